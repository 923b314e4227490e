import { note } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { sayDate, sayMonth } from "@/lib/calendar";
import { LEVELS } from "@/lib/honours/labels";
import { LINES, STATES } from "@/lib/training/labels";
import type { TrainingItemView } from "@/lib/training/queries";
import { type Covers, coverage, type MissingGlyph, mark, missingNote } from "../glyphs";
import { typeset } from "../pdf";
import type { PrintedFile } from "../print-jobs";
import { clean, paragraphs, soften } from "../text";
import { fileName } from "../zip";
import { yearsSvg } from "./chart";
import { barsSaid, changesSaid, chartOf } from "./chart-data";
import { type CadreYear, loadCadreYear } from "./queries";

/** A block of the paper: lines of cells under a heading. */
type Part = { title: string; columns: string[]; rows: string[][]; none: string };

/** The page of a cadre's year as a PDF, with the blocks of this reader; null where the page does not exist. On the trail. */
export async function printYear(actor: Actor, personId: string, year: number): Promise<PrintedFile | null> {
  const view = await loadCadreYear(actor, personId, year);
  if (!view) return null;
  const bytes = await setYear(view, actor.name);
  await note(actor, "paper.printed", personId, "ok", { report: "cadre-year", year });
  return { name: fileName(`${view.name}_${year}年成长一页.pdf`), type: "application/pdf", bytes };
}

export async function setYear(view: CadreYear, reader: string): Promise<Uint8Array<ArrayBuffer>> {
  const covers = await coverage();
  const missing: MissingGlyph[] = [];
  const say = sayer(covers, missing);
  const chart = chartOf(view);
  const marked = chart && {
    ...chart,
    bars: chart.bars.map((bar) => ({ ...bar, label: mark(clean(bar.label), "图", covers, missing) })),
    years: chart.years.map((each) => ({
      ...each,
      values: each.values.map((one) => ({ ...one, label: mark(clean(one.label), "图", covers, missing) })),
    })),
  };
  const parts = partsOf(view).map(({ title, columns, rows, none }) => ({
    ...{ title, columns, none },
    rows: rows.map((row) => row.map((cell) => say(cell, title))),
  }));
  const data = {
    heading: say(`${view.name}　${view.year}年`, "标题"),
    sub: say(view.sub.join(" · "), "标题"),
    chart: marked ? yearsSvg(marked, 1080) : null,
    changes: say(`${changesSaid(view)}${chart ? barsSaid(chart) : ""}`, "图"),
    parts,
    note: missingNote(missing),
    foot: say(`${reader} 打印，内容为打印人有权查看的部分 · ${sayDate(view.day)}`, "页脚"),
  };
  return (await typeset("cadre-year", data, view.day)).bytes;
}

const CELL = 12;
const sayer = (covers: Covers, missing: MissingGlyph[]) => (text: string, where: string) =>
  soften(mark(paragraphs(text), where, covers, missing), CELL);

/** The same blocks as the page, in the same order; what the reader may not see is not there. */
export function partsOf(view: CadreYear): Part[] {
  return [
    trainingOf(view),
    pairingsOf(view),
    staysOf(view),
    gradesOf(view),
    honoursOf(view),
    statedOf(view),
    postsOf(view),
  ].filter((part) => part !== null);
}

function trainingOf({ training, year }: CadreYear): Part | null {
  if (training === null) return null;
  const items = training.filter(({ state }) => state !== "DROPPED");
  return {
    title: `培养计划（${year}年）`,
    columns: ["类别", "目标", "衡量标准", "期限", "情况"],
    rows: items.map((item) => [
      ...[LINES[item.line], item.goal, item.measure, sayDate(item.dueOn).slice(5), howFar(item)],
    ]),
    none: "这一年没有培养计划。",
  };
}

const howFar = (item: TrainingItemView) => (item.standing.overdue ? "逾期" : STATES[item.state]);

function pairingsOf({ pairings }: CadreYear): Part | null {
  if (pairings === null) return null;
  return {
    title: "帮带",
    columns: ["结对", "起止", "目标", "节点"],
    rows: pairings.map(({ label, period, goals, milestones }) => [
      label,
      period,
      goals.map(({ text, progress }) => `${text} ${progress}`).join("\n"),
      milestones.map(({ text, when }) => `${text} ${when}`).join("\n"),
    ]),
    none: "没有结对。",
  };
}

function staysOf({ stays }: CadreYear): Part | null {
  if (stays === null) return null;
  return {
    title: "岗位锻炼",
    columns: ["岗位", "起止", "情况"],
    rows: stays.map(({ label, period, detail }) => [label, period, detail]),
    none: "没有岗位锻炼。",
  };
}

function gradesOf({ grades, results }: CadreYear): Part | null {
  if (grades === null) return null;
  const of = (year: number) => results?.find((row) => row.year === year);
  return {
    title: "年度考核",
    columns: ["年度", "等次", "测评得分", "综合得分", "五项得分", "依据"],
    rows: grades.map(({ year, grade, source }) => [
      ...[`${year}年`, grade, of(year)?.ballotScore ?? "—", of(year)?.total ?? "—"],
      (of(year)?.dimensions ?? []).map(({ label, value }) => `${label} ${value ?? "—"}`).join("　") || "—",
      source,
    ]),
    none: "还没有已反馈的年度考核。",
  };
}

function honoursOf({ honours }: CadreYear): Part | null {
  if (honours === null) return null;
  return {
    title: "荣誉",
    columns: ["年度", "名称", "级别", "授予单位", "文号"],
    rows: honours.map(({ year, title, level, body, documentNo }) => [
      ...[`${year}年`, title, LEVELS[level], body, documentNo || "—"],
    ]),
    none: "没有登记荣誉。",
  };
}

function statedOf({ results }: CadreYear): Part | null {
  if (results === null) return null;
  return {
    title: "登记表所载奖惩",
    columns: ["年度", "奖惩情况"],
    rows: results.filter(({ honours }) => honours !== "").map(({ year, honours }) => [`${year}年`, honours]),
    none: "登记表中没有奖惩记录。",
  };
}

function postsOf({ posts }: CadreYear): Part | null {
  if (posts === null) return null;
  return {
    title: "任职经历",
    columns: ["起止", "单位", "职务"],
    rows: posts.map(({ from, until, unitName, title, main }) => [
      ...[`${sayMonth(from)}—${until ? sayMonth(until) : "今"}`, unitName, `${title}${main ? "" : "（兼）"}`],
    ]),
    none: "没有任职记录。",
  };
}
