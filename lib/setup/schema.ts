import { z } from "zod";
import { ROLES } from "@/lib/auth/roles";
import { GENDERS } from "@/lib/organisation/labels";
import { tidyName } from "@/lib/organisation/names";
import { EMPLOYEE_NO, NAME } from "@/lib/organisation/person/schema";
import { choice, line } from "@/lib/organisation/schema";
import { FOUNDERS } from "./founders";

const founder = z.strictObject({
  employeeNo: line("工号", 20)
    .transform((text) => text.toUpperCase())
    .refine((text) => EMPLOYEE_NO.test(text), "工号只能用字母、数字和连字符，最多20位。"),
  name: line("姓名", 30)
    .transform(tidyName)
    .refine((text) => NAME.test(text), "姓名只能用汉字、字母和间隔号“·”。"),
  gender: choice(GENDERS, "性别"),
});
export type Founder = z.output<typeof founder>;

export const setupSchema = z
  .strictObject({
    token: z.string().min(20).max(100),
    plant: line("单位全称", 40),
    system: founder,
    security: founder,
    audit: founder,
    organiser: founder,
    secretary: founder,
  })
  .superRefine((input, context) => {
    const seen = new Map<string, string>();
    for (const { key, role } of FOUNDERS) {
      const number = input[key].employeeNo;
      const other = seen.get(number);
      if (other) {
        const message = `与${other}的工号相同；三员、组织员和书记须是五个不同的人。`;
        context.addIssue({ code: "custom", path: [key, "employeeNo"], message });
      }
      seen.set(number, ROLES[role]);
    }
  });
export type Setup = z.output<typeof setupSchema>;
