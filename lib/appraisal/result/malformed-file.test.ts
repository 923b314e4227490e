import { describe, expect, test } from "vitest";
import { readTally } from "./tally-file";
import { CADRE_A, subject, tallyText } from "./worked-example";

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

/** The good file with the value at this path replaced, or taken away where none is given. */
function changed(path: string, value?: unknown): string {
  const file = JSON.parse(TEXT);
  const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
  const last = keys.pop() ?? "";
  const holder = keys.reduce((at, key) => at[key], file);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return JSON.stringify(file);
}

type Case = [line: string, path: string, value?: unknown];

const GROUPS = JSON.parse(TEXT).scheme.groups;
const DIMENSIONS = JSON.parse(TEXT).scheme.dimensions;

const cases: Case[] = [
  ['format: must be "hengcai.tally/1"', "format", "hengcai.tally/2"],
  ['format: must be "hengcai.tally/1"', "format"],
  ["comment: unknown key", "comment", ""],
  ["subjects: is missing", "subjects"],
  ["subjects: must be a list", "subjects", {}],
  ["scheme: must be an object", "scheme", []],
  ["scheme.quota: is missing", "scheme.quota"],
  ["scheme.composite: is missing", "scheme.composite"],
  ["scheme.title: unknown key", "scheme.title", "x"],
  ["scheme.options: is missing", "scheme.options"],
  ["scheme.options: must not be empty", "scheme.options", {}],
  ['scheme.options.E: is not a decimal: "1e2"', "scheme.options.E", "1e2"],
  ["scheme.options.E: must be a decimal in a string", "scheme.options.E", 100],
  ['scheme.scale.mode: must be "options" or "hundred"', "scheme.scale", { mode: "ten" }],
  ["scheme.scale.min: unknown key", "scheme.scale", { mode: "hundred", min: "0" }],
  ["scheme.dimensions[0].indicators: must add up to 20, not 20.5", "scheme.dimensions[0].indicators[0].weight", "6.5"],
  [
    "scheme.dimensions[0].indicators[0].weight: must not be negative, is -6",
    "scheme.dimensions[0].indicators[0].weight",
    "-6",
  ],
  ["scheme.dimensions[4].weight: is missing", "scheme.dimensions[4].weight"],
  ['scheme.dimensions[1].key: "德" stands twice', "scheme.dimensions[1].key", "德"],
  ['scheme.dimensions[1].indicators[0].key: "D1" stands twice', "scheme.dimensions[1].indicators[0].key", "D1"],
  ['scheme.dimensions[1].indicators[0].key: "德" stands twice', "scheme.dimensions[1].indicators[0].key", "德"],
  ['scheme.groups[1].key: "G1" stands twice', "scheme.groups[1].key", "G1"],
  ['scheme.groups[1].key: must not contain "+", which joins merged blocks', "scheme.groups[1].key", "G+2"],
  ["scheme.groups[1].anonymous: must be true or false", "scheme.groups[1].anonymous", "yes"],
  ['scheme.groups[1].mergeInto[0]: unknown group "G9"', "scheme.groups[1].mergeInto", ["G9"]],
  ['scheme.groups[1].mergeInto[0]: "G1" is not an anonymous group', "scheme.groups[1].mergeInto", ["G1"]],
  ['scheme.groups[1].mergeInto[1]: "G3" stands twice', "scheme.groups[1].mergeInto", ["G3", "G3"]],
  ["scheme.groups[0].label: unknown key", "scheme.groups[0].label", "上级"],
  ["scheme.anonymityThreshold: must be a whole number", "scheme.anonymityThreshold", "5"],
  ["scheme.anonymityThreshold: must not be below 1, is 0", "scheme.anonymityThreshold", 0],
  ["scheme.trimAbove: must not be below 2, is 1", "scheme.trimAbove", 1],
  ["scheme.participation.denominator: must not be below 1, is 0", "scheme.participation.denominator", 0],
  ["scheme.composite: must add up to 1, not 1.1", "scheme.composite.ballots", "0.6"],
  [
    "scheme.composite.routine: must not be negative, is -0.2",
    "scheme.composite",
    { ballots: "0.9", performance: "0.3", routine: "-0.2" },
  ],
  ['scheme.grades[1].label: "优秀" stands twice', "scheme.grades[1].label", "优秀"],
  ["scheme.grades: must hold a grade that a T of 0 reaches", "scheme.grades[3].atLeast", "10"],
  ['scheme.quota.grade: unknown grade "卓越"', "scheme.quota.grade", "卓越"],
  ["scheme.quota.grade: no grade follows it for those who get no place", "scheme.quota.grade", "不称职"],
  ["scheme.quota.ratio: must not be negative, is -0.2", "scheme.quota.ratio", "-0.2"],
  ['scheme.quota.tieBreak[0]: unknown dimension "智"', "scheme.quota.tieBreak", ["智"]],
  ['scheme.quota.tieBreak[1]: "德" stands twice', "scheme.quota.tieBreak", ["德", "德"]],
  ["subjects[0].id: must be a text that is not empty", "subjects[0].id", ""],
  ["subjects[0].pool: is missing", "subjects[0].pool"],
  ["subjects[0].name: unknown key", "subjects[0].name", "张三"],
  ["subjects[0].assigned.G9: unknown group", "subjects[0].assigned.G9", 1],
  ["subjects[0].assigned.G1: must not be below 0, is -1", "subjects[0].assigned.G1", -1],
  ["subjects[0].assigned.G1: must be a whole number", "subjects[0].assigned.G1", 5.5],
  ["subjects[0].assigned.G2: 8 papers are valid or void, but only 7 voters are assigned", "subjects[0].assigned.G2", 7],
  [
    "subjects[0].assigned.G2: 9 papers are valid or void, but only 8 voters are assigned",
    "subjects[0].void",
    { G2: 1 },
  ],
  ["subjects[0].assigned.G4: 6 papers are valid or void, but only 0 voters are assigned", "subjects[0].assigned.G4"],
  ["subjects[0].void.G9: unknown group", "subjects[0].void", { G9: 0 }],
  ["subjects[0].void.G2: must not be below 0, is -1", "subjects[0].void", { G2: -1 }],
  ['subjects[0].ballots[7].group: unknown group "G9"', "subjects[0].ballots[7].group", "G9"],
  [
    'subjects[0].ballots[7].group: "G1" is not an anonymous group and is never merged',
    "subjects[0].ballots[7].group",
    "G1+G2",
  ],
  [
    'subjects[0].ballots[7].group: the groups of "G3+G2" must stand in the order of scheme.groups',
    "subjects[0].ballots[7].group",
    "G3+G2",
  ],
  [
    'subjects[0].ballots[7].group: the groups of "G2+G2" must stand in the order of scheme.groups',
    "subjects[0].ballots[7].group",
    "G2+G2",
  ],
  ['subjects[0].ballots[7].group: "G2" stands in "G2" already', "subjects[0].ballots[7].group", "G2+G4"],
  ["subjects[0].ballots[7].voter: unknown key", "subjects[0].ballots[7].voter", "x"],
  ['subjects[0].ballots[7].marks.德: unknown option "A"', "subjects[0].ballots[7].marks.德", "A"],
  ["subjects[0].ballots[7].marks.德: unknown option 100", "subjects[0].ballots[7].marks.德", 100],
  ['subjects[0].ballots[7].marks.德: unknown option "toString"', "subjects[0].ballots[7].marks.德", "toString"],
  ["subjects[0].ballots[7].marks.绩: is missing", "subjects[0].ballots[7].marks.绩"],
  ["subjects[0].ballots[7].marks.智: unknown dimension or indicator", "subjects[0].ballots[7].marks.智", "E"],
  [
    "subjects[0].ballots[7].marks.德: a ballot by indicator takes no mark for this dimension",
    "subjects[0].ballots[7].marks.D1",
    "E",
  ],
  ['subjects[0].performance: is not a decimal: "93,4"', "subjects[0].performance", "93,4"],
  ["subjects[0].routine: must be a decimal in a string", "subjects[0].routine", null],
  ['subjects[0].adjustments[0].points: is not a decimal: "+1"', "subjects[0].adjustments[0].points", "+1"],
  ["subjects[0].adjustments[0].points: is missing", "subjects[0].adjustments", [{}]],
  ['subjects[0].effects[0].effect: unknown effect "BAN"', "subjects[0].effects", [{ effect: "BAN" }]],
  ['subjects[0].effects[0]: unknown effect "BAN"', "subjects[0].effects", ["BAN"]],
  ["subjects[0].effects[0].reason: must be a text", "subjects[0].effects[0].reason", 1],
  ["scheme.dimensions: must add up to 100, not 120", "scheme.dimensions[0]", { key: "德", weight: "40" }],
  [
    "scheme.dimensions[5].weight: must be above 0 where there are indicators",
    "scheme.dimensions",
    [...DIMENSIONS, { key: "智", weight: "0", indicators: [{ key: "Z", weight: "0" }] }],
  ],
  ["scheme.groups: must add up to 100, not 90", "scheme.groups", GROUPS.slice(0, 3)],
  ['subjects[1].id: "A" stands twice', "subjects", [cadre, cadre].map((each) => ({ ...each, ballots: [] }))],
];

describe("a file that is not well formed is refused at its place", () => {
  test.each(cases)("%s", (line, path, value) => expect(faultIn(changed(path, value))).toBe(line));

  test("the file the cases start from has no fault", () => expect(faultIn(TEXT)).toBe("no fault"));

  test.each([
    ["subjects[0].ballots[1].marks.德", TEXT.replace(/("德":"E")(.*?)("德":"E")/, '$1$2"德":"G",$3')],
    ["scheme.options.E", TEXT.replace('"E":"100"', '"E":"100","\\u0045":"90"')],
    ["format", TEXT.replace("{", '{"format":"hengcai.tally/1",')],
  ])("a key that stands twice is seen, which JSON.parse would pass over: %s", (place, text) =>
    expect(faultIn(text)).toBe(`${place}: stands twice`),
  );

  test.each(["", "[", "null", "[]", '"x"', '{"__proto__":{"format":"hengcai.tally/1"}}'])("%j is refused", (text) =>
    expect(faultIn(text)).not.toBe("no fault"),
  );

  test("keys that hold JSON's own signs do not confuse the search for doubles", () => {
    const group = '{"key":"G\\"},{[","weight":"0","anonymous":true}';
    expect(faultIn(TEXT.replace('"groups":[', `"groups":[${group},`))).toBe("no fault");
  });
});
