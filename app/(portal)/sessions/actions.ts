"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import { endOtherSessions, endSession } from "@/lib/auth/own/commands";
import { endSessionSchema } from "@/lib/auth/own/schema";
import { nothing } from "@/lib/auth/schema";

export const endSessionAction = formAction(endSessionSchema, async (actor, input) => {
  await endSession(actor, input);
  revalidatePath("/sessions");
  return "该会话已结束。";
});

export const endOtherSessionsAction = formAction(nothing, async (actor) => {
  const count = await endOtherSessions(actor);
  revalidatePath("/sessions");
  return count === 0 ? "没有其他会话。" : `已结束其他 ${count} 个会话。`;
});
