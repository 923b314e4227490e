import { type Actor, can } from "@/lib/auth/actor";

export const mayReadAudit = (actor: Actor): true | string =>
  can(actor, "audit.read") || "只有审计管理员可以查看审计记录。";
