import { describe, expect, test } from "vitest";
import { Fraction } from "@/lib/fraction";
import { DEFAULT_SCHEME } from "../scheme/default-scheme";
import { planOf } from "./plan";
import { quotaOf } from "./quota";
import { readBallot } from "./reading";
import { routineScore } from "./scoring";
import { conclude, evaluateTally } from "./tally";
import { readTally } from "./tally-file";
import { CADRE_A, counted, SCHEME, subject, tallyText } from "./worked-example";

// The worked data of the field handbook, verbatim: figures there were computed apart from this code.

const at = (official: string) => Fraction.parse(official);

test("oracle 0: a ballot by indicator yields dimension scores and a composite", () => {
  const plan = planOf(SCHEME);
  const { sums, composite } = readBallot(plan, "E,G,E,G,G,E,G,G,E,E,G,G,E,G,G,E,E,G");
  const scores = sums.map((sum, dimension) =>
    Fraction.of(BigInt(sum), plan.dimensionDivisors[dimension] ?? 1n).round(2),
  );
  expect(scores).toEqual(["91.00", "85.00", "93.33", "85.14", "94.00"]);
  expect(Fraction.of(BigInt(composite), plan.compositeDivisor).round(2)).toBe("88.40");
});

describe("oracle 1: cadre A, four groups complete", () => {
  const routine = routineScore(["95", "85", "95", "95"]);
  const cadre = subject("A", CADRE_A, { performance: "93.40", routine });
  const peers = ["B", "C", "D", "E"].map((id) => subject(id, { G1: "GGGGG", G2: "GGGGG", G3: "GGGGG", G4: "GGGGG" }));
  const output = evaluateTally(readTally(tallyText([cadre, ...peers])));

  test("its composites are those of the handbook", () => {
    const plan = planOf(SCHEME);
    const composites = Object.values(CADRE_A).map((sheets) =>
      sheets
        .split(" ")
        .map((sheet) =>
          Fraction.of(BigInt(readBallot(plan, [...sheet].join()).composite), plan.compositeDivisor).toString(),
        ),
    );
    expect(composites).toEqual([
      ["97", "93", "89", "90", "82"],
      ["97", "86", "82", "89", "84", "77", "100", "78"],
      ["100", "93", "89", "86", "80", "97", "82", "93", "76", "89"],
      ["89", "93", "82", "86", "79", "97"],
    ]);
  });

  test("every published figure is that of the handbook", () => {
    expect(output.subjects[0]).toEqual({
      id: "A",
      status: "valid",
      participation: { assigned: 29, valid: 29 },
      blocks: [
        { groups: ["G1"], weight: "40", valid: 5, retained: 5, mean: "90.20", exact: "451/5" },
        { groups: ["G2"], weight: "20", valid: 8, retained: 6, mean: "86.00", exact: "86" },
        { groups: ["G3"], weight: "30", valid: 10, retained: 8, mean: "88.63", exact: "709/8" },
        { groups: ["G4"], weight: "10", valid: 6, retained: 4, mean: "87.50", exact: "175/2" },
      ],
      dimensions: { 德: "90.80", 能: "83.95", 勤: "80.00", 绩: "90.88", 廉: "98.58" },
      ballotScore: "88.62",
      ballotScoreExact: "35447/400",
      total: "90.83",
      suggested: "优秀",
      rank: 1,
      reasons: [],
    });
    expect(routine).toBe("92.50");
  });

  test("the dimension means of each group, one group at a time, are those of the handbook", () => {
    const alone = (sheets: string) => {
      const only = { ...SCHEME, groups: [{ key: "G1", weight: "100", anonymous: false }] };
      return Object.values(
        evaluateTally({ scheme: only, subjects: [subject("A", { G1: sheets })] }).subjects[0]?.dimensions ?? {},
      );
    };
    expect(Object.values(CADRE_A).map(alone)).toEqual([
      ["92.00", "88.00", "80.00", "92.00", "100.00"],
      ["90.00", "80.00", "80.00", "86.67", "96.67"],
      ["90.00", "82.50", "80.00", "92.50", "97.50"],
      ["90.00", "80.00", "80.00", "90.00", "100.00"],
    ]);
  });
});

/** Oracle 4: id, T, 德, 绩, 廉. */
const POOL = `
C01 95.20 94.00 95.00 98.00
C02 94.10 94.40 93.00 97.00
C03 92.36 93.10 92.00 96.00
C04 92.36 91.40 94.50 96.00
C05 91.02 90.10 91.00 95.00
C06 90.00 90.00 89.50 94.00
C07 89.99 90.20 88.80 94.00
C08 88.75 88.00 89.00 92.00
C09 82.10 83.00 81.00 90.00
C10 75.40 78.00 73.00 88.00
C11 64.30 66.00 60.00 82.00
C12 58.90 62.00 52.00 80.00`;

function concludePool(change: (row: string[]) => string[] = (row) => row) {
  const rows = POOL.trim()
    .split("\n")
    .map((line) => change(line.split(" ")));
  return conclude(
    SCHEME,
    rows.map(([id = "", total = "", 德 = "", 绩 = "", 廉 = ""]) => ({
      counted: counted(id, total, { 德, 绩, 廉 }),
      pool: "中层副职",
      evidence:
        id === "C01" ? { effects: [{ effect: "BAR_EXCELLENT" as const, reason: "处分期2025-09-10至2026-03-09" }] } : {},
    })),
  );
}

describe("oracle 4: a tie at the boundary of the quota", () => {
  test("is broken by 德 where it can be; the barred keeps rank 1", () => {
    const { subjects, quota } = concludePool();
    expect(quota).toEqual([
      { pool: "中层副职", base: 12, places: 2, granted: ["C02", "C03"], undecided: [], remaining: 0 },
    ]);
    expect(subjects.map(({ rank }) => rank)).toEqual([1, 2, 3, 3, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(subjects.map(({ suggested }) => suggested)).toEqual(
      "称职 优秀 优秀 称职 称职 称职 称职 称职 称职 称职 基本称职 不称职".split(" "),
    );
    expect(subjects.map(({ reasons }) => reasons.join())).toEqual([
      "处分期2025-09-10至2026-03-09",
      "",
      "",
      "优秀名额已满",
      "优秀名额已满",
      "优秀名额已满",
      ...Array(6).fill(""),
    ]);
  });

  test("4b: complete equals are left to the committee, and nobody behind them is granted", () => {
    const { subjects, quota } = concludePool(([id = "", ...rest]) =>
      id === "C04" ? [id, "92.36", "93.10", "92.00", "96.00"] : [id, ...rest],
    );
    expect(quota).toEqual([
      { pool: "中层副职", base: 12, places: 2, granted: ["C02"], undecided: ["C03", "C04"], remaining: 1 },
    ]);
    expect(subjects.slice(2, 5).map(({ suggested, reasons }) => [suggested, ...reasons])).toEqual([
      [null, "并列,待党委票决"],
      [null, "并列,待党委票决"],
      ["称职", "优秀名额已满"],
    ]);
  });

  test.each([
    ["0.20", [0, 0, 1, 1, 2, 2, 2, 3]],
    ["0.25", [0, 1, 1, 2, 2, 3, 3, 3]],
  ])("the quota table of %s: never rounded up", (ratio, places) => {
    const sizes = [3, 4, 5, 9, 10, 12, 14, 15];
    const pool = (size: number) =>
      Array.from({ length: size }, (_, id) => ({ id: String(id), total: "80.00", tieBreak: [], candidate: false }));
    expect(sizes.map((size) => quotaOf("", ratio, pool(size)).places)).toEqual(places);
  });
});

describe("oracle 5: participation below two thirds", () => {
  const sheets = (valid: number) => ({ G1: "GGGGG ".repeat(5), G2: "EGGGG ".repeat(valid - 5) });
  const run = (valid: number) => {
    const scheme = {
      ...SCHEME,
      groups: SCHEME.groups.map((group) => (group.key === "G2" ? { ...group, weight: "60" } : group)),
    };
    const two = { ...scheme, groups: scheme.groups.slice(0, 2).map((group) => ({ ...group, mergeInto: [] })) };
    const cadre = subject("A", sheets(valid), { assigned: { G1: 5, G2: 25 } });
    return evaluateTally(readTally(tallyText([cadre], two))).subjects[0];
  };

  test("19 of 30 yield no figure at all", () => {
    expect(run(19)).toEqual({
      id: "A",
      status: "too-few",
      participation: { assigned: 30, valid: 19 },
      blocks: [],
      dimensions: null,
      ballotScore: null,
      ballotScoreExact: null,
      total: null,
      suggested: null,
      rank: null,
      reasons: [],
    });
  });
  test("20 of 30 are exactly two thirds, and enough", () =>
    expect(run(20)).toMatchObject({ status: "valid", total: expect.any(String) }));
});

test.each([
  ["70.005", "70.01"],
  ["82.345", "82.35"],
  ["88.235", "88.24"],
  ["89.985", "89.99"],
])("oracle 8: an exact %s becomes the official %s, from ballots and from evidence", (exact, official) => {
  expect(at(exact).round(2)).toBe(official);
  const only = {
    ...SCHEME,
    groups: [{ key: "G1", weight: "100", anonymous: false }],
    scale: { mode: "hundred" as const },
  };
  const marks = Array(5).fill(exact).join(",");
  const byBallot = evaluateTally({
    scheme: only,
    subjects: [{ id: "A", pool: "P", assigned: { G1: 1 }, ballots: [{ block: "G1", marks }] }],
  });
  expect(byBallot.subjects[0]).toMatchObject({
    ballotScore: official,
    total: official,
    ballotScoreExact: at(exact).toString(),
  });
  const composite = { ballots: "0", performance: "1", routine: "0" };
  const evidence = { performance: exact, routine: "0" };
  const [concluded] = conclude({ ...SCHEME, composite }, [
    { counted: counted("A", "0.00", {}), pool: "P", evidence },
  ]).subjects;
  expect(concluded?.total).toBe(official);
});

test("the default scheme carries the handbook's rules", () => {
  const { anonymityThreshold, trimAbove, participation, quota, minimumMonthsInPost } = DEFAULT_SCHEME;
  expect({ anonymityThreshold, trimAbove, participation, minimumMonthsInPost }).toEqual({
    anonymityThreshold: 5,
    trimAbove: 5,
    participation: { numerator: 2, denominator: 3 },
    minimumMonthsInPost: 6,
  });
  expect(quota.ratio).toBe("0.20");
});
