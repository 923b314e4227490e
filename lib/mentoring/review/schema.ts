import { z } from "zod";
import { CheckOutcome } from "@/prisma/generated/enums";
import { optionalText, pairId, text } from "../schema";

export const viewCheckSchema = z.strictObject({ pairId, view: text("意见", 500) });
export type ViewCheck = z.output<typeof viewCheckSchema>;

export const concludeCheckSchema = z.strictObject({
  pairId,
  outcome: z.enum(CheckOutcome, "请选择结论"),
  note: optionalText("说明", 300),
});
export type ConcludeCheck = z.output<typeof concludeCheckSchema>;
