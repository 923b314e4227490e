import { expect, test } from "vitest";
import { alternate, median } from "./measure";

test("the median of five is the third; one slow round moves nothing", () => {
  expect(median([5, 900, 3, 4, 6])).toBe(5);
  expect(median([4, 2])).toBe(3);
  expect(() => median([])).toThrow("no figures");
});

test("product and floor run in turns, who goes first in turns as well, and the first round does not count", async () => {
  const order: string[] = [];
  const side = (name: string, figures: number[]) => async (round: number) => {
    order.push(`${name}${round}`);
    return figures[round] as number;
  };
  const product = side("p", [999, 10, 20, 30, 40, 50]);
  const floor = side("f", [999, 1, 2, 3, 4, 5]);
  expect(await alternate({ product, floor })).toEqual({ product: 30, floor: 3 });
  expect(order.join(" ")).toBe("p0 f0 f1 p1 p2 f2 f3 p3 p4 f4 f5 p5");
});
