import { z } from "zod";
import { GENDERS, POLITICAL } from "../labels";
import { tidyName } from "../names";
import {
  choice,
  day,
  id,
  line,
  optionalDay,
  optionalId,
  optionalLine,
  optionalMonth,
  ticked,
  version,
} from "../schema";

/** 工号: letters, digits and hyphens; letters are kept in upper case so that one number has one spelling. */
export const EMPLOYEE_NO = /^[A-Z0-9][A-Z0-9-]{0,19}$/;
export const NAME = /^[\p{Script=Han}A-Za-z〇][\p{Script=Han}A-Za-z〇·.' -]{0,29}$/u;
export const PHONE = /^1[3-9]\d{9}$/;

const facts = {
  employeeNo: line("工号", 20).transform((text, context) => {
    const number = text.toUpperCase();
    if (!EMPLOYEE_NO.test(number)) context.addIssue("工号只能用字母、数字和连字符，最多20位。");
    return number;
  }),
  name: line("姓名", 30).transform((text, context) => {
    const name = tidyName(text);
    if (!NAME.test(name)) context.addIssue("姓名只能用汉字、字母和间隔号“·”。");
    return name;
  }),
  gender: choice(GENDERS, "性别"),
  bornOn: optionalMonth("出生年月"),
  ethnicity: optionalLine("民族", 20),
  political: choice(POLITICAL, "政治面貌"),
  joinedPartyOn: optionalDay("入党时间"),
  startedWorkOn: optionalDay("参加工作时间"),
  education: optionalLine("学历", 20),
  degree: optionalLine("学位", 30),
  professionalTitle: optionalLine("专业技术职务", 40),
  phone: optionalLine("手机", 20).refine((text) => !text || PHONE.test(text), "手机号须为11位数字，以1开头。"),
};
export type PersonFacts = z.output<z.ZodObject<typeof facts>>;

export const createPersonSchema = z.strictObject({ ...facts, unitId: id("单位"), branchId: optionalId });
export type CreatePerson = z.output<typeof createPersonSchema>;

export const changePersonSchema = z.strictObject({ personId: id("人员"), version, ...facts });
export type ChangePerson = z.output<typeof changePersonSchema>;

export const movePersonSchema = z.strictObject({
  personId: id("人员"),
  version,
  unitId: id("单位"),
  branchId: optionalId,
  on: day("调动日期"),
  /** 同时免去在原单位的职务 */
  endPosts: ticked,
});
export type MovePerson = z.output<typeof movePersonSchema>;

export const leavePersonSchema = z.strictObject({
  personId: id("人员"),
  version,
  leftOn: day("离职日期"),
  reason: line("原因", 100),
});
export type LeavePerson = z.output<typeof leavePersonSchema>;

export const returnPersonSchema = z.strictObject({
  personId: id("人员"),
  version,
  unitId: id("单位"),
  branchId: optionalId,
  reason: line("原因", 100),
});
export type ReturnPerson = z.output<typeof returnPersonSchema>;
