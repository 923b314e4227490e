import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { schemeFaults } from "./checks";
import { DEFAULT_SCHEME } from "./default-scheme";
import {
  addDimension,
  addGroup,
  freeKey,
  removeDimension,
  removeFrom,
  removeGroup,
  renameDimension,
  renameGrade,
  renameGroup,
  setAnonymous,
  setAt,
  setScaleMode,
  shift,
} from "./editing";

const paths = (scheme = DEFAULT_SCHEME) => schemeFaults(scheme).map(({ path }) => path);

describe("what refers to a row follows it", () => {
  test("a renamed group keeps its place in the precedence and in the merge lists", () => {
    const renamed = renameGroup(DEFAULT_SCHEME, 1, "同级");
    expect(renamed.groupPrecedence).toEqual(["G1", "同级", "G4", "G3"]);
    expect(renamed.groups[3]?.mergeInto).toEqual(["同级", "G3"]);
    expect(schemeFaults(renamed)).toEqual([]);
  });

  test("typing a key letter by letter, even through one that is taken, ends where it should", () => {
    let scheme = DEFAULT_SCHEME;
    for (const typed of ["G", "", "G", "G3", "G", "P", "PE"]) scheme = renameGroup(scheme, 1, typed);
    expect(scheme.groups[1]?.key).toBe("PE");
    expect(scheme.groups[2]?.key).toBe("G3");
  });

  test("a removed group leaves no reference behind; only its weight is missing", () => {
    expect(paths(removeGroup(DEFAULT_SCHEME, 3))).toEqual(["groups"]);
  });

  test("a group made named merges with nobody any more", () => {
    const named = setAnonymous(DEFAULT_SCHEME, 1, false);
    expect(named.groups.map(({ mergeInto }) => mergeInto)).toEqual([[], [], [], ["G3"]]);
    expect(schemeFaults(named)).toEqual([]);
  });

  test("a renamed dimension is followed by the tie break; a removed one leaves it", () => {
    expect(renameDimension(DEFAULT_SCHEME, 3, "业绩").quota.tieBreak).toEqual(["德", "业绩", "廉"]);
    expect(removeDimension(DEFAULT_SCHEME, 3).quota.tieBreak).toEqual(["德", "廉"]);
  });

  test("the quota follows its grade's name", () => {
    expect(renameGrade(DEFAULT_SCHEME, 0, "优").quota.grade).toBe("优");
    expect(renameGrade(DEFAULT_SCHEME, 1, "合格").quota.grade).toBe("优秀");
  });

  test("a new group or dimension only lacks what has to be typed", () => {
    expect(addGroup(DEFAULT_SCHEME).groupPrecedence).toEqual(["G1", "G2", "G4", "G3", "G5"]);
    expect(new Set(paths(addGroup(DEFAULT_SCHEME)))).toEqual(new Set(["groups[4].weight"]));
    expect(paths(addDimension(DEFAULT_SCHEME))).toContain("dimensions[5].weight");
  });

  test("either scale is complete from the moment it is chosen", () => {
    const points = setScaleMode(DEFAULT_SCHEME, "hundred");
    expect(schemeFaults(points)).toEqual([]);
    expect(setScaleMode(points, "options").scale).toEqual(DEFAULT_SCHEME.scale);
  });
});

describe("lists and paths", () => {
  test("setting one place changes that place and no other, and not the original", () => {
    const before = structuredClone(DEFAULT_SCHEME);
    const changed = setAt(DEFAULT_SCHEME, ["dimensions", 0, "indicators", 2, "weight"], "7");
    expect(changed.dimensions[0]?.indicators[2]?.weight).toBe("7");
    expect(setAt(changed, ["dimensions", 0, "indicators", 2, "weight"], "5")).toEqual(before);
    expect(DEFAULT_SCHEME).toEqual(before);
  });

  test("shifting down and up again restores the list; nothing is lost or doubled", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 2 }), fc.nat(), (list, at) => {
        const index = at % (list.length - 1);
        expect(shift(shift(list, index, 1), index + 1, -1)).toEqual(list);
        expect(shift(list, index, 1).toSorted()).toEqual(list.toSorted());
        expect(shift(list, 0, -1)).toEqual(list);
        expect(removeFrom(list, index)).toHaveLength(list.length - 1);
      }),
    );
  });

  test("a free key is free", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9).map((n) => `G${n}`)), (taken) => {
        expect(taken).not.toContain(freeKey("G", taken));
      }),
    );
  });
});
