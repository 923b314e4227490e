import { describe, expect, test } from "vitest";
import { Fraction } from "@/lib/fraction";
import { evaluateTally } from "./tally";
import type { TallyScheme, TallySubject } from "./tally-form";
import { ballots, SCHEME, subject } from "./worked-example";

const run = (cadre: TallySubject, scheme: TallyScheme = SCHEME) => {
  const [result] = evaluateTally({ scheme, subjects: [cadre] }).subjects;
  if (!result) throw new Error("no result");
  return result;
};
const lead = "GGGGG ".repeat(5);
const sheets = (count: number, sheet = "GGGGG") => `${sheet} `.repeat(count);
const blocksOf = (cadre: TallySubject, scheme = SCHEME) =>
  run(cadre, scheme).blocks.map(({ groups, weight, valid }) => `${groups.join("+")}:${weight}:${valid}`);

describe("the edge of trimming", () => {
  const six = "EEEEE EEEEE EEEEE EEEEE EEEEE PPPPP";
  test("five ballots all count, of six the highest and the lowest go", () => {
    const five = run(subject("A", { G1: lead, G3: "EEEEE EEEEE EEEEE EEEEE PPPPP" }));
    expect(five.blocks[1]).toMatchObject({ valid: 5, retained: 5, mean: "88.00" });
    expect(run(subject("A", { G1: lead, G3: six })).blocks[1]).toMatchObject({ valid: 6, retained: 4, mean: "100.00" });
  });
  test("the named group is trimmed by the same rule", () =>
    expect(run(subject("A", { G1: six, G3: lead })).blocks[0]).toMatchObject({
      valid: 6,
      retained: 4,
      mean: "100.00",
    }));
  test("a merged block is trimmed as one", () => {
    const cadre = subject("A", { G1: lead, G2: "EEEEE GGGGG GGGGG", G4: "GGGGG GGGGG PPPPP" });
    expect(run(cadre).blocks[1]).toMatchObject({ groups: ["G2", "G4"], valid: 6, retained: 4, mean: "80.00" });
  });
  test("among equal composites the mark vector decides, at the top and at the bottom", () => {
    const alone = { ...SCHEME, groups: [{ key: "G1", weight: "100", anonymous: false }] };
    const dimensions = (list: string) => run(subject("A", { G1: list }), alone).dimensions;
    // 德 and 能 weigh the same, so the composites tie; EG… is greater than GE…, FG… smaller than GF….
    expect(dimensions("GEGGG EGGGG GGGGG GGGGG GGGGG PGGGG")).toMatchObject({ 德: "80.00", 能: "85.00" });
    expect(dimensions("GFGGG FGGGG GGGGG GGGGG GGGGG EEGGG")).toMatchObject({ 德: "80.00", 能: "75.00" });
  });
});

describe("the edge of the threshold", () => {
  test("five stand alone, four are merged with their partner", () => {
    expect(blocksOf(subject("A", { G1: lead, G2: sheets(8), G3: sheets(8), G4: sheets(5) }))).toEqual([
      "G1:40:5",
      "G2:20:8",
      "G3:30:8",
      "G4:10:5",
    ]);
    expect(blocksOf(subject("A", { G1: lead, G2: sheets(8), G3: sheets(8), G4: sheets(4) }))).toEqual([
      "G1:40:5",
      "G2+G4:30:12",
      "G3:30:8",
    ]);
  });
  test("a named group of two is not merged", () =>
    expect(blocksOf(subject("A", { G1: sheets(2), G2: sheets(8), G3: sheets(8) }))).toEqual([
      "G1:40:2",
      "G2:20:8",
      "G3:30:8",
    ]));
  test("the smallest weight goes first, and takes its partner's whole block", () => {
    // G4 (10) joins G2 to 5 ballots; had G2 gone first it would have joined G3.
    expect(blocksOf(subject("A", { G1: lead, G2: sheets(3), G3: sheets(9), G4: sheets(2) }))).toEqual([
      "G1:40:5",
      "G2+G4:30:5",
      "G3:30:9",
    ]);
    expect(blocksOf(subject("A", { G1: lead, G2: sheets(2), G3: sheets(9), G4: sheets(2) }))).toEqual([
      "G1:40:5",
      "G2+G3+G4:60:13",
    ]);
  });
  test("an absent partner is skipped", () =>
    expect(blocksOf(subject("A", { G1: lead, G3: sheets(9), G4: sheets(2) }))).toEqual(["G1:40:5", "G3+G4:40:11"]));
  test("below it altogether no block prints a mean, the named one included; total and dimensions stay", () => {
    const result = run(subject("A", { G1: sheets(5, "EEEEE"), G2: sheets(2, "GGGGG"), G3: sheets(2, "GGGGG") }));
    expect(result.blocks).toEqual([
      { groups: ["G1"], weight: "40", valid: 5, retained: 5, mean: null, exact: null },
      { groups: ["G2", "G3"], weight: "50", valid: 4, retained: 4, mean: null, exact: null },
    ]);
    expect(result).toMatchObject({ status: "valid", ballotScore: "88.89", ballotScoreExact: "800/9", total: "88.89" });
    expect(result.dimensions).toEqual({ 德: "88.89", 能: "88.89", 勤: "88.89", 绩: "88.89", 廉: "88.89" });
  });
  test("ballots stored in a merged block form it from the start, and may be merged further", () => {
    const cast = (block: string, count: number) => ballots(block, sheets(count));
    const cadre = {
      id: "A",
      pool: "P",
      assigned: { G1: 5, G2: 3, G3: 9, G4: 3 },
      ballots: [...ballots("G1", lead), ...cast("G2+G4", 6), ...cast("G3", 9)],
    };
    expect(blocksOf(cadre)).toEqual(["G1:40:5", "G2+G4:30:6", "G3:30:9"]);
    expect(blocksOf({ ...cadre, ballots: [...ballots("G1", lead), ...cast("G2+G4", 4), ...cast("G3", 9)] })).toEqual([
      "G1:40:5",
      "G2+G3+G4:60:13",
    ]);
  });
});

describe("missing groups", () => {
  test("are dropped and never counted as zero", () => {
    const result = run(subject("A", { G1: sheets(5, "EEEEE"), G2: sheets(5, "GGGGG"), G3: sheets(5, "GGGGG") }));
    // (40×100 + 50×80) ÷ 90
    expect(result).toMatchObject({ ballotScoreExact: "800/9", ballotScore: "88.89" });
    expect(result.blocks).toHaveLength(3);
  });
  test("without the superiors there is no score, though everyone else voted", () =>
    expect(run(subject("A", { G2: sheets(9), G3: sheets(9), G4: sheets(9) }))).toMatchObject({
      status: "no-superiors",
      participation: { assigned: 27, valid: 27 },
      blocks: [],
      dimensions: null,
      total: null,
      suggested: null,
      rank: null,
      reasons: [],
    }));
  test("half of the weight may be missing, more may not", () => {
    expect(run(subject("A", { G1: lead, G4: sheets(6) }))).toMatchObject({ status: "valid" });
    expect(run(subject("A", { G1: lead }))).toMatchObject({ status: "no-superiors" });
  });
  test("too few comes before no superiors", () =>
    expect(run(subject("A", { G2: sheets(3) }, { assigned: { G1: 5, G2: 5 } })).status).toBe("too-few"));
});

describe("evidence", () => {
  const cadre = subject("A", {
    G1: sheets(5, "EEEEE"),
    G2: sheets(5, "EEEEE"),
    G3: sheets(5, "EEEEE"),
    G4: sheets(5, "EEEEE"),
  });
  const total = (more: Partial<TallySubject>) => run({ ...cadre, ...more }).total;
  test("enters T by its shares; what is missing is divided out", () => {
    expect(total({})).toBe("100.00");
    expect(total({ performance: "90", routine: "80" })).toBe("93.00");
    expect(total({ performance: "90" })).toBe("96.25");
    expect(total({ routine: "80" })).toBe("94.29");
  });
  test("adjustments are summed, clipped to +5 and −10, and T to 0–100", () => {
    expect(total({ performance: "80", routine: "80", adjustments: [{ points: "4" }, { points: "4" }] })).toBe("95.00");
    expect(total({ performance: "80", routine: "80", adjustments: [{ points: "-8" }, { points: "-8" }] })).toBe(
      "80.00",
    );
    expect(total({ performance: "80", routine: "80", adjustments: [{ points: "9" }, { points: "-8" }] })).toBe("91.00");
    expect(total({ adjustments: [{ points: "1" }] })).toBe("100.00");
    const worst = subject("A", { G1: sheets(5, "PPPPP"), G3: sheets(5, "PPPPP") });
    expect(run({ ...worst, performance: "0", routine: "0", adjustments: [{ points: "-99" }] }).total).toBe("10.00");
    const scheme = { ...SCHEME, options: { ...SCHEME.options, P: "0" } };
    expect(run({ ...worst, adjustments: [{ points: "-1" }] }, scheme).total).toBe("0.00");
  });
  test("M enters as its rounded official value", () => {
    const scheme = { ...SCHEME, composite: { ballots: "1", performance: "0", routine: "0" } };
    const third = subject("A", { G1: "EEEEE EEEEE GGGGG", G3: "EEEEE EEEEE GGGGG" });
    // M is 93.333…: 93.33 + 1.0049 rounds to 94.33, where the unrounded sum would round to 94.34.
    expect(run({ ...third, performance: "0", adjustments: [{ points: "1.0049" }] }, scheme).total).toBe("94.33");
    expect(run(third, scheme).ballotScoreExact).toBe("280/3");
  });
});

describe("a dimension of weight zero", () => {
  test("has a result of its own and no part in the score", () => {
    const dimensions = [...SCHEME.dimensions, { key: "智", weight: "0" }];
    const result = run(subject("A", { G1: sheets(5, "GGGGGE"), G3: sheets(5, "GGGGGE") }), { ...SCHEME, dimensions });
    expect(result).toMatchObject({ ballotScoreExact: "80", dimensions: { 德: "80.00", 智: "100.00" } });
  });
});

describe("a large scheme", () => {
  test("whose decimals pass the safe integers is reckoned as exactly", () => {
    const [first, ...others] = SCHEME.dimensions;
    const [D1, D2, ...rest] = first?.indicators ?? [];
    if (!first || !D1 || !D2) throw new Error("no indicators");
    const fine = {
      ...first,
      indicators: [{ ...D1, weight: "5.99999999999999999999" }, { ...D2, weight: "5.00000000000000000001" }, ...rest],
    };
    const marks = "E,G,E,G,G,E,G,G,E,E,G,G,E,G,G,E,E,G";
    const scheme = {
      ...SCHEME,
      dimensions: [fine, ...others],
      groups: [{ key: "G1", weight: "100", anonymous: false }],
    };
    const cadre = { id: "A", pool: "P", assigned: { G1: 1 }, ballots: [{ block: "G1", marks }] };
    expect(run(cadre, { ...scheme, dimensions: SCHEME.dimensions }).ballotScoreExact).toBe("442/5");
    const moved = Fraction.parse("88.4").minus(Fraction.parse("0.000000000000000000002"));
    expect(run(cadre, scheme).ballotScoreExact).toBe(moved.toString());
  });
});
