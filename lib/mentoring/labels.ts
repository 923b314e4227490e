import type {
  ChangeAnswer,
  CheckOutcome,
  GoalAspect,
  LogRating,
  LogWay,
  NoteAudience,
  PairEnd,
  PairGrade,
  PairKind,
  SignatureParty,
  TaskResult,
} from "@/prisma/generated/enums";
import type { Colour } from "./overdue";
import type { QuarterWork } from "./quarters";

export const KIND_LABELS: Record<PairKind, string> = { CADRE: "结对培养", CRAFT: "师带徒" };
export const ASPECT_LABELS: Record<GoalAspect, string> = { VIRTUE: "德", ABILITY: "能", WORK: "业务" };
export const WAY_LABELS: Record<LogWay, string> = {
  ON_SITE: "现场带教",
  TALK: "谈话",
  READING: "同看资料",
  PROJECT: "一起攻关",
};
export const TASK_LABELS: Record<TaskResult, string> = { DONE: "已完成", PARTLY: "部分完成", NOT_DONE: "未完成" };
export const RATING_LABELS: Record<LogRating, string> = {
  GOOD: "好",
  FAIRLY_GOOD: "较好",
  AVERAGE: "一般",
  POOR: "较差",
};
export const PARTY_LABELS: Record<SignatureParty, string> = {
  MENTOR: "导师",
  MENTEE: "培养对象",
  BRANCH_SECRETARY: "所在支部书记",
  OFFICE: "党群部盖章",
};
export const END_LABELS: Record<PairEnd, string> = {
  COMPLETED: "期满出师",
  EARLY: "提前出师",
  CHANGED: "更换导师",
  NOT_PASSED: "不予出师",
  LEFT: "一方离职",
  PROMOTED: "对象提任",
  TRANSFERRED: "调动",
  CANCELLED: "取消",
};
export const GRADE_LABELS: Record<PairGrade, string> = {
  EXCELLENT: "优秀出师",
  PASSED: "出师",
  EXTENDED: "延期",
  FAILED: "不予出师",
};
export const OUTCOME_LABELS: Record<CheckOutcome, string> = { CONTINUE: "继续结对", CHANGE: "更换导师" };
export const ANSWER_LABELS: Record<ChangeAnswer, string> = {
  ACCEPTED: "同意更换",
  REJECTED: "不同意",
  WITHDRAWN: "本人撤回",
};
/** Who reads a note, said where it is written and where it is read. */
export const AUDIENCE_LABELS: Record<NoteAudience, string> = {
  AUTHOR: "只有本人能看到",
  OFFICE: "本人和党群工作部能看到",
};
export const COLOUR_LABELS: Record<Colour, string> = { green: "正常", amber: "黄牌", red: "红牌" };

export const optionsOf = <K extends string>(labels: Record<K, string>): { value: K; label: string }[] =>
  (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }));

/** 2026年3月 */
export function sayMonthOf(month: string): string {
  const [year, number] = month.split("-").map(Number);
  return `${year}年${number}月`;
}

/** 2026年第3季度, of its first day. */
export const sayQuarterOf = (quarter: string): string =>
  `${quarter.slice(0, 4)}年第${(Number(quarter.slice(5, 7)) + 2) / 3}季度`;

/** What a mentor did in a quarter, in a few words: 记录 2/3，小结未写. */
export function sayQuarterWork({ owed, written, summary }: QuarterWork): string {
  const sum = { written: "小结已写", owed: "小结未写", none: "" }[summary];
  return [owed > 0 ? `记录 ${written}/${owed}` : "", sum].filter(Boolean).join("，");
}
