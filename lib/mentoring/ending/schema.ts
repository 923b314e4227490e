import { z } from "zod";
import { day, line, optionalText, pairId, text } from "../schema";

export const BY_HAND = ["CHANGED", "LEFT", "PROMOTED", "TRANSFERRED", "CANCELLED"] as const;

export const endPairSchema = z.strictObject({
  pairId,
  end: z.enum(BY_HAND, "请选择结束方式"),
  on: day("结束日期"),
  reason: line("理由", 120),
});
export type EndPair = z.output<typeof endPairSchema>;

export const extendPairSchema = z.strictObject({
  pairId,
  /** The last day as it stood on the screen: whoever extends on an older one is told. */
  lastDay: day("截止日期"),
  months: z.coerce.number("请填写月数").int("请填整数").min(1, "至少1个月").max(24, "月数过多"),
  reason: line("理由", 120),
});
export type ExtendPair = z.output<typeof extendPairSchema>;

export const askChangeSchema = z.strictObject({ pairId, reason: text("理由", 300) });
export type AskChange = z.output<typeof askChangeSchema>;

export const answerChangeSchema = z.strictObject({
  pairId,
  answer: z.enum(["ACCEPTED", "REJECTED"], "请选择答复"),
  note: optionalText("说明", 300),
});
export type AnswerChange = z.output<typeof answerChangeSchema>;

export const withdrawChangeSchema = z.strictObject({ pairId });
export type WithdrawChange = z.output<typeof withdrawChangeSchema>;

export const waiveMentorSchema = z.strictObject({ pairId, reason: line("理由", 120) });
export type WaiveMentor = z.output<typeof waiveMentorSchema>;
