import fc from "fast-check";
import { expect, test } from "vitest";
import { lane } from "./lane";

const turn = () => new Promise((done) => setImmediate(done));

test("every item gets its own answer, whatever else travels with it and whoever fails", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 7 }),
      async (items, most) => {
        const through = lane(async (round: number[]) => {
          await turn();
          if (round.some((item) => item < 0)) throw new Error(`torn by ${round.find((item) => item < 0)}`);
          return round.map((item) => item * 2);
        }, most);
        const answers = await Promise.allSettled(items.map((item) => through(item)));
        answers.forEach((answer, at) => {
          const item = items[at] as number;
          if (item < 0) expect(answer).toMatchObject({ status: "rejected", reason: { message: `torn by ${item}` } });
          else expect(answer).toEqual({ status: "fulfilled", value: item * 2 });
        });
      },
    ),
  );
});

test("the first goes at once, the others together, never two rounds at the same time", async () => {
  const rounds: number[][] = [];
  let under = 0;
  const through = lane(async (round: number[]) => {
    under += 1;
    expect(under).toBe(1);
    rounds.push(round);
    await turn();
    under -= 1;
    return round;
  }, 3);
  await Promise.all([1, 2, 3, 4, 5, 6].map((item) => through(item)));
  expect(rounds).toEqual([[1], [2, 3, 4], [5, 6]]);
  expect(await through(7)).toBe(7);
});
