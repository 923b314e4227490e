import type { TrainingLine, TrainingState, TrainingVerdict } from "@/prisma/generated/enums";

/** The four lines of a plan, in the order in which they are printed (domain.md §4). */
export const LINES: Record<TrainingLine, string> = {
  THEORY: "理论",
  BUSINESS: "业务",
  POST: "岗位",
  PROJECT: "项目",
};

export const LINE_HINTS: Record<TrainingLine, string> = {
  THEORY: "党校、集中学习、读书",
  BUSINESS: "技能、课题、证书",
  POST: "轮岗、挂职、顶岗",
  PROJECT: "技改、攻关",
};

export const STATES: Record<TrainingState, string> = {
  PLANNED: "未开始",
  UNDERWAY: "进行中",
  DONE: "已完成",
  DROPPED: "已取消",
};

export const VERDICTS: Record<TrainingVerdict, string> = {
  ON_TRACK: "按计划",
  BEHIND: "落后",
  MET: "已达标",
};
