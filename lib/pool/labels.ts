import type {
  PoolConclusion,
  PoolExit,
  PoolOutcome,
  PoolSource,
  PoolTarget,
  PoolTier,
  PoolVerdict,
  PoolView,
} from "@/prisma/generated/enums";

export const TARGETS: Record<PoolTarget, string> = { CHIEF: "正职", DEPUTY: "副职" };
export const TIERS: Record<PoolTier, string> = { NEAR: "近期", MIDDLE: "中期", FAR: "远期" };
export const SOURCES: Record<PoolSource, string> = {
  BRANCH: "支部推荐",
  MEETING: "会议推荐",
  TALK: "谈话推荐",
  ORGANISATION: "组织发现",
};
export const VIEWS: Record<PoolView, string> = { CLEAR: "无影响使用的情形", OBJECTION: "不宜使用", LATER: "暂缓" };
export const VERDICTS: Record<PoolVerdict, string> = { ADMIT: "同意入库", REFUSE: "不同意", DEFER: "缓议" };
export const OUTCOMES: Record<PoolOutcome, string> = { ADMITTED: "已入库", REFUSED: "党委未同意", DROPPED: "已终止" };
export const CONCLUSIONS: Record<PoolConclusion, string> = {
  CONTINUE: "继续培养",
  CHANGE_TIER: "调整成熟度",
  OUT: "出库",
};
export const EXITS: Record<PoolExit, string> = {
  APPOINTED: "提拔任用",
  GRADE: "考核等次",
  SANCTION: "处分或诫勉",
  NO_GROWTH: "连续评估无成长",
  OVER_AGE: "超过年龄",
  TRANSFER: "调离",
  OWN_REQUEST: "本人申请",
  TRAINING: "培训考核末位",
};
export const STAGES: readonly string[] = ["核对条件", "廉政意见", "组织谈话", "党委决定"];
export const CHECK_VERDICTS = { PASS: "符合", FAIL: "不符合", JUDGE: "须判断" } as const;
