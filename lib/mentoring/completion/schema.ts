import { z } from "zod";
import { line, optionalText, pairId, points, revision, text } from "../schema";

export const REPORT_LIMIT = 1500;

export const openCompletionSchema = z.strictObject({
  pairId,
  early: z
    .string()
    .optional()
    .transform((value) => value === "on"),
  reason: optionalText("提前理由", 200),
});
export type OpenCompletion = z.output<typeof openCompletionSchema>;

export const reportSchema = z.strictObject({ pairId, revision, report: text("总结", REPORT_LIMIT) });
export type Report = z.output<typeof reportSchema>;

export const rateSchema = z.strictObject({
  pairId,
  revision,
  points: points("导师评价得分"),
  opinion: text("导师意见", 500),
});
export type Rate = z.output<typeof rateSchema>;

export const scoreSchema = z.strictObject({
  pairId,
  revision,
  reportPoints: points("总结得分"),
  hostPoints: points("单位（技能）评价得分"),
  hostSource: line("评价依据", 120),
});
export type ScoreInput = z.output<typeof scoreSchema>;

export const countersignSchema = z.strictObject({ pairId, revision, opinion: text("支部意见", 500) });
export type Countersign = z.output<typeof countersignSchema>;

export const concludeSchema = z.strictObject({
  pairId,
  revision,
  /** Asked only where the score means an extension. */
  months: z.union([z.literal("").transform(() => null), z.coerce.number().int().min(1).max(24)]).default(null as never),
});
export type Conclude = z.output<typeof concludeSchema>;
