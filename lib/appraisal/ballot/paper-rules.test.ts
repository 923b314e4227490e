import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_SCHEME } from "../scheme/default-scheme";
import { itemsOf } from "../scheme/items";
import type { MarkMode, StoredScheme } from "../scheme/schema";
import {
  compactMarks,
  isUniform,
  keyedMarks,
  markFault,
  type PaperLine,
  paperFaults,
  paperHints,
  paperRules,
  type SubjectMarks,
} from "./paper-rules";

const scheme = DEFAULT_SCHEME;
const hundred: StoredScheme = { ...scheme, scale: { mode: "hundred", hundred: { min: "0", max: "100", step: "0.5" } } };

const marked = (mode: MarkMode, letters: string): SubjectMarks => ({
  marks: Object.fromEntries(itemsOf(scheme, mode).map(({ key }, at) => [key, letters[at % letters.length] ?? "E"])),
  overall: "A",
});
const line = (subjectId: string, mode: MarkMode = "dimension"): PaperLine => ({ subjectId, mode });
const paper = (...sheets: string[]) => ({
  lines: sheets.map((_, at) => line(`S${at}`)),
  given: Object.fromEntries(sheets.map((letters, at) => [`S${at}`, marked("dimension", letters)])),
});
const faultsOf = ({ lines, given }: ReturnType<typeof paper>, by = scheme) => paperFaults(by, lines, given);

describe("a complete paper", () => {
  test("with differing marks has no fault", () => expect(faultsOf(paper("EEGEE", "EGGEE", "EEGEE"))).toEqual([]));
  test("tells each missing item, the overall mark and a wholly missing subject by place", () => {
    const { lines, given } = paper("EEGEE", "EGGEE");
    const short = { S0: { marks: { ...given.S0?.marks, 绩: "" } } };
    expect(paperFaults(scheme, [line("S0")], short)).toEqual([
      { kind: "incomplete", subjectId: "S0", item: "绩", reason: "“绩”尚未评价" },
      { kind: "incomplete", subjectId: "S0", item: "overall", reason: "“总体评价”尚未选择" },
    ]);
    expect(paperFaults(scheme, lines, { S0: marked("dimension", "EEGEE") })).toHaveLength(6);
  });
  test("knows no other option, item, subject or overall mark", () => {
    const given = {
      S0: { marks: { ...marked("dimension", "E").marks, 德: "X", D1: "E" }, overall: "E" },
      S9: marked("dimension", "E"),
    };
    expect(paperFaults(scheme, [line("S0")], given)).toEqual([
      { kind: "unknown", subjectId: "S9", reason: "不在您的测评名单中" },
      { kind: "unknown", subjectId: "S0", item: "德", reason: "“德”：“X”不是本表的档次" },
      { kind: "unknown", subjectId: "S0", item: "D1", reason: "“D1”不是本表的测评项目" },
      { kind: "unknown", subjectId: "S0", item: "overall", reason: "“总体评价”：“E”不是本表的选项" },
    ]);
  });
  test("does not take a name of the language for a mark", () => {
    const given = {
      S0: { marks: Object.create({ 德: "E", 能: "E", 勤: "E", 绩: "E", 廉: "E" }), overall: "toString" },
    };
    expect(paperFaults(scheme, [line("S0")], given)).toHaveLength(6);
    expect(paperFaults(scheme, [line("constructor")], {})).toHaveLength(6);
  });
  test("limits the comment by characters, not by code units", () => {
    const comment = (text: string) =>
      paperFaults(scheme, [line("S0")], { S0: { ...marked("dimension", "EG"), comment: text } });
    expect(comment("𠮷".repeat(300))).toEqual([]);
    expect(comment("好".repeat(301))).toEqual([
      { kind: "comment", subjectId: "S0", item: "comment", reason: "意见建议不超过300字，现为301字" },
    ]);
  });
});

describe("a uniform paper", () => {
  test("is refused from three subjects, all top marks included", () => {
    expect(faultsOf(paper("EEEEE", "EEEEE", "EEEEE")).map(({ kind }) => kind)).toEqual(["uniform"]);
    expect(faultsOf(paper("EGFPE", "EGFPE", "EGFPE")).map(({ kind }) => kind)).toEqual(["uniform"]);
    expect(faultsOf(paper("EEEEE", "EEEEE"))).toEqual([]);
    expect(faultsOf(paper("EEEEE", "EEEEE", "EEEEG"))).toEqual([]);
  });
  test("passes where the scheme does not refuse it", () =>
    expect(faultsOf(paper("E", "E", "E"), { ...scheme, paper: { ...scheme.paper, uniform: "off" } })).toEqual([]));
  test("is told only once the paper is complete", () => {
    const { lines, given } = paper("E", "E", "E");
    expect(isUniform(scheme, lines, { ...given, S2: { marks: {} } })).toBe(false);
    expect(isUniform(scheme, lines, {})).toBe(false);
  });
  test("is seen across the two forms, where the dimension's mark stands for each indicator", () => {
    const lines = [line("S0"), line("S1", "indicator"), line("S2", "indicator")];
    const same = { S0: marked("dimension", "G"), S1: marked("indicator", "G"), S2: marked("indicator", "G") };
    expect(isUniform(scheme, lines, same)).toBe(true);
    expect(isUniform(scheme, lines, { ...same, S2: marked("indicator", "GE") })).toBe(false);
  });
  test("of points is seen through different spellings of one number", () => {
    const points = (mark: string) => ({
      marks: Object.fromEntries(["德", "能", "勤", "绩", "廉"].map((key) => [key, mark])),
      overall: "A",
    });
    const lines = [line("S0"), line("S1"), line("S2")];
    expect(isUniform(hundred, lines, { S0: points("90"), S1: points("90.0"), S2: points("90.00") })).toBe(true);
  });
  test("is exactly: as many subjects as the rule names, and one vector for all", () =>
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[EG]{5}$/), { minLength: 1, maxLength: 5 }), (sheets) => {
        const { lines, given } = paper(...sheets);
        expect(isUniform(scheme, lines, given)).toBe(sheets.length >= 3 && new Set(sheets).size === 1);
      }),
    ));
});

describe("points out of a hundred", () => {
  test.each([
    ["90.5", null],
    ["0", null],
    ["100", null],
    ["100.5", "分数须在0至100之间"],
    ["90.3", "分数须以0.5分为一档"],
    ["-1", "“-1”不是分数"],
    ["９０", "“９０”不是分数"],
  ])("%s: %s", (mark, reason) => expect(markFault(hundred.scale, mark)).toBe(reason));
});

describe("beside the paper", () => {
  test("one subject marked all alike is a hint, never a fault", () => {
    const { lines, given } = paper("EEEEE", "EGEEE", "EEEEE");
    expect(paperFaults(scheme, lines, given)).toEqual([]);
    expect(paperHints(scheme, lines, given).map(({ subjectId }) => subjectId)).toEqual(["S0", "S2"]);
  });
  test("the rules told are those that apply", () => {
    expect(paperRules(scheme, 24)).toHaveLength(4);
    const hundred = { mode: "hundred" as const, hundred: { min: "0", max: "100", step: "0.5" } };
    expect(paperRules({ ...scheme, scale: hundred }, 24)).toContain("各项打0至100分，以0.5分为一档。");
    expect(paperRules(scheme, 2).join("")).not.toContain("完全相同");
    expect(paperRules({ ...scheme, paper: { ...scheme.paper, allowRevise: false } }, 2).at(-1)).toBe(
      "提交后不能修改。",
    );
  });
});

describe("the stored form", () => {
  test("is the marks in item order, and reads back", () => {
    const { marks } = marked("indicator", "EGFP");
    const compact = compactMarks(scheme, "indicator", marks);
    expect(compact).toBe("E,G,F,P,E,G,F,P,E,G,F,P,E,G,F,P,E,G");
    expect(keyedMarks(scheme, "indicator", compact)).toEqual(marks);
    expect(compactMarks(hundred, "dimension", { 德: "90.0", 能: "85.50", 勤: "0", 绩: "100", 廉: "7" })).toBe(
      "90,85.5,0,100,7",
    );
  });
});
