"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formAction, queryAction } from "@/lib/action";
import { searchPeople } from "@/lib/organisation/person/queries";
import {
  askOpinion,
  checkCandidate,
  decideCandidate,
  dropCandidate,
  openCandidate,
  recordTalk,
  takeUp,
} from "@/lib/pool/candidate/commands";
import {
  answerSchema,
  askSchema,
  checkSchema,
  decideSchema,
  dropSchema,
  openSchema,
  recommendSchema,
  takeUpSchema,
  talkSchema,
} from "@/lib/pool/candidate/schema";
import { changeTier, leavePool, reviewMember, writeProfile } from "@/lib/pool/member/commands";
import { changeTierSchema, leaveSchema, reviewSchema, writeProfileSchema } from "@/lib/pool/member/schema";
import { answerOpinion } from "@/lib/pool/opinion/commands";
import { recommend } from "@/lib/pool/recommendation/commands";
import { searchOwnBranch } from "@/lib/pool/recommendation/queries";

/** Only what was done is drawn: drawn anew after a refusal, the form would lose what was typed into it. */
async function refreshing<T>(work: Promise<T>): Promise<T> {
  const done = await work;
  revalidatePath("/pool", "layout");
  return done;
}

/** The form that earned the sentence begins afresh with the new version, or is gone: it is said above the page. */
const onPage = (message: string, href: string) => ({ message, href });

export const searchPeopleAction = queryAction(z.string().trim().max(30), searchPeople);
export const searchOwnBranchAction = queryAction(z.string().trim().max(30), searchOwnBranch);

export const recommendAction = formAction(recommendSchema, async (actor, input) => {
  await refreshing(recommend(actor, input));
  return "推荐已收到。";
});

export const answerOpinionAction = formAction(answerSchema, async (actor, input) => {
  await refreshing(answerOpinion(actor, input));
  return "意见已答复。";
});

export const openCandidateAction = formAction(openSchema, async (actor, input) => {
  const id = await refreshing(openCandidate(actor, input));
  return { message: "推荐已登记，请核对条件。", href: `/pool/candidates/${id}` };
});

export const takeUpAction = formAction(takeUpSchema, async (actor, input) => {
  const id = await refreshing(takeUp(actor, input));
  return { message: "已启动程序，请核对条件。", href: `/pool/candidates/${id}` };
});

export const checkCandidateAction = formAction(checkSchema, async (actor, input) => {
  const { stands } = await refreshing(checkCandidate(actor, input));
  const found = stands ? "条件符合，可以征求廉政意见。" : "尚有不符合或未判断的条件。";
  return onPage(`核对结果已保存，${found}`, `/pool/candidates/${input.candidateId}`);
});

export const askOpinionAction = formAction(askSchema, async (actor, input) => {
  await refreshing(askOpinion(actor, input));
  return "已征求廉政意见，等待纪委答复。";
});

export const recordTalkAction = formAction(talkSchema, async (actor, input) => {
  await refreshing(recordTalk(actor, input));
  return onPage("谈话已登记。", `/pool/candidates/${input.candidateId}`);
});

export const decideCandidateAction = formAction(decideSchema, async (actor, input) => {
  const { membershipId } = await refreshing(decideCandidate(actor, input));
  if (membershipId) return { message: "决定已登记，已经入库。", href: `/pool/members/${membershipId}` };
  return onPage("决定已登记。", `/pool/candidates/${input.candidateId}`);
});

export const dropCandidateAction = formAction(dropSchema, async (actor, input) => {
  await refreshing(dropCandidate(actor, input));
  return "程序已终止。";
});

export const writeProfileAction = formAction(writeProfileSchema, async (actor, input) => {
  await refreshing(writeProfile(actor, input));
  return onPage("补充登记已保存。", `/pool/members/${input.membershipId}`);
});

export const changeTierAction = formAction(changeTierSchema, async (actor, input) => {
  await refreshing(changeTier(actor, input));
  return "成熟度已调整。";
});

export const reviewMemberAction = formAction(reviewSchema, async (actor, input) => {
  await refreshing(reviewMember(actor, input));
  return onPage(`${input.year}年度评估已登记。`, `/pool/members/${input.membershipId}`);
});

export const leavePoolAction = formAction(leaveSchema, async (actor, input) => {
  await refreshing(leavePool(actor, input));
  return "出库已登记，记录保留。";
});
