import { z } from "zod";
import { SignatureParty } from "@/prisma/generated/enums";
import { pairId } from "../schema";

export const signSchema = z.strictObject({
  pairId,
  party: z.enum(SignatureParty, "请选择签署方"),
  /** Of the text that was on the screen. */
  hash: z.string().regex(/^[0-9a-f]{64}$/, "请刷新后再签署"),
});
export type Sign = z.output<typeof signSchema>;
