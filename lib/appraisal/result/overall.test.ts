import { describe, expect, test } from "vitest";
import { DEFAULT_SCHEME } from "../scheme/default-scheme";
import { type OverallMarks, overallCounts } from "./overall";

const cast = (block: string, letters: string): OverallMarks => ({ block, overall: [...letters] });
const count = (...blocks: OverallMarks[]) => overallCounts(DEFAULT_SCHEME, blocks);

describe("总体评价", () => {
  test("is counted over all anonymous blocks together, named ballots left out", () => {
    expect(count(cast("G2+G4", "AAABBC"), cast("G3", "AABD"), cast("G1", "DDDDD"))).toEqual({
      ballots: 10,
      options: [
        { key: "A", label: "优秀", count: 5, share: "50.00" },
        { key: "B", label: "称职", count: 3, share: "30.00" },
        { key: "C", label: "基本称职", count: 1, share: "10.00" },
        { key: "D", label: "不称职", count: 1, share: "10.00" },
      ],
      flagged: false,
    });
  });
  test("says nothing below ten anonymous ballots, however many are named", () =>
    expect(count(cast("G3", "AAAAAAAAA"), cast("G1", "AAAAA"))).toBeNull());
  test("is flagged above one third, not at it", () => {
    expect(count(cast("G3", "DDDDAAAAAAAA"))?.flagged).toBe(false);
    expect(count(cast("G3", "DDDDDAAAAAAA"))?.flagged).toBe(true);
  });
  test("knows no other mark", () => expect(() => count(cast("G3", "X"))).toThrow(RangeError));
});
