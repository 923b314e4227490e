import { z } from "zod";
import { isPlainDate, type PlainDate, yearOf } from "@/lib/calendar";
import { TrainingLine, TrainingVerdict } from "@/prisma/generated/enums";

const id = z.string().min(1).max(64);
const year = z.coerce.number("请填写年度").int("请填写年度").min(2000, "年度过早").max(2100, "年度过晚");
const text = (what: string, most: number) =>
  z.string(`请填写${what}`).min(2, `请填写${what}`).max(most, `${what}不超过${most}字`);
const revision = z.coerce.number().int().min(1);

const facts = {
  line: z.enum(TrainingLine, "请选择类别"),
  goal: text("目标", 100),
  measure: text("衡量标准", 200),
  dueOn: z.custom<PlainDate>(
    (value) => typeof value === "string" && isPlainDate(value),
    "请填写完成期限，如 2026-06-30",
  ),
  ownerId: z.string("请选择责任人").min(1, "请选择责任人").max(64),
};

const OUTSIDE = { message: "完成期限应在计划年度之内", path: ["dueOn"] };

export const addItemSchema = z
  .strictObject({ personId: id, year, ...facts })
  .refine((input) => yearOf(input.dueOn) === input.year, OUTSIDE);
export type AddItem = z.output<typeof addItemSchema>;

export const changeItemSchema = z.strictObject({ itemId: id, revision, ...facts });
export type ChangeItem = z.output<typeof changeItemSchema>;

export const dropItemSchema = z.strictObject({ itemId: id, revision, why: text("取消原因", 200) });
export type DropItem = z.output<typeof dropItemSchema>;

export const reportItemSchema = z.strictObject({
  itemId: id,
  revision,
  state: z.enum(["UNDERWAY", "DONE"], "请选择进展"),
  text: text("进展与佐证", 500),
  file: z.instanceof(File, { error: "附件没有传到，请重新选择" }).optional(),
});
export type ReportItem = z.output<typeof reportItemSchema>;

export const checkItemSchema = z.strictObject({
  itemId: id,
  quarter: z.coerce.number("请选择季度").int().min(1, "请选择季度").max(4, "请选择季度"),
  /** Of the quarter's check as it was shown; 0 when there was none. */
  checked: z.coerce.number().int().min(0),
  verdict: z.enum(TrainingVerdict, "请选择检查结果"),
  note: z.string().max(200, "检查意见不超过200字").default(""),
});
export type CheckItem = z.output<typeof checkItemSchema>;

export const copyPlanSchema = z.strictObject({ personId: id, year });
export type CopyPlan = z.output<typeof copyPlanSchema>;
