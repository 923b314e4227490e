import { z } from "zod";
import { optionalText, pairId, quarter, revision, text } from "../schema";

export const SUMMARY_LIMITS = { progress: 500, next: 300, reflection: 300 } as const;

export const keepSummarySchema = z.strictObject({
  pairId,
  quarter,
  /** 0 for a quarter that has none yet. */
  revision,
  progress: text("进展与不足", SUMMARY_LIMITS.progress),
  next: optionalText("下季度重点", SUMMARY_LIMITS.next),
});
export type KeepSummary = z.output<typeof keepSummarySchema>;

export const confirmSummarySchema = z.strictObject({
  pairId,
  quarter,
  revision,
  reflection: text("收获与建议", SUMMARY_LIMITS.reflection),
});
export type ConfirmSummary = z.output<typeof confirmSummarySchema>;
