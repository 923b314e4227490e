"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import {
  approveCycle,
  dismissOfficial,
  extendDeadline,
  moveHours,
  nameOfficial,
  returnCycle,
} from "@/lib/appraisal/cycle/commands";
import {
  approveCycleSchema,
  dismissOfficialSchema,
  extendDeadlineSchema,
  moveHoursSchema,
  nameOfficialSchema,
  returnCycleSchema,
} from "@/lib/appraisal/cycle/schema";
import { startCycle } from "@/lib/appraisal/start/commands";
import { startCycleSchema } from "@/lib/appraisal/start/schema";
import { sayFullMoment } from "@/lib/calendar";

const refresh = () => revalidatePath("/appraisal", "layout");

export const approveCycleAction = formAction(approveCycleSchema, async (actor, input) => {
  await approveCycle(actor, input);
  refresh();
  return { message: "已批准，票箱密钥已生成。请党群部核对评价关系后启动测评。", href: `/appraisal/${input.cycleId}` };
});

export const returnCycleAction = formAction(returnCycleSchema, async (actor, input) => {
  await returnCycle(actor, input);
  refresh();
  return "已退回修改，票箱密钥已销毁。";
});

export const startCycleAction = formAction(startCycleSchema, async (actor, input) => {
  const { frozenHash } = await startCycle(actor, input);
  refresh();
  return {
    message: `测评已启动，方案、名单和评价关系已冻结。校验码 ${frozenHash.slice(0, 16)}。`,
    href: `/appraisal/${input.cycleId}`,
  };
});

export const moveHoursAction = formAction(moveHoursSchema, async (actor, input) => {
  await moveHours(actor, input);
  refresh();
  return "测评时间已修改。";
});

export const extendDeadlineAction = formAction(extendDeadlineSchema, async (actor, input) => {
  const { until } = await extendDeadline(actor, input);
  refresh();
  return `截止时间已延长至${sayFullMoment(until)}。`;
});

export const nameOfficialAction = formAction(nameOfficialSchema, async (actor, input) => {
  const { name, duty } = await nameOfficial(actor, input);
  refresh();
  return `${name}已确定为${duty}。`;
});

export const dismissOfficialAction = formAction(dismissOfficialSchema, async (actor, input) => {
  await dismissOfficial(actor, input);
  refresh();
  return "已移除。";
});
