import { type Actor, can } from "../actor";

/** Officers see every account and its person's number, name and unit; nothing else of the person. */
export const maySeeAccounts = (actor: Actor): true | string =>
  can(actor, "account.read") || "只有系统管理员、安全管理员和审计管理员可以查看账号。";

export const mayOpenAccounts = (actor: Actor): true | string =>
  can(actor, "account.create") || "只有系统管理员可以开立账号。";

/** Nobody shuts himself out by mistake. */
export function maySwitch(actor: Actor, accountId: string): true | string {
  if (!can(actor, "account.create")) return "只有系统管理员可以停用、启用账号。";
  return actor.accountId !== accountId || "不能停用自己的账号，请由另一位系统管理员办理。";
}

/** One's own password is changed with the old one, not reset. */
export function maySecure(actor: Actor, accountId: string): true | string {
  if (!can(actor, "account.secure")) return "只有安全管理员可以重置口令、解锁和结束会话。";
  return actor.accountId !== accountId || "自己的口令和会话请在“会话与口令”中办理。";
}
