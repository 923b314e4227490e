"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import { enterPastGrade, removePastGrade } from "@/lib/appraisal/grades/commands";
import { enterPastGradeSchema, removePastGradeSchema } from "@/lib/appraisal/grades/schema";
import { enterHonour, removeHonour } from "@/lib/honours/commands";
import { enterHonourSchema, removeHonourSchema } from "@/lib/honours/schema";
import { endMandate, giveMandate } from "@/lib/organisation/mandate/commands";
import { endMandateSchema, giveMandateSchema } from "@/lib/organisation/mandate/schema";
import { changePerson, leavePerson, movePerson, returnPerson } from "@/lib/organisation/person/commands";
import {
  changePersonSchema,
  leavePersonSchema,
  movePersonSchema,
  returnPersonSchema,
} from "@/lib/organisation/person/schema";
import { appointPost, changePost, endPost } from "@/lib/organisation/post/commands";
import { appointPostSchema, changePostSchema, endPostSchema } from "@/lib/organisation/post/schema";
import { addRelative, removeRelative } from "@/lib/organisation/relative/commands";
import { addRelativeSchema, removeRelativeSchema } from "@/lib/organisation/relative/schema";

/** The page behind a form is drawn anew also after a refusal: it then holds the version that stands (see `stale`). */
async function refreshing<T>(work: Promise<T>): Promise<T> {
  return work.finally(() => {
    revalidatePath("/people", "layout");
    revalidatePath("/organisation", "layout");
  });
}

export const changePersonAction = formAction(changePersonSchema, async (actor, input) => {
  await refreshing(changePerson(actor, input));
  return "资料已保存。";
});

export const movePersonAction = formAction(movePersonSchema, async (actor, input) => {
  const { mandates, posts } = await refreshing(movePerson(actor, input));
  const ended = [posts > 0 ? `免去原单位职务 ${posts} 项` : "", mandates > 0 ? "结束原单位职工代表资格" : ""];
  return `调动已登记${ended
    .filter(Boolean)
    .map((sentence) => `，${sentence}`)
    .join("")}。`;
});

export const leavePersonAction = formAction(leavePersonSchema, async (actor, input) => {
  await refreshing(leavePerson(actor, input));
  return "离职已登记，其账号自该日起不能登录。";
});

export const returnPersonAction = formAction(returnPersonSchema, async (actor, input) => {
  await refreshing(returnPerson(actor, input));
  return "已恢复在职。原来的职务不会自动恢复，请重新登记任职。";
});

export const appointPostAction = formAction(appointPostSchema, async (actor, input) => {
  await refreshing(appointPost(actor, input));
  return "任职已登记。";
});

export const changePostAction = formAction(changePostSchema, async (actor, input) => {
  await refreshing(changePost(actor, input));
  return "任职已更正。";
});

export const endPostAction = formAction(endPostSchema, async (actor, input) => {
  await refreshing(endPost(actor, input));
  return "免职已登记。";
});

export const giveMandateAction = formAction(giveMandateSchema, async (actor, input) => {
  await refreshing(giveMandate(actor, input));
  return "职工代表资格已登记。";
});

export const endMandateAction = formAction(endMandateSchema, async (actor, input) => {
  await refreshing(endMandate(actor, input));
  return "职工代表资格的止期已登记。";
});

export const addRelativeAction = formAction(addRelativeSchema, async (actor, input) => {
  await refreshing(addRelative(actor, input));
  return "回避关系已登记。";
});

export const removeRelativeAction = formAction(removeRelativeSchema, async (actor, input) => {
  await refreshing(removeRelative(actor, input));
  return "回避关系已移除。";
});

export const enterHonourAction = formAction(enterHonourSchema, async (actor, input) => {
  await refreshing(enterHonour(actor, input));
  return `“${input.title}”已录入。`;
});

export const removeHonourAction = formAction(removeHonourSchema, async (actor, input) => {
  await refreshing(removeHonour(actor, input));
  return "荣誉已删除。";
});

export const enterPastGradeAction = formAction(enterPastGradeSchema, async (actor, input) => {
  await refreshing(enterPastGrade(actor, input));
  return `${input.year}年度等次已录入。`;
});

export const removePastGradeAction = formAction(removePastGradeSchema, async (actor, input) => {
  await refreshing(removePastGrade(actor, input));
  return "往年等次已删除。";
});
