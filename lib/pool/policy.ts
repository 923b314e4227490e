import { type Actor, can, canSomewhere, reachOf } from "@/lib/auth/actor";

/**
 * Nobody reads or handles what concerns oneself, whatever the role: the organiser and the members of the committee can
 * stand in the list as well (domain.md §1.1: must not see the list).
 */
export const maySeePool = (actor: Actor): true | string => can(actor, "pool.read") || "您没有查看这份名册的权限。";

export function mayKeepPool(actor: Actor, personId?: string): true | string {
  if (!can(actor, "pool.write")) return "人选名册由党群工作部维护。";
  return notOneself(actor, personId);
}

export function mayDecidePool(actor: Actor, personId?: string): true | string {
  if (!can(actor, "pool.decide")) return "党委的决定由党委书记登记。";
  return notOneself(actor, personId);
}

export function mayAnswer(actor: Actor, personId: string): true | string {
  if (!can(actor, "pool.opinion")) return "廉政意见由纪委出具。";
  return notOneself(actor, personId);
}

export function mayRecommend(actor: Actor, person: { id: string; branchId: string | null }): true | string {
  if (!canSomewhere(actor, "pool.recommend")) return "支部推荐由党支部书记提出。";
  if (person.branchId === null || !can(actor, "pool.recommend", { branchId: person.branchId })) {
    return "只能推荐本支部的人员。";
  }
  return notOneself(actor, person.id);
}

export const recommendingBranches = (actor: Actor): string[] => reachOf(actor, "pool.recommend").branchIds;
export const mayRecommendSomebody = (actor: Actor): boolean => canSomewhere(actor, "pool.recommend");
export const mayAnswerOpinions = (actor: Actor): boolean => can(actor, "pool.opinion");

/** Rows about oneself do not exist for the actor. */
export function visiblePool(actor: Actor): { personId?: { not: string } | { in: string[] } } {
  if (!can(actor, "pool.read")) return { personId: { in: [] } };
  return actor.personId === null ? {} : { personId: { not: actor.personId } };
}

/** The same for a row that is at hand. */
export const seesInPool = (actor: Actor, personId: string): boolean =>
  can(actor, "pool.read") && personId !== actor.personId;

function notOneself(actor: Actor, personId: string | undefined): true | string {
  return personId === undefined || personId !== actor.personId || "不能办理与本人有关的事项，请由其他人办理。";
}
