"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import { nothing } from "@/lib/auth/schema";
import { env } from "@/lib/env";
import { renewFeed, revokeFeed, saveSetting } from "@/lib/reminders/commands";
import { saveSettingSchema } from "@/lib/reminders/schema";

export const saveSettingAction = formAction(saveSettingSchema, async (actor, input) => {
  await saveSetting(actor, input);
  revalidatePath("/inbox/settings");
  return input.mail ? "已保存，今后有临近期限的待办时会发邮件。" : "已保存，不发邮件。";
});

/** The address is answered to this one form and shown once: the portal keeps only its hash. */
export const renewFeedAction = formAction(nothing, async (actor) => {
  const token = await renewFeed(actor);
  return { message: "订阅地址已生成，只显示这一次。", data: `${env.NEXTAUTH_URL}/api/calendar/${token}.ics` };
});

export const revokeFeedAction = formAction(nothing, async (actor) => {
  await revokeFeed(actor);
  revalidatePath("/inbox/settings");
  return "订阅地址已停用。";
});
