import { type Actor, can, canSomewhere, reachOf } from "@/lib/auth/actor";
import type { Prisma } from "@/prisma/generated/client";

/** The least that a posting must tell about itself for these questions. */
export type Placed = {
  personId: string;
  homeUnitId: string;
  hostUnitId: string;
  homeUnit: { overseerId: string | null };
  hostUnit: { overseerId: string | null };
};

/** Whether the menu and the list are for this person at all; their rows are narrowed by `visiblePostings`. */
export const maySeePostings = (actor: Actor): true | string =>
  canSomewhere(actor, "rotation.read") || "您没有查看岗位锻炼的权限。";

/** The whole plant, or the units named: heads and branch secretaries see who is away from and who is with them. */
export const reachOfPostings = (actor: Actor) => reachOf(actor, "rotation.read");

/**
 * Postings the actor may see: one's own, those to a unit one is in charge of as a leader, and those from or to the units
 * in reach (`unitIds`, found by `unitsInReach`; null = every unit).
 */
export function visiblePostings(actor: Actor, unitIds: readonly string[] | null): Prisma.PostingWhereInput {
  if (unitIds === null) return {};
  const inside = { in: [...unitIds] };
  const own = actor.personId ?? "";
  return {
    OR: [
      { personId: own },
      { hostUnit: { is: { overseerId: own } } },
      { homeUnit: { is: { overseerId: own } } },
      { hostUnitId: inside },
      { homeUnitId: inside },
    ],
  };
}

/** The same for a row that is at hand. */
export function seesPosting(actor: Actor, posting: Placed, unitIds: readonly string[] | null): boolean {
  if (unitIds === null) return true;
  const { personId, hostUnit, homeUnit, hostUnitId, homeUnitId } = posting;
  const concerned = [personId, hostUnit.overseerId, homeUnit.overseerId];
  if (actor.personId !== null && concerned.includes(actor.personId)) return true;
  return unitIds.includes(hostUnitId) || unitIds.includes(homeUnitId);
}

const notOneself = (actor: Actor, personId: string): true | string =>
  personId !== actor.personId || "不能办理本人的岗位锻炼，请由其他人员办理。";

export function mayManage(actor: Actor, posting?: { personId: string }): true | string {
  if (!can(actor, "rotation.manage")) return "岗位锻炼由党群工作部安排。";
  return posting ? notOneself(actor, posting.personId) : true;
}

export function mayApprove(actor: Actor, posting: { personId: string }): true | string {
  if (!can(actor, "rotation.approve")) return "派出、延长和提前结束由党委书记批准。";
  return notOneself(actor, posting.personId);
}

export function mayReport(actor: Actor, posting: Placed): true | string {
  return (actor.personId !== null && posting.personId === actor.personId) || "由锻炼人员本人填写。";
}

/** The head of the host unit; the leader in charge of it as well, for when the posted person is the head there. */
export function speaksForHost(actor: Actor, posting: Placed): true | string {
  return leads(actor, posting, posting.hostUnitId, posting.hostUnit.overseerId) || "由锻炼单位负责人填写。";
}

export function speaksForHome(actor: Actor, posting: Placed): true | string {
  return leads(actor, posting, posting.homeUnitId, posting.homeUnit.overseerId) || "由派出单位负责人填写。";
}

function leads(actor: Actor, posting: Placed, unitId: string, overseerId: string | null): boolean {
  if (actor.personId === posting.personId) return false;
  return can(actor, "rotation.host", { unitId }) || (actor.personId !== null && actor.personId === overseerId);
}

/** What was said on a visit is for the Party's own offices: neither the units nor the person read it. */
export const mayReadTalks = (actor: Actor, posting: { personId: string }): boolean =>
  can(actor, "rotation.read") && posting.personId !== actor.personId;

/** Opinions before the appraisal is finished: for all who may see the posting but the person. */
export const mayReadOpinions = (actor: Actor, posting: { personId: string }, finished: boolean): boolean =>
  finished || posting.personId !== actor.personId;
