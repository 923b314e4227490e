import { beforeAll, describe, expect, test, vi } from "vitest";
import { plainDate } from "@/lib/calendar";
import { press } from "../pdf";
import { bare, readPdf } from "../testing/read-pdf";
import { setYear } from "./paper";
import type { CadreYear } from "./queries";

// Reading the fonts takes a while on a busy machine, once.
vi.setConfig({ testTimeout: 60_000 });
beforeAll(() => press(), 60_000);

const day = plainDate("2026-05-10");
const NOTHING: CadreYear = {
  ...{ personId: "p", year: 2026, day, name: "丁卫东", sub: ["模压车间 副主任", "1989年4月生"] },
  ...{ posts: null, results: null, grades: null, training: null, honours: null, stays: null, pairings: null },
};
const ALL: CadreYear = {
  ...NOTHING,
  posts: [
    {
      ...{
        id: "1",
        unitId: "u",
        unitName: "模压车间",
        title: "副主任",
        category: "MIDDLE_DEPUTY",
        main: true,
        version: 1,
      },
      ...{ from: plainDate("2021-03-01"), until: null },
    },
  ],
  results: [2024, 2025].map((year) => ({
    ...{ year, subjectId: `s${year}`, title: `${year}年度考核`, post: "模压车间 副主任", schemeVersion: year - 2023 },
    dimensions: [..."德能勤绩廉"].map((label) => ({ key: label, label, value: "90.80" })),
    ...{ ballotScore: "88.62", total: "90.83", grade: "优秀", honours: `${year}年获厂先进工作者` },
  })),
  honours: [
    { id: "h1", year: 2024, level: "COMPANY", title: "青年岗位能手", body: "公司团委", documentNo: "公团〔2024〕3号" },
  ],
  grades: [2025, 2024].map((year) => ({
    ...{ year, grade: "优秀", standing: "EXCELLENT" as never, source: `${year}年度考核`, pastGradeId: null },
  })),
  training: [
    {
      ...{ id: "t", personId: "p", personName: "丁卫东", year: 2026, line: "BUSINESS", goal: "液压故障诊断课题" },
      ...{ measure: "结题报告通过评审", dueOn: plainDate("2026-06-30"), ownerId: "p", ownerName: "丁卫东" },
      ...{ state: "UNDERWAY", doneOn: null, since: day, droppedWhy: "", revision: 1, reports: [], checks: [] },
      standing: { open: true, overdue: false, daysLeft: 51 },
    },
  ],
  stays: [
    {
      ...{ id: "r", from: plainDate("2024-01-01"), until: plainDate("2024-07-01"), label: "轮岗 · 动力计控站 值班长" },
      ...{ detail: "鉴定 优秀", period: "2024.01—2024.06" },
    },
  ],
  pairings: [
    {
      ...{ id: "m", from: plainDate("2025-03-01"), until: plainDate("2026-03-01"), label: "结对培养 · 导师 韩立新" },
      ...{ period: "2025.03—2026.02", goals: [{ key: "g", text: "独立主持班前会", progress: "80%" }], milestones: [] },
    },
  ],
};

const textOf = async (view: CadreYear) =>
  bare((await readPdf(await setYear(view, "李明远"))).map((page) => page.text).join(""));

const WORDS: { [block in keyof CadreYear]?: string[] } = {
  posts: ["任职经历", "2021.03—今"],
  results: ["登记表所载奖惩", "2025年获厂先进工作者"],
  honours: ["青年岗位能手", "公团〔2024〕3号"],
  grades: ["年度考核", "优秀"],
  training: ["培养计划（2026年）", "液压故障诊断课题"],
  stays: ["岗位锻炼", "动力计控站"],
  pairings: ["帮带", "独立主持班前会"],
};

describe("the paper of a year", () => {
  test("holds every block of its reader, and who printed it", async () => {
    const text = await textOf(ALL);
    for (const word of Object.values(WORDS).flat()) expect(text).toContain(bare(word));
    expect(text).toContain("李明远打印");
  });

  test.each(Object.entries(WORDS))(
    "says nothing of %s to whom it is not given, not even in the chart",
    async (block, words) => {
      const text = await textOf({ ...ALL, [block]: null });
      // A grade's word may stand in an appraisal of a posting; what is asked here is the block.
      for (const word of block === "grades" ? ["年度考核等次", "依据"] : (words ?? []))
        expect(text).not.toContain(bare(word));
    },
  );

  test("a text is never read as markup, and what no font draws is marked", async () => {
    const text = await textOf({ ...NOTHING, name: "张𰀀", sub: ['#panic("x") $a^2$ *粗* <b>'], posts: [] });
    expect(text).toContain(bare('#panic("x") $a^2$ *粗* <b>'));
    expect(text).toContain("张〓");
    expect(text).toContain("U+30000");
  });
});
