"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import { addVoter, generateAssignments, removeVoter, undoManual } from "@/lib/appraisal/assignment/commands";
import { addVoterSchema, generateSchema, removeVoterSchema, undoManualSchema } from "@/lib/appraisal/assignment/schema";

const refresh = () => revalidatePath("/appraisal/[cycleId]", "layout");

export const generateAction = formAction(generateSchema, async (actor, input) => {
  const { pairs, voters, excused, manual } = await generateAssignments(actor, input);
  refresh();
  const kept = manual > 0 ? `，保留手工调整 ${manual} 条` : "";
  return `已生成：评价人 ${voters} 名，评价关系 ${pairs} 条，回避等不参加 ${excused} 条${kept}。`;
});

export const addVoterAction = formAction(addVoterSchema, async (actor, input) => {
  const { voter, group } = await addVoter(actor, input);
  refresh();
  return `${voter}已增加到“${group}”组。`;
});

export const removeVoterAction = formAction(removeVoterSchema, async (actor, input) => {
  const { voter, subject } = await removeVoter(actor, input);
  refresh();
  return `${voter}不再评价${subject}。`;
});

export const undoManualAction = formAction(undoManualSchema, async (actor, input) => {
  const { voter } = await undoManual(actor, input);
  refresh();
  return `对${voter}的手工调整已撤销。`;
});
