import { z } from "zod";
import { day, id, optionalText, text, verdict } from "../schema";

/** 延长: until which last day, and why. */
export const askExtensionSchema = z.strictObject({
  postingId: id,
  last: day("延长后的最后一天"),
  reason: text("延长理由", 300),
});
export type AskExtension = z.output<typeof askExtensionSchema>;

/** The end; whether it is early follows from the dates, and an early end needs its reason. */
export const endPostingSchema = z.strictObject({
  postingId: id,
  last: day("最后一天"),
  reason: optionalText("提前结束的原因", 300),
});
export type EndPosting = z.output<typeof endPostingSchema>;

export const decideSchema = z
  .strictObject({ requestId: id, verdict, note: optionalText("意见", 200) })
  .refine(({ verdict, note }) => verdict === "approve" || note !== "", {
    path: ["note"],
    message: "不批准须写明理由。",
  });
export type Decide = z.output<typeof decideSchema>;
