"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import { archiveCycle, finishDecisions, releaseResults, submitProposals } from "@/lib/appraisal/conclusion/commands";
import { concludeSchema, releaseSchema } from "@/lib/appraisal/conclusion/schema";
import { proposeGrade, recordDecision } from "@/lib/appraisal/decision/commands";
import { proposeGradeSchema, recordDecisionSchema } from "@/lib/appraisal/decision/schema";

const refresh = () => revalidatePath("/appraisal/[cycleId]", "layout");

export const proposeGradeAction = formAction(proposeGradeSchema, async (actor, input) => {
  await proposeGrade(actor, input);
  refresh();
  return "建议等次已保存。";
});

export const submitProposalsAction = formAction(concludeSchema, async (actor, input) => {
  const { proposed } = await submitProposals(actor, input);
  refresh();
  return `已提出 ${proposed} 人的等次建议，成绩随即固定；请单位负责人填写评语。`;
});

export const recordDecisionAction = formAction(recordDecisionSchema, async (actor, input) => {
  const { count } = await recordDecision(actor, input);
  refresh();
  return `已登记 ${count} 人的审定结果。`;
});

export const finishDecisionsAction = formAction(concludeSchema, async (actor, input) => {
  await finishDecisions(actor, input);
  refresh();
  return "党委审定完成，可以公示并反馈本人。";
});

export const releaseResultsAction = formAction(releaseSchema, async (actor, input) => {
  const { told } = await releaseResults(actor, input);
  refresh();
  return `已反馈 ${told} 名干部，每人收到站内消息。`;
});

export const archiveCycleAction = formAction(concludeSchema, async (actor, input) => {
  await archiveCycle(actor, input);
  refresh();
  return "考核已归档。";
});
