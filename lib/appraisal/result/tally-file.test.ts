import { describe, expect, test } from "vitest";
import { DEFAULT_SCHEME } from "../scheme/default-scheme";
import { evaluateTally } from "./tally";
import { tallyFileText } from "./tally-export";
import { readTally } from "./tally-file";
import { CADRE_A, SCHEME, subject, tallyText } from "./worked-example";

const cadre = subject("A", CADRE_A, {
  performance: "93.40",
  routine: "92.50",
  adjustments: [{ points: "1.00", reason: "帮带优秀出师" }],
  effects: [{ effect: "BAR_EXCELLENT", reason: "警告" }],
});
const TEXT = tallyText([cadre]);

function faultIn(text: string): string {
  try {
    readTally(text);
  } catch (error) {
    return (error as Error).message;
  }
  return "no fault";
}
describe("points out of a hundred", () => {
  const { options: _, ...rest } = SCHEME;
  const hundred = { ...rest, scale: { mode: "hundred" as const } };
  const file = (mark: string) =>
    tallyText(
      [
        {
          ...subject("A", {}),
          assigned: { G1: 1, G3: 1 },
          ballots: ["G1", "G3"].map((block) => ({ block, marks: Array(5).fill(mark).join(",") })),
        },
      ],
      hundred,
    );
  test.each([
    ["100.00000000000000000001", "must lie between 0 and 100, is 100.00000000000000000001"],
    ["-0.5", "must lie between 0 and 100, is -0.5"],
    ["E", 'is not a decimal: "E"'],
    ["9e1", 'is not a decimal: "9e1"'],
  ])("%s is refused", (mark, why) => expect(faultIn(file(mark))).toBe(`subjects[0].ballots[0].marks.德: ${why}`));
  test("enter exactly, whatever their decimals", () => {
    const [result] = evaluateTally(readTally(file("88.2350000000000000000001"))).subjects;
    expect(result).toMatchObject({ ballotScore: "88.24", total: "88.24", dimensions: { 德: "88.24" } });
    expect(result?.ballotScoreExact).toBe("882350000000000000000001/10000000000000000000000");
  });
});

describe("what may be absent", () => {
  test("is absent, and an effect may be a word", () => {
    const text = JSON.stringify({
      ...JSON.parse(TEXT),
      subjects: [{ id: "A", pool: "P", assigned: {}, ballots: [], effects: ["NO_GRADE"] }],
    });
    expect(evaluateTally(readTally(text)).subjects[0]).toMatchObject({
      status: "no-superiors",
      participation: { assigned: 0, valid: 0 },
    });
  });
  test("a byte-order mark is no fault, and an empty list of subjects neither", () => {
    expect(faultIn(`\uFEFF${TEXT}`)).toBe("no fault");
    expect(evaluateTally(readTally(tallyText([])))).toEqual({ subjects: [], quota: [] });
  });
});

describe("the file the portal writes", () => {
  test("reads back to the same result, both forms of ballot and merged blocks included", () => {
    const indicator = Array(5)
      .fill("E,G,E,G,G,E,G,G,E,E,G,G,E,G,G,E,E,G")
      .map((marks) => ({ block: "G1", marks }));
    const merged = ["E,E,G,E,E", "G,G,G,G,G", "F,G,G,E,E", "G,G,G,E,P", "E,G,E,G,E", "E,E,E,E,E"].map((marks) => ({
      block: "G2+G3",
      marks,
    }));
    const written = {
      ...cadre,
      assigned: { G1: 5, G2: 2, G3: 5 },
      void: { G3: 1 },
      ballots: [...indicator, ...merged],
      adjustments: [{ id: "a1", points: "1.00", reason: "帮带优秀出师", enteredBy: "x" }],
    };
    const text = tallyFileText(DEFAULT_SCHEME, [written]);
    expect(evaluateTally(readTally(text))).toEqual(evaluateTally({ scheme: SCHEME, subjects: [written] }));
    expect(JSON.parse(text).subjects[0].ballots[0].marks).toMatchObject({ D1: "E", L3: "G" });
  });
});
