import { describe, expect, test } from "vitest";
import { blockOfGroup, isWithheld, type MergeScheme, mergeBlocks } from "./merging";

type Row = [key: string, weight: string, mergeInto: string[]];

/** Anonymous groups, with one named group before them. */
const scheme = (...rows: Row[]): MergeScheme => ({
  groups: [
    { key: "G1", weight: "40", anonymous: false },
    ...rows.map(([key, weight, mergeInto]) => ({ key, weight, anonymous: true, mergeInto })),
  ],
  anonymityThreshold: 5,
});
const keys = (by: MergeScheme, counts: Record<string, number>) => mergeBlocks(by, counts).map(({ key }) => key);

describe("which block goes first", () => {
  test("is the smallest weight among those below", () => {
    const by = scheme(["G2", "20", ["G3"]], ["G3", "30", ["G4"]], ["G4", "10", ["G2"]]);
    // G4 joins G2, which is enough; had G3 gone first it would have taken G4.
    expect(keys(by, { G1: 5, G2: 4, G3: 9, G4: 3 })).toEqual(["G1", "G2+G4", "G3"]);
  });
  test("is, of equal weights, the one whose last group stands later", () => {
    const by = scheme(["G2", "20", ["G4"]], ["G3", "20", []], ["G4", "20", ["G3"]]);
    // G4 goes to G3, and G2 must follow it there; had G2 gone first, G2+G4 would have been enough.
    expect(keys(by, { G1: 5, G2: 3, G3: 9, G4: 3 })).toEqual(["G1", "G2+G3+G4"]);
  });
});

describe("whom it joins", () => {
  test("is its first wish that has ballots, not its neighbour", () => {
    const by = scheme(["G2", "20", []], ["G3", "30", []], ["G4", "10", ["G5", "G3", "G2"]]);
    expect(
      keys({ ...by, groups: [...by.groups, { key: "G5", weight: "5", anonymous: true }] }, { G2: 9, G3: 9, G4: 1 }),
    ).toEqual(["G2", "G3+G4"]);
  });
  test("is, without a wish that holds, the first other anonymous block, never the named one", () => {
    const by = scheme(["G2", "20", []], ["G3", "30", []], ["G4", "10", []]);
    expect(keys(by, { G1: 5, G2: 9, G3: 9, G4: 1 })).toEqual(["G1", "G2+G4", "G3"]);
    expect(keys(by, { G1: 5, G4: 1 })).toEqual(["G1", "G4"]);
  });
  test("is wished for by each of its members in the order of the groups", () => {
    const by = scheme(["G2", "10", ["G5"]], ["G3", "20", ["G4"]], ["G4", "30", []], ["G5", "20", []]);
    expect(keys(by, { "G2+G3": 3, G4: 9, G5: 9 })).toEqual(["G2+G3+G5", "G4"]);
    expect(keys(by, { "G2+G3": 3, G4: 9 })).toEqual(["G2+G3+G4"]);
  });
});

describe("before the box is emptied", () => {
  const by = scheme(["G2", "20", ["G3"]], ["G3", "30", ["G2"]], ["G4", "10", ["G2", "G3"]]);
  test("counts alone tell each group its block", () =>
    expect(blockOfGroup(mergeBlocks(by, { G1: 5, G2: 8, G3: 0, G4: 2 }))).toEqual({
      G1: "G1",
      G2: "G2+G4",
      G4: "G2+G4",
    }));
  test("the last block below the threshold is told apart from one that reached it", () => {
    const withheld = (counts: Record<string, number>) => isWithheld(by, mergeBlocks(by, counts));
    expect([withheld({ G1: 5, G2: 2, G3: 2 }), withheld({ G1: 5, G2: 2, G3: 3 }), withheld({ G1: 2 })]).toEqual([
      true,
      false,
      false,
    ]);
  });
  test("an unknown group is an error, never a block of its own", () =>
    expect(() => mergeBlocks(by, { G9: 5 })).toThrow("G9"));
});
