import { z } from "zod";
import { PAST_GRADES } from "./standing";

export const enterPastGradeSchema = z.strictObject({
  personId: z.string().min(1, "请选择人员").max(64),
  year: z.coerce.number("请填写年度").int("年度须为整数").min(1990, "年度不早于1990年").max(2100, "请填写年度"),
  grade: z.enum(PAST_GRADES, "请选择等次"),
  documentNo: z.string("请填写文号").trim().min(1, "请填写文号").max(60, "文号不超过60字"),
});
export type EnterPastGrade = z.output<typeof enterPastGradeSchema>;

export const removePastGradeSchema = z.strictObject({
  pastGradeId: z.string().min(1).max(64),
  reason: z.string("请填写原因").trim().min(1, "请填写原因").max(100, "原因不超过100字"),
});
export type RemovePastGrade = z.output<typeof removePastGradeSchema>;
