import { note } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { sayDate, today } from "@/lib/calendar";
import { COLOUR_LABELS, END_LABELS, GRADE_LABELS, KIND_LABELS } from "@/lib/mentoring/labels";
import { listPairs, type PairLine } from "@/lib/mentoring/pair/queries";
import { type Dates, dueUntil, lastDay } from "@/lib/rotation/course";
import { STATES as POSTING_STATES, TYPES } from "@/lib/rotation/labels";
import { maySeePostings } from "@/lib/rotation/policy";
import { listPostings, type PostingFilter, type PostingLine } from "@/lib/rotation/posting/queries";
import { type SheetTable, writeSheets } from "@/lib/sheet/writer";
import { LINES, STATES as TRAINING_STATES } from "@/lib/training/labels";
import { itemsOfPerson, listPlans, type PlanLine, type TrainingItemView } from "@/lib/training/queries";
import type { PrintedFile } from "./print-jobs";

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What each list is asked by; the same queries as the pages, so that nobody finds more in Excel than on the screen. */
export type ListAsked =
  | { list: "pairs"; ended: boolean }
  | { list: "postings"; filter: PostingFilter }
  | { list: "training"; year: number };

/** A list as a workbook; null for those who have no such list. Taking it along is put on the trail. */
export async function exportList(actor: Actor, asked: ListAsked): Promise<PrintedFile | null> {
  const made = await tableOf(actor, asked);
  if (!made) return null;
  const bytes = new Uint8Array(await writeSheets([made.table]));
  await note(actor, "list.exported", asked.list, "ok", { rows: made.table.rows.length });
  return { name: `${made.name}_${today(actor.at)}.xlsx`, type: WORKBOOK, bytes };
}

async function tableOf(actor: Actor, asked: ListAsked): Promise<{ name: string; table: SheetTable } | null> {
  if (asked.list === "pairs") {
    const pairs = await listPairs(actor, { ended: asked.ended });
    const name = asked.ended ? "已结束的结对" : "结对培养";
    return pairs && { name, table: { name, columns: PAIR_COLUMNS, rows: pairs.map(pairRow) } };
  }
  if (asked.list === "postings") {
    if (maySeePostings(actor) !== true) return null;
    const lines = await listPostings(actor, asked.filter);
    return { name: "岗位锻炼", table: { name: "岗位锻炼", columns: POSTING_COLUMNS, rows: lines.map(postingRow) } };
  }
  const plans = await listPlans(actor, asked.year);
  if (!plans) return null;
  const rows = [];
  for (const plan of plans) {
    const items = (await itemsOfPerson(actor, plan.id, asked.year)) ?? [];
    rows.push(...items.map((item) => itemRow(plan, item)));
  }
  const name = `${asked.year}年培养计划`;
  return { name, table: { name, columns: ITEM_COLUMNS, rows } };
}

const labels = (...names: string[]) => names.map((label) => ({ label }));

const PAIR_COLUMNS = [
  ...labels("协议编号", "类别", "培养对象", "工号", "对象单位", "对象职务", "导师", "导师单位", "导师职务", "导师职称"),
  ...labels(
    "培养方向",
    "开始",
    "截止",
    "协议",
    "目标进度",
    "应有记录",
    "已有记录",
    "提示",
    "结束日期",
    "结束方式",
    "出师结论",
  ),
];

function pairRow(pair: PairLine): (string | null)[] {
  const { mentor, mentee, state } = pair;
  return [
    ...[pair.number, KIND_LABELS[pair.kind], mentee.name, mentee.employeeNo, pair.menteeUnit, pair.menteePost],
    ...[mentor.name, pair.mentorUnit, pair.mentorPost, pair.mentorTitle, pair.field],
    ...[sayDate(pair.from), sayDate(state.lastDay), state.agreement.concluded ? "已签齐" : "未签齐"],
    ...[state.progress === null ? "" : `${state.progress}%`, String(state.logs.owed), String(state.logs.kept)],
    [...(state.live ? [COLOUR_LABELS[state.colour]] : []), ...pair.trouble].join("；"),
    pair.endedOn && sayDate(pair.endedOn),
    pair.end && END_LABELS[pair.end],
    state.result?.grade ? GRADE_LABELS[state.result.grade] : "",
  ];
}

const POSTING_COLUMNS = [
  ...labels("姓名", "工号", "类型", "派出单位", "锻炼单位", "锻炼岗位", "项目", "计划开始", "计划截止"),
  ...labels("实际到岗", "实际截止", "状态", "逾期"),
];

const said = (day: Dates["actualFrom"]) => day && sayDate(day);

function postingRow(line: PostingLine): (string | null)[] {
  const { dates } = line;
  return [
    ...[line.personName, line.employeeNo, TYPES[line.type], line.homeUnitName, line.hostUnitName, line.role],
    ...[line.projectName, sayDate(dates.plannedFrom), sayDate(lastDay(dueUntil(dates))), said(dates.actualFrom)],
    ...[said(dates.actualUntil && lastDay(dates.actualUntil)), POSTING_STATES[line.state], line.late],
  ];
}

const ITEM_COLUMNS = labels(
  ...["姓名", "工号", "单位", "年度", "类别", "培养目标", "衡量标准", "期限", "责任人", "状态", "完成日期"],
);

function itemRow(plan: PlanLine, item: TrainingItemView): (string | null)[] {
  return [
    ...[plan.name, plan.employeeNo, plan.unitName, String(item.year), LINES[item.line], item.goal, item.measure],
    ...[sayDate(item.dueOn), item.ownerName, TRAINING_STATES[item.state], item.doneOn && sayDate(item.doneOn)],
  ];
}
