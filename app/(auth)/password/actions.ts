"use server";
import { signedInFormAction } from "@/lib/action";
import { changePassword } from "@/lib/auth/own/commands";
import { changePasswordSchema } from "@/lib/auth/own/schema";

export const changePasswordAction = signedInFormAction(changePasswordSchema, async (actor, input) => {
  await changePassword(actor, input);
  return { message: "口令已修改，您在其他地方的登录都已结束。", href: "/" };
});
