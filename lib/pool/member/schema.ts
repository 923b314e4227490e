import { z } from "zod";
import { PoolConclusion, PoolExit } from "@/prisma/generated/enums";
import { day, free, id, text, tier, version } from "../candidate/schema";

const membership = { membershipId: id("人选"), version };

export const writeProfileSchema = z.strictObject({
  ...membership,
  nativePlace: free("籍贯", 30),
  school: free("毕业院校及专业", 60),
  laterDegree: free("在职学历学位、院校及专业", 60),
  direction: free("培养方向", 60),
  strengths: free("主要优点", 500),
  weaknesses: free("主要不足", 500),
  goal: free("培养目标", 300),
  remark: free("备注", 200),
});
export type WriteProfile = z.output<typeof writeProfileSchema>;

export const changeTierSchema = z.strictObject({
  ...membership,
  tier,
  changedOn: day("调整日期"),
  reason: text("理由", 300),
});
export type ChangeTier = z.output<typeof changeTierSchema>;

const exit = z.enum(PoolExit, "请选择出库原因");
const exitFields = { leftOn: day("出库日期"), exit, why: free("说明", 300), documentNo: text("会议纪要或文号", 60) };
export const leaveSchema = z.strictObject({ ...membership, ...exitFields });
export type Leave = z.output<typeof leaveSchema>;

/** The conclusion and what it brings about are one: a changed tier or the exit is written with the review. */
export const reviewSchema = z
  .strictObject({
    ...membership,
    year: z.coerce.number("请填写年度").int().min(2000, "请填写年度").max(2100, "请填写年度"),
    grown: z.enum(["yes", "no"], "请选择有无成长").transform((answer) => answer === "yes"),
    conclusion: z.enum(PoolConclusion, "请选择评估结论"),
    text: text("评估意见", 500),
    tier: tier.optional().or(z.literal("").transform(() => undefined)),
    exit: exit.optional().or(z.literal("").transform(() => undefined)),
    documentNo: free("会议纪要或文号", 60),
  })
  .refine((input) => input.conclusion !== "CHANGE_TIER" || input.tier !== undefined, {
    path: ["tier"],
    message: "请选择调整后的成熟度",
  })
  .refine((input) => input.conclusion !== "OUT" || input.exit !== undefined, {
    path: ["exit"],
    message: "请选择出库原因",
  })
  .refine((input) => input.conclusion !== "OUT" || input.documentNo !== "", {
    path: ["documentNo"],
    message: "出库请填写会议纪要或文号",
  });
export type Review = z.output<typeof reviewSchema>;
