"use server";
import { publicFormAction } from "@/lib/action";
import { keepSession, localPath } from "@/lib/auth/session";
import { signIn } from "@/lib/auth/sign-in/commands";
import { signInSchema } from "@/lib/auth/sign-in/schema";
import { invalid } from "@/lib/errors";
import { CROWDED, WRONG } from "./sentences";

export const signInAction = publicFormAction(signInSchema, async (visit, input) => {
  const signedIn = await signIn({ ...visit, employeeNo: input.employeeNo, password: input.password });
  if ("refused" in signedIn) invalid(signedIn.refused === "crowded" ? CROWDED : WRONG);
  await keepSession(signedIn.sessionId);
  return { message: "", href: localPath(input.next) };
});
