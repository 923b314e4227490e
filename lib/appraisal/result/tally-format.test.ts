import { describe, expect, test } from "vitest";
import { evaluateTally } from "./tally";
import { readTally } from "./tally-file";
import type { TallyScheme, TallySubject } from "./tally-form";
import { ballots, SCHEME, subject, tallyText } from "./worked-example";

/** Sentences of the format that no other test of this folder holds, each from the text of a file to what is printed. */
const printed = (subjects: readonly TallySubject[], scheme: object = SCHEME) =>
  evaluateTally(readTally(tallyText(subjects, scheme)));
const sheets = (count: number, sheet = "GGGGG") => `${sheet} `.repeat(count);
const lead = sheets(5);

describe("valid and void papers", () => {
  const merged = (papers: number, assigned: Record<string, number>, voided = {}) => [
    {
      ...{ id: "A", pool: "P", assigned, void: voided },
      ballots: [...ballots("G1", lead), ...ballots("G2+G4", sheets(papers))],
    },
  ];
  test("of a merged block are held against the sum of its groups, not against one of them", () => {
    expect(printed(merged(9, { G1: 5, G2: 8, G4: 1 })).subjects[0]?.blocks[1]).toMatchObject({ valid: 9 });
    expect(() => printed(merged(10, { G1: 5, G2: 8, G4: 1 }))).toThrow(
      "subjects[0].assigned.G2+G4: 10 papers are valid or void, but only 9 voters are assigned",
    );
    expect(() => printed(merged(8, { G1: 5, G2: 8, G4: 1 }, { G2: 1, G4: 1 }))).toThrow(
      /^subjects\[0]\.assigned\.G2\+G4: 10 /,
    );
  });
  test("that are void count as assigned and not as valid: they are what may make a result void", () => {
    const cadre = (voided: number) =>
      subject("A", { G1: lead, G3: sheets(5) }, { assigned: { G1: 5, G3: 10 }, void: { G3: voided } });
    expect(printed([cadre(5)]).subjects[0]).toMatchObject({
      status: "valid",
      participation: { assigned: 15, valid: 10 },
    });
    const short = subject("A", { G1: lead, G3: sheets(5) }, { assigned: { G1: 5, G3: 11 }, void: { G3: 6 } });
    expect(printed([short]).subjects[0]).toMatchObject({ status: "too-few", blocks: [], total: null });
  });
});

test("a dimension without indicators is marked by its own key in both modes", () => {
  const [first, ...others] = SCHEME.dimensions;
  const plain = { key: first?.key ?? "", weight: first?.weight ?? "" };
  const scheme = { ...SCHEME, dimensions: [plain, ...others] };
  const leaves = others.flatMap(({ indicators = [] }) => indicators.map(({ key }) => key));
  const marks = (keys: string[]) => Object.fromEntries(keys.map((key) => [key, "E"]));
  const file = JSON.parse(tallyText([subject("A", { G1: lead, G3: lead })], scheme));
  const cast = (keys: string[]) =>
    ["G1", "G3"].map((group) => ({ group, marks: { ...marks(keys), [plain.key]: "F" } }));
  file.subjects[0].assigned = { G1: 1, G3: 1 };
  for (const keys of [leaves, others.map(({ key }) => key)]) {
    file.subjects[0].ballots = cast(keys);
    // (20×60 + 80×100) ÷ 100
    expect(evaluateTally(readTally(JSON.stringify(file))).subjects[0]).toMatchObject({
      ballotScore: "92.00",
      dimensions: { [plain.key]: "60.00" },
    });
  }
});

test("weights of blocks are printed as plain decimals without trailing zeros, merged ones as their sum", () => {
  const weights: Record<string, string> = { G1: "40.00", G2: "19.50", G3: "30", G4: "10.50" };
  const scheme: TallyScheme = {
    ...SCHEME,
    groups: SCHEME.groups.map((group) => ({ ...group, weight: weights[group.key] ?? "" })),
  };
  const cadre = subject("A", { G1: lead, G2: sheets(8), G3: sheets(8), G4: sheets(2) });
  expect(printed([cadre], scheme).subjects[0]?.blocks.map(({ groups, weight }) => [groups.join("+"), weight])).toEqual([
    ["G1", "40"],
    ["G2+G4", "30"],
    ["G3", "30"],
  ]);
});

describe("grades", () => {
  const grades = ["甲", "乙", "丙", "丁", "戊"].map((label, at) => ({ label, atLeast: String(80 - 20 * at) }));
  const scheme = { ...SCHEME, grades, quota: { ...SCHEME.quota, grade: "乙", ratio: "0" } };
  const graded = (sheet: string, effects: TallySubject["effects"] = []) =>
    printed([subject("A", { G1: sheets(5, sheet), G3: sheets(5, sheet) }, { effects })], scheme).subjects[0];
  test("are barred below the grade of the quota, wherever that one stands", () => {
    expect(graded("EEEEE")).toMatchObject({ suggested: "甲", reasons: [] });
    expect(graded("EEEEE", [{ effect: "BAR_EXCELLENT" }])).toMatchObject({
      suggested: "丙",
      reasons: ["有不得评优情形"],
    });
    expect(graded("EEEEE", [{ effect: "CAP_BASIC", reason: "记过" }])).toMatchObject({
      suggested: "丁",
      reasons: ["记过"],
    });
  });
  test("of those who get no place are the next one, and the reason names the quota's grade", () => {
    expect(graded("FFFFF")).toMatchObject({ total: "60.00", suggested: "丙", reasons: ["乙名额已满"] });
  });
});

test("ties are ties of the official T: what differs only behind the second decimal shares a rank and a vote", () => {
  const cadre = (id: string, points: string) =>
    subject(id, { G1: lead, G3: lead }, { pool: "P", performance: "100", routine: "100", adjustments: [{ points }] });
  const { subjects, quota } = printed(
    [cadre("A", "4.001"), cadre("B", "4.004"), cadre("C", "3.99"), cadre("D", "1"), cadre("E", "0")],
    SCHEME,
  );
  expect(subjects.map(({ total, rank }) => [total, rank])).toEqual([
    ["94.00", 1],
    ["94.00", 1],
    ["93.99", 3],
    ["91.00", 4],
    ["90.00", 5],
  ]);
  expect(quota).toEqual([{ pool: "P", base: 5, places: 1, granted: [], undecided: ["A", "B"], remaining: 1 }]);
  expect(subjects[0]).toMatchObject({ suggested: null, reasons: ["并列,待党委票决"] });
  expect(subjects[2]).toMatchObject({ suggested: "称职", reasons: ["优秀名额已满"] });
});
