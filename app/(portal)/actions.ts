"use server";
import { signedInFormAction } from "@/lib/action";
import { endSession } from "@/lib/auth/own/commands";
import { nothing } from "@/lib/auth/schema";
import { dropSession } from "@/lib/auth/session";

export const signOutAction = signedInFormAction(nothing, async (actor) => {
  await endSession(actor, { sessionId: actor.sessionId ?? "" });
  await dropSession();
  return { message: "", href: "/login" };
});
