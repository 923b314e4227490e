import { z } from "zod";

const cycleId = z.string().min(1).max(64);

export const consentSchema = z.strictObject({ cycleId });
export type Consent = z.output<typeof consentSchema>;

export const openBoxSchema = z.strictObject({ cycleId });
export type OpenBox = z.output<typeof openBoxSchema>;

export const releaseTallySchema = z.strictObject({
  cycleId,
  reason: z.string("请填写理由").trim().min(4, "请写明导出的用途，不少于4字").max(200, "理由不超过200字"),
});
export type ReleaseTally = z.output<typeof releaseTallySchema>;

/** As printed on the receipt, however it was typed: small letters, blanks or none between the groups. */
export const receiptSchema = z
  .string()
  .transform((text) => text.toUpperCase().replace(/[\s\-‐-―－]/g, ""))
  .refine((text) => /^[0-9A-F]{20}$/.test(text), "回执为5组、每组4位的字母与数字，如 3F0A-91C2-77DE-0B15-A4C8")
  .transform((text) => (text.match(/.{4}/g) ?? []).join("-"));
