import { type Actor, can } from "../actor";

/** Nobody grants himself anything, nor takes from himself what another has given him. */
export function mayGrant(actor: Actor, accountId: string): true | string {
  if (!can(actor, "grant.write")) return "只有安全管理员可以授予、收回角色。";
  return actor.accountId !== accountId || "不能变更自己的角色，请由另一位安全管理员办理。";
}
