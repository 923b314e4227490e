import type { QuarterMark } from "@/prisma/generated/enums";

/** 平时考核 grades, best first. */
export const QUARTER_LABELS: Record<QuarterMark, string> = {
  GOOD: "好",
  FAIRLY_GOOD: "较好",
  FAIR: "一般",
  POOR: "较差",
};
export const QUARTER_NAMES = ["第一季度", "第二季度", "第三季度", "第四季度"] as const;
