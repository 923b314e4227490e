"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formAction, queryAction } from "@/lib/action";
import { searchPeople } from "@/lib/organisation/person/queries";
import { addItem, changeItem, checkItem, copyPlan, dropItem, reopenItem, reportItem } from "@/lib/training/commands";
import {
  addItemSchema,
  changeItemSchema,
  checkItemSchema,
  copyPlanSchema,
  dropItemSchema,
  reportItemSchema,
} from "@/lib/training/schema";

const redraw = () => revalidatePath("/training", "layout");

export const searchTrainedAction = queryAction(z.string().trim().max(30), searchPeople);

const opened = z.strictObject({
  personId: z.string("请选择人员").min(1, "请选择人员").max(64),
  year: z.coerce.number().int().min(2000).max(2100),
});
export const openPlanAction = formAction(opened, async (_actor, { personId, year }) => ({
  message: "",
  href: `/training/${personId}?year=${year}`,
}));

export const addItemAction = formAction(addItemSchema, async (actor, input) => {
  await addItem(actor, input);
  redraw();
  return "已列入计划，责任人会收到消息。";
});

export const changeItemAction = formAction(changeItemSchema, async (actor, input) => {
  await changeItem(actor, input);
  redraw();
  return "已保存。";
});

export const dropItemAction = formAction(dropItemSchema, async (actor, input) => {
  await dropItem(actor, input);
  redraw();
  return "该项已取消，原因保留在计划中。";
});

export const reopenItemAction = formAction(dropItemSchema, async (actor, input) => {
  await reopenItem(actor, input);
  redraw();
  return "该项已重新打开。";
});

export const reportItemAction = formAction(reportItemSchema, async (actor, input) => {
  await reportItem(actor, input);
  redraw();
  return input.state === "DONE" ? "已报完成。" : "进展已填报。";
});

export const checkItemAction = formAction(checkItemSchema, async (actor, input) => {
  await checkItem(actor, input);
  redraw();
  return `第${input.quarter}季度检查已登记。`;
});

export const copyPlanAction = formAction(copyPlanSchema, async (actor, input) => {
  const { copied } = await copyPlan(actor, input);
  redraw();
  return `已沿用上年 ${copied} 项，请逐项核对目标和期限。`;
});
