import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Fraction } from "@/lib/fraction";
import { isWithheld, type MergedBlock, mergeBlocks } from "./merging";
import {
  type Atom,
  isolatedSets,
  mayShowComments,
  type PublishedRow,
  poolMeans,
  publicationFaults,
} from "./publication";
import { evaluateTally } from "./tally";
import { ballots, CADRE_A, counted, SCHEME, subject } from "./worked-example";

const f = Fraction.parse;
const row = (parts: Record<string, string>): PublishedRow => ({
  parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, f(part)])),
});
const atom = (name: string, ballots: number, anonymous = true): Atom => ({ name, ballots, anonymous });

describe("the linear test", () => {
  const atoms = [atom("G1", 5, false), atom("G2", 8), atom("G4", 2)];
  test("sees a hidden group through the total and the others' means", () => {
    const total = row({ G1: "0.4", G2: "0.5", G4: "0.1" });
    expect(isolatedSets(atoms, [total, row({ G1: "1" }), row({ G2: "1" })], 5)).toEqual([["G4"]]);
    expect(isolatedSets(atoms, [total, row({ G1: "1" })], 5)).toEqual([]);
  });
  test("sees two small groups together that neither row shows alone", () => {
    const small = [atom("G1", 5, false), atom("G2", 2), atom("G3", 2)];
    const total = row({ G1: "0.4", G2: "0.3", G3: "0.3" });
    expect(isolatedSets(small, [total, row({ G1: "1" })], 5)).toEqual([["G2", "G3"]]);
  });
  test("sees a trimmed and an untrimmed figure of one group as nothing new, and a repeated row neither", () => {
    expect(isolatedSets(atoms, [row({ G2: "1" }), row({ G2: "2" })], 5)).toEqual([]);
  });
  test("takes named groups as they are: their ballots are no secret of few", () => {
    expect(isolatedSets([atom("G1", 2, false)], [row({ G1: "1" })], 5)).toEqual([]);
  });
});

/** Any scheme of up to six groups, any counts: the mean of a block spread over its groups, as they were cast. */
const schemes = fc
  .record({
    anonymous: fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
    cuts: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 6, maxLength: 6 }),
    wishes: fc.array(fc.array(fc.nat(5), { maxLength: 3 }), { minLength: 6, maxLength: 6 }),
    anonymityThreshold: fc.integer({ min: 3, max: 8 }),
    counts: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 6, maxLength: 6 }),
  })
  .map(({ anonymous, cuts, wishes, anonymityThreshold, counts }) => {
    const groups = anonymous.map((secret, at) => ({
      key: `G${at}`,
      weight: String(cuts[at]),
      anonymous: secret,
      mergeInto: [...new Set(wishes[at])].filter((wish) => anonymous[wish]).map((wish) => `G${wish}`),
    }));
    const cast = Object.fromEntries(groups.map(({ key }, at) => [key, counts[at] ?? 0]));
    return { scheme: { groups, anonymityThreshold }, counts: cast };
  });

function rowsOf(blocks: MergedBlock[], counts: Record<string, number>, withheld: boolean): PublishedRow[] {
  const spread = ({ groups, valid }: MergedBlock, weight: Fraction) =>
    groups.map((group) => [group, weight.times(Fraction.of(counts[group] ?? 0, valid))] as const);
  const means = withheld ? [] : blocks.map((block) => ({ parts: Object.fromEntries(spread(block, Fraction.one)) }));
  return [...means, { parts: Object.fromEntries(blocks.flatMap((block) => spread(block, block.weight))) }];
}

describe("published blocks", () => {
  test("never hold fewer anonymous ballots than the threshold", () =>
    fc.assert(
      fc.property(schemes, ({ scheme, counts }) => {
        const blocks = mergeBlocks(scheme, counts);
        if (isWithheld(scheme, blocks)) return;
        for (const block of blocks.filter(({ anonymous }) => anonymous)) {
          expect(block.valid).toBeGreaterThanOrEqual(scheme.anonymityThreshold);
        }
      }),
      { numRuns: 1000 },
    ));

  test("never let a reader isolate such a set, down to the groups before merging", () =>
    fc.assert(
      fc.property(schemes, ({ scheme, counts }) => {
        const blocks = mergeBlocks(scheme, counts);
        const withheld = isWithheld(scheme, blocks);
        // Nobody but few anonymous voters: no rule of printing helps, and publicationFaults stops the release (below).
        if (withheld && blocks.every(({ anonymous }) => anonymous)) return;
        const atoms = blocks.flatMap(({ groups, anonymous }) =>
          groups.map((group) => atom(group, counts[group] ?? 0, anonymous)),
        );
        expect(isolatedSets(atoms, rowsOf(blocks, counts, withheld), scheme.anonymityThreshold)).toEqual([]);
      }),
      { numRuns: 500 },
    ));

  test("would betray few if a small block were hidden instead of merged", () => {
    const counts = { G1: 5, G2: 8, G3: 10, G4: 2 };
    const unmerged = mergeBlocks({ ...SCHEME, anonymityThreshold: 1 }, counts);
    const shown = unmerged.filter(({ key }) => key !== "G4");
    const rows = [...rowsOf(shown, counts, false).slice(0, -1), rowsOf(unmerged, counts, true)[0] ?? row({})];
    const atoms = unmerged.map(({ key, valid, anonymous }) => atom(key, valid, anonymous));
    expect(isolatedSets(atoms, rows, 5)).toEqual([["G4"]]);
  });
});

describe("a release", () => {
  const { subjects } = evaluateTally({
    scheme: SCHEME,
    subjects: [subject("A", CADRE_A), subject("B", { G1: "EEEEE GGGGG", G2: "EEEEE", G3: "GGGGG GGGGE" }, {})],
  });
  test("of results as counted has no fault, below the threshold altogether included", () => {
    expect(subjects[1]?.blocks.map(({ mean }) => mean)).toEqual([null, null]);
    expect(publicationFaults(SCHEME, subjects)).toEqual([]);
  });
  test("is stopped when a small block prints its mean, or when the total is nothing but a small block", () => {
    const printed = subjects.map((result) => ({
      ...result,
      blocks: result.blocks.map((block) => ({ ...block, mean: "90.00" })),
    }));
    expect(publicationFaults(SCHEME, printed)).toEqual([{ id: "B", blocks: ["G2+G3"] }]);
    const only = { ...SCHEME, groups: [{ key: "G2", weight: "100", anonymous: true }] };
    const alone = evaluateTally({
      scheme: only,
      subjects: [{ id: "A", pool: "P", assigned: { G2: 3 }, ballots: ballots("G2", "EEEEE EEEEE EEEEE") }],
    });
    expect(alone.subjects[0]).toMatchObject({ status: "valid", ballotScore: "100.00" });
    expect(publicationFaults(only, alone.subjects)).toEqual([{ id: "A", blocks: ["G2"] }]);
  });
  test("shows free text from k anonymous ballots on, named ones not counted", () => {
    expect(subjects.map(({ blocks }) => mayShowComments(SCHEME, blocks))).toEqual([true, false]);
    expect(
      mayShowComments(SCHEME, [
        { groups: ["G1"], valid: 9 },
        { groups: ["G2"], valid: 4 },
      ]),
    ).toBe(false);
  });
  test("shows a pool's mean from five valid subjects on", () => {
    const pool = ["90.00", "80.00", "70.01", "60.00"].map((score) => counted(score, score, { 德: score }));
    expect(poolMeans([...pool, { ballotScore: null, dimensions: null }])).toBeNull();
    expect(poolMeans([...pool, counted("e", "50.00", { 德: "50.00" })])).toEqual({
      subjects: 5,
      ballotScore: "70.00",
      dimensions: { 德: "70.00" },
    });
  });
});
