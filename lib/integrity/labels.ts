import type { EffectKind, EffectOnGrade } from "@/prisma/generated/enums";

export const KIND_LABELS: Record<EffectKind, string> = {
  ADMINISTRATIVE_SANCTION: "政务处分（国有企业管理人员）",
  PARTY_DISCIPLINE: "党纪处分",
  ADMONITION: "诫勉或更重问责",
  CASE_OPEN: "立案审查调查中",
  POLITICAL_STANDARD: "政治标准严重不合格",
  SAFETY_ACCIDENT: "生产安全责任事故",
  BRANCH_NOT_EXCELLENT: "所在支部党建考核未达优秀",
  LONG_LEAVE: "病事假累计过长",
  INTEGRITY_LETTER: "责任书未签或自查问题未整改",
  NEGATIVE_LIST: "党委认定的负面清单事项",
  OTHER: "其他",
};

export const EFFECT_LABELS: Record<EffectOnGrade, string> = {
  BAR_EXCELLENT: "不得评为优秀",
  CAP_BASIC: "最高为基本称职",
  NO_GRADE_COMMENT: "只写评语，不定等次",
  NO_GRADE: "暂不定等次",
  FORCE_FAIL: "定为不称职",
  NOT_APPRAISED: "不参加考核",
};

/** What the handbook proposes for a kind; 纪委 decides. */
export const USUAL_EFFECT: Record<EffectKind, EffectOnGrade> = {
  ADMINISTRATIVE_SANCTION: "NO_GRADE_COMMENT",
  PARTY_DISCIPLINE: "BAR_EXCELLENT",
  ADMONITION: "BAR_EXCELLENT",
  CASE_OPEN: "NO_GRADE",
  POLITICAL_STANDARD: "FORCE_FAIL",
  SAFETY_ACCIDENT: "BAR_EXCELLENT",
  BRANCH_NOT_EXCELLENT: "BAR_EXCELLENT",
  LONG_LEAVE: "BAR_EXCELLENT",
  INTEGRITY_LETTER: "BAR_EXCELLENT",
  NEGATIVE_LIST: "BAR_EXCELLENT",
  OTHER: "BAR_EXCELLENT",
};
