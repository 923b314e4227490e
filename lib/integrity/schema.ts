import { z } from "zod";
import { isPlainDate, type PlainDate } from "@/lib/calendar";
import { EffectKind, EffectOnGrade } from "@/prisma/generated/enums";

const day = (what: string) =>
  z.custom<PlainDate>((value) => typeof value === "string" && isPlainDate(value), `请填写${what}，例如 2026-03-05`);
const line = (what: string, most: number) =>
  z.string(`请填写${what}`).min(1, `请填写${what}`).max(most, `${what}不超过${most}字`);

export const enterEffectSchema = z
  .strictObject({
    personId: z.string().min(1, "请选择人员"),
    kind: z.enum(EffectKind, "请选择情形"),
    measure: line("处理措施", 40),
    effect: z.enum(EffectOnGrade, "请选择对等次的影响"),
    documentNo: line("文号", 60),
    issuedBy: line("作出机关", 60),
    effectiveOn: day("生效日期"),
    endsOn: z.union([day("影响期截止日"), z.literal("").transform(() => null)]).default(null as never),
    note: z.string().max(200, "备注不超过200字").default(""),
  })
  .refine((input) => input.endsOn === null || input.endsOn >= input.effectiveOn, {
    message: "影响期截止日不能早于生效日期",
    path: ["endsOn"],
  });
export type EnterEffect = z.output<typeof enterEffectSchema>;

export const withdrawEffectSchema = z.strictObject({
  effectId: z.string().min(1),
  why: line("撤销理由", 200),
});
export type WithdrawEffect = z.output<typeof withdrawEffectSchema>;
