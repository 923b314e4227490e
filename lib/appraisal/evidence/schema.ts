import { z } from "zod";
import { QuarterMark } from "@/prisma/generated/enums";

/** K, from 0 to 100 with at most two decimals. */
export const score = z.string().regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, "请填写0至100之间的分数，最多两位小数");
export const MOST_SOURCE = 80;
const optional = <T extends z.ZodType>(inner: T) =>
  z
    .union([inner, z.literal("").transform(() => null)])
    .nullable()
    .default(null);

export const QUARTERS = [1, 2, 3, 4] as const;

/** K and the four quarter grades of one subject; an empty cell means "not entered". */
const row = z.strictObject({
  subjectId: z.string().min(1),
  performance: optional(score),
  source: z.string().max(MOST_SOURCE, `来源不超过${MOST_SOURCE}字`).default(""),
  quarters: z.array(optional(z.enum(QuarterMark))).length(4, "须为四个季度"),
});
export type EvidenceEntry = z.output<typeof row>;

/** A whole sheet of a cycle: only rows that differ from what stands are written. */
export const enterEvidenceSchema = z.strictObject({
  cycleId: z.string().min(1),
  rows: z.array(row).min(1, "没有可保存的内容").max(2000, "一次最多2000人"),
});
export type EnterEvidence = z.output<typeof enterEvidenceSchema>;

export const addAdjustmentSchema = z.strictObject({
  subjectId: z.string().min(1),
  points: z
    .string()
    .regex(/^-?\d{1,2}(\.\d{1,2})?$/, "请填写分值，例如 1 或 -0.5")
    .refine((text) => Number(text) !== 0, "分值不能为0")
    .refine((text) => Number(text) <= 5 && Number(text) >= -10, "单项加分不超过5分，扣分不超过10分"),
  reason: z.string().min(1, "请填写事由").max(100, "事由不超过100字"),
  evidence: z.string().min(1, "请填写依据（文件名称或文号）").max(100, "依据不超过100字"),
});
export type AddAdjustment = z.output<typeof addAdjustmentSchema>;

export const removeAdjustmentSchema = z.strictObject({
  adjustmentId: z.string().min(1),
  why: z.string().min(1, "请填写删除理由").max(100, "理由不超过100字"),
});
export type RemoveAdjustment = z.output<typeof removeAdjustmentSchema>;

export const reckonAgainSchema = z.strictObject({ cycleId: z.string().min(1).max(64) });
export type ReckonAgain = z.output<typeof reckonAgainSchema>;
