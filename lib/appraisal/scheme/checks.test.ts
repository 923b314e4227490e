import { describe, expect, test } from "vitest";
import { schemeFaults, sumOf } from "./checks";
import { DEFAULT_SCHEME } from "./default-scheme";
import { blockLabel, itemsOf } from "./items";
import { tallyScheme } from "./projection";
import { readScheme, type StoredScheme, storedScheme } from "./schema";

/** The default scheme with one thing changed. */
function changed(change: (scheme: StoredScheme) => void): StoredScheme {
  const scheme = structuredClone(DEFAULT_SCHEME);
  change(scheme);
  return scheme;
}
const at = <T>(list: T[], index: number): T => {
  const item = list[index];
  if (item === undefined) throw new Error(`nothing at ${index}`);
  return item;
};

describe("the default scheme", () => {
  test("is valid, with the weights of the field", () => {
    expect(readScheme(DEFAULT_SCHEME)).toEqual({ scheme: DEFAULT_SCHEME });
    expect(DEFAULT_SCHEME.dimensions.map(({ key, weight }) => key + weight)).toEqual([
      "德20",
      "能20",
      "勤15",
      "绩35",
      "廉10",
    ]);
    expect(DEFAULT_SCHEME.groups.map(({ key, weight }) => key + weight)).toEqual(["G140", "G220", "G330", "G410"]);
  });
  test("has 18 indicators, each with its 要点, and names no reserve list", () => {
    expect(itemsOf(DEFAULT_SCHEME, "indicator")).toHaveLength(18);
    expect(itemsOf(DEFAULT_SCHEME, "dimension")).toHaveLength(5);
    expect(itemsOf(DEFAULT_SCHEME, "indicator").every(({ guide }) => guide.length >= 15)).toBe(true);
    expect(JSON.stringify(DEFAULT_SCHEME)).not.toContain("后备");
  });
  test("marks by indicator in the named group, by dimension in every anonymous one", () => {
    expect(DEFAULT_SCHEME.groups.map(({ mode }) => mode)).toEqual(["indicator", "dimension", "dimension", "dimension"]);
  });
  test("names a merged block by its groups", () =>
    expect(blockLabel(DEFAULT_SCHEME, "G2+G4")).toBe("同级中层+服务对象"));
  test("is projected to the tally form without labels, modes or limits", () => {
    const projected = tallyScheme(DEFAULT_SCHEME);
    expect(projected.options).toEqual({ E: "100", G: "80", F: "60", P: "40" });
    expect(projected.groups[3]).toEqual({ key: "G4", weight: "10", anonymous: true, mergeInto: ["G2", "G3"] });
    expect(projected.dimensions[4]?.indicators).toEqual([
      { key: "L1", weight: "4" },
      { key: "L2", weight: "3" },
      { key: "L3", weight: "3" },
    ]);
    expect(Object.keys(projected).toSorted()).toEqual(
      [
        "anonymityThreshold",
        "composite",
        "dimensions",
        "grades",
        "groups",
        "options",
        "participation",
        "quota",
        "trimAbove",
      ].toSorted(),
    );
  });
});

type Case = [says: string, path: string, change: (scheme: StoredScheme) => void];

const cases: Case[] = [
  [
    "各维度权重之和应为100，现为99.5",
    "dimensions",
    (s) => Object.assign(at(s.dimensions, 4), { weight: "9.5", indicators: [] }),
  ],
  [
    "“德”各指标权重之和应为20，现为21",
    "dimensions[0].indicators",
    (s) => Object.assign(at(at(s.dimensions, 0).indicators, 0), { weight: "7" }),
  ],
  ["请填写数字，如 20 或 12.5", "dimensions[1].weight", (s) => Object.assign(at(s.dimensions, 1), { weight: "2o" })],
  ["请填写数字，如 20 或 12.5", "groups[0].weight", (s) => Object.assign(at(s.groups, 0), { weight: "" })],
  ["须大于0", "groups[3].weight", (s) => Object.assign(at(s.groups, 3), { weight: "0" })],
  [
    "代码“D1”重复",
    "dimensions[1].indicators[0].key",
    (s) => Object.assign(at(at(s.dimensions, 1).indicators, 0), { key: "D1" }),
  ],
  [
    "代码“德”重复",
    "dimensions[1].indicators[0].key",
    (s) => Object.assign(at(at(s.dimensions, 1).indicators, 0), { key: "德" }),
  ],
  [
    "分值应逐档降低",
    "scale.options[1].points",
    (s) => s.scale.mode === "options" && Object.assign(at(s.scale.options, 1), { points: "100" }),
  ],
  [
    "不能超过100",
    "scale.options[0].points",
    (s) => s.scale.mode === "options" && Object.assign(at(s.scale.options, 0), { points: "100.5" }),
  ],
  [
    "步长应能整除分值范围",
    "scale.hundred.step",
    (s) => Object.assign(s, { scale: { mode: "hundred", hundred: { min: "0", max: "100", step: "0.3" } } }),
  ],
  [
    "最低分应小于最高分",
    "scale.hundred.min",
    (s) => Object.assign(s, { scale: { mode: "hundred", hundred: { min: "100", max: "100", step: "1" } } }),
  ],
  ["各组权重之和应为100，现为110", "groups", (s) => Object.assign(at(s.groups, 3), { weight: "20" })],
  [
    "至少要有一个署名组，否则匿名票不足时，总分就是这几张票的均分",
    "groups",
    (s) => Object.assign(at(s.groups, 0), { anonymous: true, mode: "dimension" }),
  ],
  ["组别代码“G1”重复", "groups[1].key", (s) => Object.assign(at(s.groups, 1), { key: "G1" })],
  [
    "所有匿名组须采用同一种测评方式，否则合并后仍可由票面形式辨认组别",
    "groups[1].mode",
    (s) => Object.assign(at(s.groups, 1), { mode: "indicator" }),
  ],
  [
    "合并对象“G1”须是本方案的匿名组",
    "groups[3].mergeInto[0]",
    (s) => Object.assign(at(s.groups, 3), { mergeInto: ["G1"] }),
  ],
  [
    "合并对象“G9”须是本方案的匿名组",
    "groups[3].mergeInto[0]",
    (s) => Object.assign(at(s.groups, 3), { mergeInto: ["G9"] }),
  ],
  ["不能与本组合并", "groups[3].mergeInto[0]", (s) => Object.assign(at(s.groups, 3), { mergeInto: ["G4"] })],
  ["署名组不参与合并", "groups[0].mergeInto", (s) => Object.assign(at(s.groups, 0), { mergeInto: ["G2"] })],
  [
    "归组先后须把每个组各列一次",
    "groupPrecedence",
    (s) => Object.assign(s, { groupPrecedence: ["G1", "G2", "G2", "G3"] }),
  ],
  ["测评、业绩、平时三项占比之和应为1，现为1.1", "composite", (s) => Object.assign(s.composite, { ballots: "0.6" })],
  [
    "须大于0",
    "composite.ballots",
    (s) => Object.assign(s, { composite: { ballots: "0", performance: "0.8", routine: "0.2" } }),
  ],
  ["分数线应逐级降低", "grades[1].atLeast", (s) => Object.assign(at(s.grades, 1), { atLeast: "90.00" })],
  [
    "最低等次的分数线须为0，任何得分都要有等次",
    "grades[3].atLeast",
    (s) => Object.assign(at(s.grades, 3), { atLeast: "10" }),
  ],
  ["等次“优秀”重复", "grades[1].label", (s) => Object.assign(at(s.grades, 1), { label: "优秀" })],
  ["限额等次须是本方案的等次", "quota.grade", (s) => Object.assign(s.quota, { grade: "卓越" })],
  ["最低等次不能设限额", "quota.grade", (s) => Object.assign(s.quota, { grade: "不称职" })],
  ["不能超过1", "quota.ratio", (s) => Object.assign(s.quota, { ratio: "20" })],
  ["“智”不是本方案的维度", "quota.tieBreak[0]", (s) => Object.assign(s.quota, { tieBreak: ["智"] })],
  [
    "有效票比例不能超过1",
    "participation",
    (s) => Object.assign(s, { participation: { numerator: 3, denominator: 2 } }),
  ],
  ["提示项须是总体评价中的一项", "overall.flag.option", (s) => Object.assign(s.overall.flag, { option: "E" })],
  ["类别“MIDDLE_CHIEF”重复", "pools[2].key", (s) => Object.assign(at(s.pools, 2), { key: "MIDDLE_CHIEF" })],
];

describe("a fault is told in a sentence at its place", () => {
  test.each(cases)("%s (%s)", (message, path, change) => {
    expect(schemeFaults(changed(change))).toContainEqual({ path, message });
  });

  test("half-typed figures are faults of their field, not of the sum", () => {
    const faults = schemeFaults(changed((s) => Object.assign(at(s.groups, 0), { weight: "4." })));
    expect(faults.map(({ path }) => path)).toEqual(["groups[0].weight"]);
    expect([sumOf(["20", "1.50"]), sumOf(["20", "1."]), sumOf([])]).toEqual(["21.5", null, "0"]);
  });
});

describe("the shape", () => {
  test.each([
    ["a threshold below three", "anonymityThreshold", (s: StoredScheme) => Object.assign(s, { anonymityThreshold: 2 })],
    ["a trim that could leave no ballot", "trimAbove", (s: StoredScheme) => Object.assign(s, { trimAbove: 1 })],
    [
      "a weight that is a number",
      "groups[0].weight",
      (s: StoredScheme) => Object.assign(at(s.groups, 0), { weight: 40 }),
    ],
    ["a negative weight", "groups[0].weight", (s: StoredScheme) => Object.assign(at(s.groups, 0), { weight: "-40" })],
    [
      "a group key that would break the block name",
      "groups[0].key",
      (s: StoredScheme) => Object.assign(at(s.groups, 0), { key: "A+B" }),
    ],
    [
      "an option key that would break the compact ballot",
      "scale.options[0].key",
      (s: StoredScheme) => s.scale.mode === "options" && Object.assign(at(s.scale.options, 0), { key: "E,G" }),
    ],
    [
      "other adjustment limits than the tally format's",
      "adjustments.max",
      (s: StoredScheme) => Object.assign(s.adjustments, { max: "6" }),
    ],
  ])("refuses %s", (_, path, change) => {
    const read = readScheme(changed(change));
    expect("faults" in read && read.faults.map((fault) => fault.path)).toEqual([path]);
  });
  test("refuses an unknown key, and a stored row with faults is a bug", () => {
    expect(readScheme({ ...DEFAULT_SCHEME, extra: 1 })).toHaveProperty("faults");
    expect(() => storedScheme({ ...DEFAULT_SCHEME, groups: [] })).toThrow("groups");
  });
});
