import { z } from "zod";
import { PostingGrade, PostingMark } from "@/prisma/generated/enums";
import { DIMENSIONS } from "../labels";
import { id, optionalText, step, version } from "../schema";

export const SUMMARY_LIMIT = 1_500;
export const OPINION_LIMIT = 500;

const head = { postingId: id, revision: version, step: step("sign") };
const blank = <T extends z.ZodType>(schema: T) =>
  z.union([schema, z.literal("").transform(() => null)]).default(null as never);
const mark = blank(z.enum(PostingMark));

/** Signed must be written: each form is kept half-filled and signed whole. */
const signedWhole = (input: { step: string; text: string }) => input.step === "keep" || input.text !== "";
const unwritten = (noun: string) => ({ path: ["text"], message: `签署前请填写${noun}。` });

export const saveSummarySchema = z
  .strictObject({ ...head, text: optionalText("个人小结", SUMMARY_LIMIT) })
  .refine(signedWhole, unwritten("个人小结"));
export type SaveSummary = z.output<typeof saveSummarySchema>;

export const saveHostOpinionSchema = z
  .strictObject({
    ...head,
    ...{ moral: mark, ability: mark, diligence: mark, achievement: mark, integrity: mark },
    overall: blank(z.enum(PostingGrade)),
    text: optionalText("鉴定意见", OPINION_LIMIT),
  })
  .superRefine((input, issues) => {
    if (input.step === "keep") return;
    const need = [...Object.entries(DIMENSIONS), ["overall", "综合评价"], ["text", "鉴定意见"]] as [
      keyof typeof input,
      string,
    ][];
    for (const [field, noun] of need) {
      if (!input[field]) issues.addIssue({ code: "custom", path: [field], message: `签署前请填写${noun}。` });
    }
  });
export type SaveHostOpinion = z.output<typeof saveHostOpinionSchema>;

export const saveHomeOpinionSchema = z
  .strictObject({ ...head, text: optionalText("派出单位意见", OPINION_LIMIT) })
  .refine(signedWhole, unwritten("派出单位意见"));
export type SaveHomeOpinion = z.output<typeof saveHomeOpinionSchema>;

export const saveCommitteeOpinionSchema = z
  .strictObject({ ...head, text: optionalText("厂党委意见", OPINION_LIMIT), remark: optionalText("备注", 200) })
  .refine(signedWhole, unwritten("厂党委意见"));
export type SaveCommitteeOpinion = z.output<typeof saveCommitteeOpinionSchema>;

/** Back to the section before, with the reason; its signature is taken away. */
export const sendBackSchema = z.strictObject({
  postingId: id,
  revision: version,
  reason: optionalText("退回理由", 200).refine(Boolean, "请写明需要补正的内容。"),
});
export type SendBack = z.output<typeof sendBackSchema>;
