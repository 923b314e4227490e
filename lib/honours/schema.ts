import { z } from "zod";
import { HonourLevel } from "@/prisma/generated/enums";

const line = (noun: string, most: number) =>
  z
    .string(`请填写${noun}。`)
    .trim()
    .min(1, `请填写${noun}。`)
    .max(most, `${noun}不超过${most}个字。`)
    .regex(/^[^\n\t]*$/, `${noun}须写在一行内。`);

export const enterHonourSchema = z.strictObject({
  personId: z.string().min(1).max(64),
  year: z.coerce.number("请填写年度。").int("年度须为整数。").min(1950, "年度不早于1950年。").max(2100, "请填写年度。"),
  level: z.enum(HonourLevel, "请选择级别。"),
  title: line("荣誉名称", 60),
  body: line("授予单位", 60),
  documentNo: z.string().trim().max(60, "文号不超过60个字。").default(""),
});
export type EnterHonour = z.output<typeof enterHonourSchema>;

export const removeHonourSchema = z.strictObject({
  honourId: z.string().min(1).max(64),
  reason: line("原因", 100),
});
export type RemoveHonour = z.output<typeof removeHonourSchema>;
