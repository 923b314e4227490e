import { z } from "zod";
import { id, optionalText, step, text, version } from "../schema";

export const REPORT_LIMIT = 1_000;

/** `revision` is that of the text the page was opened with, 0 for none: a second window is told. */
export const saveReportSchema = z
  .strictObject({
    postingId: id,
    period: z.coerce.number().int().min(1).max(400),
    revision: version,
    step: step("handIn"),
    text: optionalText("汇报", REPORT_LIMIT),
  })
  .refine((input) => input.step === "keep" || input.text !== "", { path: ["text"], message: "提交前请填写汇报。" });
export type SaveReport = z.output<typeof saveReportSchema>;

export const remarkSchema = z.strictObject({ reportId: id, revision: version, remark: text("意见", 300) });
export type WriteRemark = z.output<typeof remarkSchema>;
