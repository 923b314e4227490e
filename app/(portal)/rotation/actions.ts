"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formAction, queryAction } from "@/lib/action";
import { searchPeople } from "@/lib/organisation/person/queries";
import {
  saveCommitteeOpinion,
  saveHomeOpinion,
  saveHostOpinion,
  saveSummary,
  sendBack,
} from "@/lib/rotation/appraisal/commands";
import {
  saveCommitteeOpinionSchema,
  saveHomeOpinionSchema,
  saveHostOpinionSchema,
  saveSummarySchema,
  sendBackSchema,
} from "@/lib/rotation/appraisal/schema";
import { askExtension, decideEnd, decideExtension, endPosting } from "@/lib/rotation/change/commands";
import { askExtensionSchema, decideSchema, endPostingSchema } from "@/lib/rotation/change/schema";
import { correctRecord, decideCorrection } from "@/lib/rotation/correction/commands";
import { correctSchema } from "@/lib/rotation/correction/schema";
import {
  cancelPosting,
  changePlan,
  decidePlan,
  planPosting,
  recordArrival,
  recordReturn,
} from "@/lib/rotation/posting/commands";
import {
  arriveSchema,
  cancelSchema,
  changePlanSchema,
  decidePlanSchema,
  planPostingSchema,
  returnSchema,
} from "@/lib/rotation/posting/schema";
import { saveReport, writeRemark } from "@/lib/rotation/report/commands";
import { remarkSchema, saveReportSchema } from "@/lib/rotation/report/schema";
import { recordVisit } from "@/lib/rotation/visit/commands";
import { recordVisitSchema } from "@/lib/rotation/visit/schema";

export const searchPeopleAction = queryAction(z.string().trim().max(30), searchPeople);

export const planPostingAction = formAction(planPostingSchema, async (actor, input) => {
  const postingId = await planPosting(actor, input);
  revalidatePath("/rotation");
  return { message: "已安排，等待党委书记批准。", href: `/rotation/${postingId}` };
});

export const changePlanAction = formAction(changePlanSchema, async (actor, input) => {
  await changePlan(actor, input);
  revalidatePath("/rotation");
  return { message: "计划已修改。", href: `/rotation/${input.postingId}` };
});

export const decidePlanAction = formAction(decidePlanSchema, async (actor, input) => {
  await decidePlan(actor, input);
  revalidatePath("/rotation");
  return {
    message: input.verdict === "approve" ? "已批准，等待报到。" : "已登记为不批准，理由已转告安排人。",
    href: `/rotation/${input.postingId}`,
  };
});

export const recordArrivalAction = formAction(arriveSchema, async (actor, input) => {
  await recordArrival(actor, input);
  revalidatePath("/rotation");
  return "已登记报到。";
});

export const cancelPostingAction = formAction(cancelSchema, async (actor, input) => {
  await cancelPosting(actor, input);
  revalidatePath("/rotation");
  return "已取消，记录和原因保留。";
});

export const recordReturnAction = formAction(returnSchema, async (actor, input) => {
  await recordReturn(actor, input);
  revalidatePath("/rotation");
  return { message: "返回岗位已登记。任职变动请在人员页办理。", href: `/rotation/${input.postingId}` };
});

/** Once decided the form is gone, and with it a sentence inside it. */
const decided = (postingId: string, message: string) => ({ message, href: `/rotation/${postingId}` });

export const askExtensionAction = formAction(askExtensionSchema, async (actor, input) => {
  await askExtension(actor, input);
  revalidatePath("/rotation");
  return "延长申请已提交，等待党委书记批准。";
});

export const decideExtensionAction = formAction(decideSchema, async (actor, input) => {
  const postingId = await decideExtension(actor, input);
  revalidatePath("/rotation");
  return decided(postingId, input.verdict === "approve" ? "已批准延长。" : "已登记为不批准延长。");
});

export const endPostingAction = formAction(endPostingSchema, async (actor, input) => {
  const done = await endPosting(actor, input);
  revalidatePath("/rotation");
  return done === "ended" ? "已登记期满结束，进入鉴定。" : "提前结束申请已提交，等待党委书记批准。";
});

export const decideEndAction = formAction(decideSchema, async (actor, input) => {
  const postingId = await decideEnd(actor, input);
  revalidatePath("/rotation");
  return decided(postingId, input.verdict === "approve" ? "已批准提前结束，进入鉴定。" : "已登记为不批准提前结束。");
});

export const correctRecordAction = formAction(correctSchema, async (actor, input) => {
  const done = await correctRecord(actor, input);
  revalidatePath("/rotation");
  return done === "corrected" ? "已更正，原登记和理由保留在办理经过中。" : "更正申请已提交，等待党委书记批准。";
});

export const decideCorrectionAction = formAction(decideSchema, async (actor, input) => {
  const postingId = await decideCorrection(actor, input);
  revalidatePath("/rotation");
  return decided(postingId, input.verdict === "approve" ? "已批准更正。" : "已登记为不批准更正。");
});

export const saveReportAction = formAction(saveReportSchema, async (actor, input) => {
  const { handedIn } = await saveReport(actor, input);
  revalidatePath("/rotation");
  // The next report opens and this one folds, and with it a sentence inside it.
  if (handedIn) return { message: "汇报已提交，锻炼单位可以看到。", href: "/rotation/mine" };
  return "草稿已保存，只有您能看到。";
});

export const writeRemarkAction = formAction(remarkSchema, async (actor, input) => {
  const postingId = await writeRemark(actor, input);
  revalidatePath("/rotation");
  // Once written the form folds away, and with it a sentence inside it.
  return { message: "意见已保存，本人可以看到。", href: `/rotation/${postingId}` };
});

export const recordVisitAction = formAction(recordVisitSchema, async (actor, input) => {
  await recordVisit(actor, input);
  revalidatePath("/rotation");
  return { message: "走访已登记。", href: `/rotation/${input.postingId}` };
});

export const saveSummaryAction = formAction(saveSummarySchema, async (actor, input) => {
  const signed = await saveSummary(actor, input);
  revalidatePath("/rotation");
  return { message: signed ? "个人小结已签署，下一步由锻炼单位鉴定。" : "个人小结已保存。", href: "/rotation/mine" };
});

export const saveHostOpinionAction = formAction(saveHostOpinionSchema, async (actor, input) => {
  const signed = await saveHostOpinion(actor, input);
  revalidatePath("/rotation");
  return {
    message: signed ? "锻炼单位鉴定已签署，下一步由派出单位写意见。" : "鉴定已保存。",
    href: `/rotation/${input.postingId}`,
  };
});

export const saveHomeOpinionAction = formAction(saveHomeOpinionSchema, async (actor, input) => {
  const signed = await saveHomeOpinion(actor, input);
  revalidatePath("/rotation");
  return {
    message: signed ? "派出单位意见已签署，下一步由厂党委写意见。" : "意见已保存。",
    href: `/rotation/${input.postingId}`,
  };
});

export const saveCommitteeOpinionAction = formAction(saveCommitteeOpinionSchema, async (actor, input) => {
  const signed = await saveCommitteeOpinion(actor, input);
  revalidatePath("/rotation");
  return { message: signed ? "厂党委意见已签署，鉴定完成。" : "意见已保存。", href: `/rotation/${input.postingId}` };
});

export const sendBackAction = formAction(sendBackSchema, async (actor, input) => {
  await sendBack(actor, input);
  revalidatePath("/rotation");
  return "已退回上一步补正，理由已转告。";
});
