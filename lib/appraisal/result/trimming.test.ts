import { describe, expect, test } from "vitest";
import { planOf } from "./plan";
import { readBallot } from "./reading";
import type { TallyScheme } from "./tally-form";
import { compareReadings, trim } from "./trimming";
import { SCHEME } from "./worked-example";

const plan = planOf(SCHEME);
const order = (by: typeof plan, ...marks: string[]) =>
  marks
    .map((each) => readBallot(by, each))
    .sort((a, b) => compareReadings(by, a, b))
    .map((reading) => reading.marks);

describe("the order of ballots", () => {
  test("is by composite before anything else", () =>
    expect(order(plan, "E,P,P,P,P", "P,P,P,E,P")).toEqual(["E,P,P,P,P", "P,P,P,E,P"]));
  test("is by dimension points where composites tie", () =>
    expect(order(plan, "E,G,G,G,G", "G,E,G,G,G")).toEqual(["G,E,G,G,G", "E,G,G,G,G"]));

  const scheme: TallyScheme = {
    ...SCHEME,
    dimensions: [
      {
        key: "德",
        weight: "60",
        indicators: [
          { key: "D1", weight: "30" },
          { key: "D2", weight: "30" },
        ],
      },
      { key: "能", weight: "40" },
      { key: "勤", weight: "0" },
    ],
  };
  const mixed = planOf(scheme);
  test("is by indicator points where dimensions tie, and what only begins the other is smaller", () =>
    expect(order(mixed, "E,F,E,G", "F,E,E,G", "G,E,G")).toEqual(["G,E,G", "F,E,E,G", "E,F,E,G"]));
  test("knows a dimension of weight zero by its points", () =>
    expect(order(mixed, "G,E,E", "G,E,P", "G,E,G")).toEqual(["G,E,P", "G,E,G", "G,E,E"]));
});

describe("trimming", () => {
  test("leaves out exactly two even where all ballots are one", () => {
    const six = Array.from({ length: 6 }, () => readBallot(plan, "G,G,G,G,G"));
    expect([trim(plan, six).length, trim(plan, six.slice(1)).length, trim(plan, []).length]).toEqual([4, 5, 0]);
  });
});

describe("reading", () => {
  test.each(["E,G,E", "E,G,E,G,", "E;G;E;G;E", "X,G,E,G,E", "", "E,G,E,G,好", "e,G,E,G,E"])("refuses %j", (marks) =>
    expect(() => readBallot(plan, marks)).toThrow(RangeError),
  );
  test("takes longer option names the slow way, to the same sums", () => {
    const words = planOf({ ...SCHEME, options: { 优秀: "100", 良好: "80" } });
    const [quick, slow] = [readBallot(plan, "E,G,E,E,G"), readBallot(words, "优秀,良好,优秀,优秀,良好")];
    expect([slow.composite, slow.sums]).toEqual([quick.composite, quick.sums]);
  });
});
