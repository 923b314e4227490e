"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import { consentToOpening, openBox, releaseTally, withdrawConsent } from "@/lib/appraisal/opening/commands";
import { consentSchema, openBoxSchema, releaseTallySchema } from "@/lib/appraisal/opening/schema";

const refresh = () => revalidatePath("/appraisal", "layout");

export const consentAction = formAction(consentSchema, async (actor, input) => {
  await consentToOpening(actor, input);
  refresh();
  return "已同意开箱。";
});

export const withdrawConsentAction = formAction(consentSchema, async (actor, input) => {
  await withdrawConsent(actor, input);
  refresh();
  return "已撤回同意。";
});

export const openBoxAction = formAction(openBoxSchema, async (actor, input) => {
  const { papers, ballots } = await openBox(actor, input);
  refresh();
  return `开箱完成：${papers} 份测评表，${ballots} 张选票，复核无误，密钥和信封已销毁。`;
});

export const releaseTallyAction = formAction(releaseTallySchema, async (actor, input) => {
  await releaseTally(actor, input);
  refresh();
  return "已批准导出计票文件。";
});
