"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import { nothing } from "@/lib/auth/schema";
import { readAllNotices, readNotice } from "@/lib/inbox/commands";
import { readNoticeSchema } from "@/lib/inbox/schema";

export const readNoticeAction = formAction(readNoticeSchema, async (actor, input) => {
  const href = await readNotice(actor, input);
  revalidatePath("/", "layout");
  return href ? { message: "", href } : "已读。";
});

export const readAllNoticesAction = formAction(nothing, async (actor) => {
  const count = await readAllNotices(actor);
  revalidatePath("/", "layout");
  return count === 0 ? "没有未读消息。" : `${count} 条消息已标为已读。`;
});
