"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import {
  disableAccount,
  enableAccount,
  endAccountSessions,
  openAccount,
  openUnitAccounts,
  resetPassword,
  unlockAccount,
} from "@/lib/auth/account/commands";
import {
  accountReasonSchema,
  accountSchema,
  openAccountsSchema,
  openUnitAccountsSchema,
} from "@/lib/auth/account/schema";
import { grantRole, revokeGrant } from "@/lib/auth/grant/commands";
import { grantSchema, revokeSchema } from "@/lib/auth/grant/schema";
import { slipsOf } from "../../slips";

export const openAccountAction = formAction(openAccountsSchema, async (actor, input) => {
  const issued = await openAccount(actor, input);
  revalidatePath("/accounts");
  return { message: "账号已开立。", data: await slipsOf(issued) };
});

export const openUnitAccountsAction = formAction(openUnitAccountsSchema, async (actor, input) => {
  const { issued, left } = await openUnitAccounts(actor, input);
  revalidatePath("/accounts");
  const rest = left > 0 ? `还有 ${left} 人未开户，保存口令后请再办一次。` : "";
  return { message: `已开立 ${issued.length} 个账号。${rest}`, data: await slipsOf(issued) };
});

export const resetPasswordAction = formAction(accountReasonSchema, async (actor, input) => {
  const issued = await resetPassword(actor, input);
  revalidatePath("/accounts");
  return { message: "口令已重置，原有会话已结束。", data: await slipsOf(issued) };
});

export const disableAccountAction = formAction(accountReasonSchema, async (actor, input) => {
  await disableAccount(actor, input);
  revalidatePath("/accounts");
  return "账号已停用，会话已结束。";
});

export const enableAccountAction = formAction(accountReasonSchema, async (actor, input) => {
  await enableAccount(actor, input);
  revalidatePath("/accounts");
  return "账号已启用。";
});

export const unlockAccountAction = formAction(accountSchema, async (actor, input) => {
  await unlockAccount(actor, input);
  revalidatePath("/accounts");
  return "账号已解锁。";
});

export const endAccountSessionsAction = formAction(accountReasonSchema, async (actor, input) => {
  const count = await endAccountSessions(actor, input);
  revalidatePath("/accounts");
  return `已结束 ${count} 个会话。`;
});

export const grantRoleAction = formAction(grantSchema, async (actor, input) => {
  await grantRole(actor, input);
  revalidatePath("/accounts");
  return "角色已授予；此人须重新登录。";
});

export const revokeGrantAction = formAction(revokeSchema, async (actor, input) => {
  await revokeGrant(actor, input);
  revalidatePath("/accounts");
  return "角色已收回；此人须重新登录。";
});
