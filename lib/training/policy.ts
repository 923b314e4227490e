import { type Actor, can, canSomewhere, reachOf } from "@/lib/auth/actor";
import { holdersOf } from "@/lib/organisation/policy";
import type { Prisma, TrainingState } from "@/prisma/generated/client";

export type Trained = { id: string; unitId: string; branchId: string | null };

export function maySeeTraining(actor: Actor): true | string {
  return canSomewhere(actor, "training.read") || "您没有查看培养计划的权限。";
}

/** One's own plan always; others' within the unit or branch of the grant. */
export function mayReadPlan(actor: Actor, person: Trained): boolean {
  return actor.personId === person.id || can(actor, "training.read", person);
}

/** The people whose plans the actor reads. */
export function peopleRead(actor: Actor): Prisma.PersonWhereInput {
  const { plant, unitIds, branchIds } = reachOf(actor, "training.read");
  if (plant) return {};
  return { OR: [{ id: actor.personId ?? "" }, { unitId: { in: unitIds } }, { branchId: { in: branchIds } }] };
}

/** Items the actor may see: those of the people above, and those for which he or she answers. */
export function visibleItems(actor: Actor): Prisma.TrainingItemWhereInput {
  // Prisma drops an empty condition inside OR instead of taking it for true.
  if (reachOf(actor, "training.read").plant) return {};
  return { OR: [{ person: peopleRead(actor) }, { ownerId: actor.personId ?? "" }] };
}

export function mayWritePlan(actor: Actor): true | string {
  return can(actor, "training.write") || "培养计划由党群工作部编制和检查。";
}

type Item = { ownerId: string; state: TrainingState };

const CLOSED: Partial<Record<TrainingState, string>> = {
  DROPPED: "该项已取消，不能再填报。",
  DONE: "该项已报完成。需要更正时请由党群工作部重新打开。",
};

/** 责任人 reports; the organiser may for whoever cannot. */
export function mayReport(actor: Actor, item: Item): true | string {
  if (item.ownerId !== actor.personId && !can(actor, "training.write")) return "进展由责任人填报。";
  return CLOSED[item.state] ?? true;
}

export function mayChange(actor: Actor, item: Pick<Item, "state">): true | string {
  const may = mayWritePlan(actor);
  if (may !== true) return may;
  return item.state !== "DROPPED" || "该项已取消，不能再改。";
}

/** Computed, so that the sentence cannot differ from the guard. */
export const planSeenBy = `本人、责任人，以及${holdersOf("training.read")}（单位负责人、支部书记限本单位、本支部）`;
