import type { PostingEndKind, PostingGrade, PostingMark, PostingType, VisitConclusion } from "@/prisma/generated/enums";
import type { State } from "./course";

export const TYPES: Record<PostingType, string> = {
  ROTATION: "轮岗",
  ATTACHMENT: "挂职",
  SECONDMENT: "借调",
  EXCHANGE: "交流",
  PROJECT: "项目锻炼",
};

/** What a type means for the person, beside the choice (domain.md §6). */
export const TYPE_HINTS: Record<PostingType, string> = {
  ROTATION: "随任职命令到岗，在厂内任实职",
  ATTACHMENT: "人事关系不动，挂任职务，由派出单位考核",
  SECONDMENT: "人事关系不动，协助工作，不任职务",
  EXCHANGE: "调动任职，任实职",
  PROJECT: "人事关系不动，承担项目任务",
};

/** With these the person holds a real post at the host: the organisation's own record has to follow. */
export const REAL_POSTS: readonly PostingType[] = ["ROTATION", "EXCHANGE"];

export const STATES: Record<State, string> = {
  PLANNED: "待批准",
  APPROVED: "待报到",
  RUNNING: "锻炼中",
  APPRAISAL: "待鉴定",
  FINISHED: "已完成",
  CANCELLED: "已取消",
};

export const END_KINDS: Record<PostingEndKind, string> = {
  ON_TIME: "期满",
  EARLY: "提前结束",
  CANCELLED: "取消",
};

export const CONCLUSIONS: Record<VisitConclusion, string> = {
  CONTINUE: "按计划继续",
  ADJUST: "调整任务后继续",
  RECALL: "建议提前结束",
};

export const MARKS: Record<PostingMark, string> = { EXCELLENT: "优秀", GOOD: "良好", FAIR: "一般", POOR: "较差" };

export const GRADES: Record<PostingGrade, string> = {
  EXCELLENT: "优秀",
  COMPETENT: "称职",
  BASIC: "基本称职",
  INCOMPETENT: "不称职",
};

/** The five columns of the appraisal, in the order of the form. */
export const DIMENSIONS = {
  moral: "德",
  ability: "能",
  diligence: "勤",
  achievement: "绩",
  integrity: "廉",
} as const;
export type Dimension = keyof typeof DIMENSIONS;
export const DIMENSION_ORDER = Object.keys(DIMENSIONS) as Dimension[];
