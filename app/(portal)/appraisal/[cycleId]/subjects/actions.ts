"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import { addSubject, drawPool, leaveOut, removeSubject, takeBack } from "@/lib/appraisal/subject/commands";
import {
  addSubjectSchema,
  drawPoolSchema,
  leaveOutSchema,
  removeSubjectSchema,
  takeBackSchema,
} from "@/lib/appraisal/subject/schema";

const refresh = () => revalidatePath("/appraisal/[cycleId]", "layout");

export const drawPoolAction = formAction(drawPoolSchema, async (actor, input) => {
  const { added, officials } = await drawPool(actor, input);
  refresh();
  const kept = officials.length > 0 ? `${officials.join("、")}是监票人或计票人，未列入。` : "";
  return { message: `已列入 ${added} 人。${kept}`, href: `/appraisal/${input.cycleId}/subjects` };
});

export const addSubjectAction = formAction(addSubjectSchema, async (actor, input) => {
  const { name } = await addSubject(actor, input);
  refresh();
  return `${name}已列入。`;
});

export const removeSubjectAction = formAction(removeSubjectSchema, async (actor, input) => {
  const { name } = await removeSubject(actor, input);
  refresh();
  return { message: `${name}已从名单中移除。`, href: `/appraisal/${input.cycleId}/subjects` };
});

export const leaveOutAction = formAction(leaveOutSchema, async (actor, input) => {
  const { name, dropped } = await leaveOut(actor, input);
  refresh();
  return `${name}不参加测评${dropped > 0 ? `，已撤销 ${dropped} 条评价关系` : ""}。`;
});

export const takeBackAction = formAction(takeBackSchema, async (actor, input) => {
  const { name } = await takeBack(actor, input);
  refresh();
  return `${name}恢复参加测评，请重新生成评价关系。`;
});
