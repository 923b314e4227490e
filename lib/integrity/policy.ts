import { type Actor, can } from "@/lib/auth/actor";
import type { Prisma } from "@/prisma/generated/client";

export function mayEnterEffect(actor: Actor, person: { id: string }): true | string {
  if (!can(actor, "effect.write")) return "影响等次的情形由纪委录入。";
  if (person.id === actor.personId) return "不能为本人录入，请由纪委其他人员办理。";
  return true;
}

export function mayReadEffects(actor: Actor): true | string {
  return can(actor, "effect.read") || "您没有查看影响等次情形的权限。";
}

/** Rows the actor may see; nothing for those without the capability. */
export function visibleEffects(actor: Actor): Prisma.EffectWhereInput {
  return can(actor, "effect.read") ? {} : { id: { in: [] } };
}
