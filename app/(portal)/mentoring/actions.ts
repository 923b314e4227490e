"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formAction, queryAction } from "@/lib/action";
import { sayClock } from "@/lib/calendar";
import {
  concludeCompletion,
  countersign,
  openCompletion,
  rateCompletion,
  reportCompletion,
  scoreCompletion,
} from "@/lib/mentoring/completion/commands";
import {
  concludeSchema,
  countersignSchema,
  openCompletionSchema,
  rateSchema,
  reportSchema,
  scoreSchema,
} from "@/lib/mentoring/completion/schema";
import { keepDraft } from "@/lib/mentoring/draft/commands";
import { keepDraftSchema } from "@/lib/mentoring/draft/schema";
import {
  answerChange,
  askChange,
  endPair,
  extendPair,
  waiveMentor,
  withdrawChange,
} from "@/lib/mentoring/ending/commands";
import {
  answerChangeSchema,
  askChangeSchema,
  endPairSchema,
  extendPairSchema,
  waiveMentorSchema,
  withdrawChangeSchema,
} from "@/lib/mentoring/ending/schema";
import { GRADE_LABELS, sayMonthOf, sayQuarterOf } from "@/lib/mentoring/labels";
import { confirmLog, keepLog } from "@/lib/mentoring/log/commands";
import { confirmLogSchema, keepLogSchema } from "@/lib/mentoring/log/schema";
import { changePair, completeMilestone, makePair, reportProgress, writeNote } from "@/lib/mentoring/pair/commands";
import {
  changePairSchema,
  makePairSchema,
  milestoneDoneSchema,
  reportProgressSchema,
  writeNoteSchema,
} from "@/lib/mentoring/pair/schema";
import { concludeCheck, viewCheck } from "@/lib/mentoring/review/commands";
import { concludeCheckSchema, viewCheckSchema } from "@/lib/mentoring/review/schema";
import { signAgreement } from "@/lib/mentoring/signing/commands";
import { signSchema } from "@/lib/mentoring/signing/schema";
import { confirmSummary, keepSummary } from "@/lib/mentoring/summary/commands";
import { confirmSummarySchema, keepSummarySchema } from "@/lib/mentoring/summary/schema";
import { searchPeople } from "@/lib/organisation/person/queries";

const refresh = () => revalidatePath("/mentoring", "layout");

/** Where the form is gone once it has done its work, the sentence stands above the page. */
const above = (pairId: string, part: string, message: string) => ({
  message,
  href: `/mentoring/${pairId}?part=${part}`,
});

export const searchMenteeAction = queryAction(z.string().trim().max(30), searchPeople);

export const makePairAction = formAction(makePairSchema, async (actor, input) => {
  const { id, number } = await makePair(actor, input);
  refresh();
  return { message: `已安排结对 ${number}，请双方签署协议。`, href: `/mentoring/${id}?part=agreement` };
});

export const changePairAction = formAction(changePairSchema, async (actor, input) => {
  const { voided } = await changePair(actor, input);
  refresh();
  return voided > 0 ? `协议已修改，改动之前的 ${voided} 个签署不再有效。` : "协议已修改。";
});

export const signAction = formAction(signSchema, async (actor, input) => {
  await signAgreement(actor, input);
  refresh();
  return input.party === "OFFICE" ? "已盖章，协议生效。" : "已签署。";
});

export const reportProgressAction = formAction(reportProgressSchema, async (actor, input) => {
  await reportProgress(actor, input);
  refresh();
  return "进度已保存。";
});

export const completeMilestoneAction = formAction(milestoneDoneSchema, async (actor, input) => {
  await completeMilestone(actor, input);
  refresh();
  return "节点已登记完成。";
});

export const writeNoteAction = formAction(writeNoteSchema, async (actor, input) => {
  await writeNote(actor, input);
  refresh();
  return "已记下。";
});

export const keepLogAction = formAction(keepLogSchema, async (actor, input) => {
  await keepLog(actor, input);
  refresh();
  const message = `${sayMonthOf(input.month)}帮带记录已记下，等待培养对象确认。`;
  return { message, href: `/mentoring/${input.pairId}?part=logs` };
});

export const confirmLogAction = formAction(confirmLogSchema, async (actor, input) => {
  await confirmLog(actor, input);
  refresh();
  return { message: `${sayMonthOf(input.month)}帮带记录已确认。`, href: `/mentoring/${input.pairId}?part=logs` };
});

export const keepSummaryAction = formAction(keepSummarySchema, async (actor, input) => {
  await keepSummary(actor, input);
  refresh();
  const message = `${sayQuarterOf(input.quarter)}小结已保存，等待培养对象确认。`;
  return { message, href: `/mentoring/${input.pairId}?part=logs` };
});

export const confirmSummaryAction = formAction(confirmSummarySchema, async (actor, input) => {
  await confirmSummary(actor, input);
  refresh();
  return { message: `${sayQuarterOf(input.quarter)}小结已确认。`, href: `/mentoring/${input.pairId}?part=logs` };
});

/** While somebody types: kept on the server for its author alone. */
export const keepDraftAction = queryAction(keepDraftSchema, async (actor, input) => {
  const { savedAt } = await keepDraft(actor, input);
  return sayClock(savedAt);
});

export const viewCheckAction = formAction(viewCheckSchema, async (actor, input) => {
  await viewCheck(actor, input);
  refresh();
  return "意见已保存。";
});

export const concludeCheckAction = formAction(concludeCheckSchema, async (actor, input) => {
  await concludeCheck(actor, input);
  refresh();
  return above(input.pairId, "check", "中期检查已办结。");
});

export const openCompletionAction = formAction(openCompletionSchema, async (actor, input) => {
  await openCompletion(actor, input);
  refresh();
  return above(input.pairId, "completion", "出师考核已启动。");
});

export const reportCompletionAction = formAction(reportSchema, async (actor, input) => {
  await reportCompletion(actor, input);
  refresh();
  return "总结已提交。";
});

export const rateCompletionAction = formAction(rateSchema, async (actor, input) => {
  await rateCompletion(actor, input);
  refresh();
  return "导师评价已保存。";
});

export const scoreCompletionAction = formAction(scoreSchema, async (actor, input) => {
  await scoreCompletion(actor, input);
  refresh();
  return "得分已登记。";
});

export const countersignAction = formAction(countersignSchema, async (actor, input) => {
  await countersign(actor, input);
  refresh();
  return above(input.pairId, "completion", "已复签。");
});

export const concludeCompletionAction = formAction(concludeSchema, async (actor, input) => {
  const { total, grade } = await concludeCompletion(actor, input);
  refresh();
  return above(input.pairId, "completion", `已评定：${total} 分，${GRADE_LABELS[grade]}。`);
});

export const endPairAction = formAction(endPairSchema, async (actor, input) => {
  await endPair(actor, input);
  refresh();
  return "结对已结束，记录保留。";
});

export const waiveMentorAction = formAction(waiveMentorSchema, async (actor, input) => {
  await waiveMentor(actor, input);
  refresh();
  return above(input.pairId, "history", "已登记，不再安排导师。");
});

export const extendPairAction = formAction(extendPairSchema, async (actor, input) => {
  await extendPair(actor, input);
  refresh();
  return "已延期。";
});

export const askChangeAction = formAction(askChangeSchema, async (actor, input) => {
  await askChange(actor, input);
  refresh();
  return above(input.pairId, "history", "申请已提交，由党群工作部答复。");
});

export const answerChangeAction = formAction(answerChangeSchema, async (actor, input) => {
  await answerChange(actor, input);
  refresh();
  return above(input.pairId, "history", input.answer === "ACCEPTED" ? "已同意，请安排新导师。" : "已答复。");
});

export const withdrawChangeAction = formAction(withdrawChangeSchema, async (actor, input) => {
  await withdrawChange(actor, input);
  refresh();
  return "申请已撤回。";
});
