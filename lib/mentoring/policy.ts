import { type Actor, can, canSomewhere, reachOf } from "@/lib/auth/actor";
import { holdersOf } from "@/lib/organisation/policy";
import type { Prisma } from "@/prisma/generated/client";
import type { SignatureParty } from "@/prisma/generated/enums";
import type { PairFacts } from "./facts";

/** What a rule asks of a pair: its two people, and where the mentee works today. */
export type Sides = {
  mentor: { id: string };
  mentee: { id: string; unitId: string; branchId: string | null };
  endedOn: unknown;
};

const ENDED = "结对已经结束，内容不再改动。";

/** Everybody with plant-wide sight, heads and branch secretaries within their scope, and the two themselves. */
export function visiblePairs(actor: Actor): Prisma.PairWhereInput {
  const { plant, unitIds, branchIds } = reachOf(actor, "mentoring.read");
  if (plant) return {};
  const own = actor.personId ?? "";
  return {
    OR: [
      { mentorId: own },
      { menteeId: own },
      { mentee: { unitId: { in: unitIds } } },
      { mentee: { branchId: { in: branchIds } } },
    ],
  };
}

export const mayListPairs = (actor: Actor): true | string =>
  canSomewhere(actor, "mentoring.read") || "您没有查看结对培养名单的权限。";
export const mayManage = (actor: Actor): true | string =>
  can(actor, "mentoring.manage") || `只有${holdersOf("mentoring.manage")}可以办理。`;
/** Sanctions and cases are named to those who may read the register; others are told that the office deals with it. */
export const mayReadDefects = (actor: Actor): boolean => can(actor, "effect.read");

export const isMentor = (actor: Actor, pair: Sides): boolean => actor.personId === pair.mentor.id;
export const isMentee = (actor: Actor, pair: Sides): boolean => actor.personId === pair.mentee.id;
export const isOneOfThem = (actor: Actor, pair: Sides): boolean => isMentor(actor, pair) || isMentee(actor, pair);

export function mayManagePair(actor: Actor, pair: Sides): true | string {
  if (isOneOfThem(actor, pair)) return "本人的结对由其他组织人员办理。";
  return mayManage(actor);
}

export function mayChangePair(actor: Actor, pair: Sides): true | string {
  const manage = mayManagePair(actor, pair);
  return manage !== true ? manage : pair.endedOn === null || ENDED;
}

/** Whether the office may say that no other mentor shall follow: only where one is still awaited. */
export function mayWaive(actor: Actor, pair: Sides & { state: { gap: unknown } }): true | string {
  const manage = mayManagePair(actor, pair);
  return manage !== true ? manage : pair.state.gap !== null || "这名对象没有待安排的导师。";
}

export function mayWriteLog(actor: Actor, pair: Sides): true | string {
  if (!isMentor(actor, pair)) return "帮带记录由导师填写。";
  return pair.endedOn === null || ENDED;
}

export function mayConfirmLog(actor: Actor, pair: Sides): true | string {
  if (!isMentee(actor, pair)) return "体会和确认由培养对象本人填写。";
  return pair.endedOn === null || ENDED;
}

export function mayReportProgress(actor: Actor, pair: Sides): true | string {
  if (!isMentor(actor, pair)) return "目标进度和计划节点由导师登记。";
  return pair.endedOn === null || ENDED;
}

/**
 * The branch secretary of the mentee signs, but never as one of the two: the mentor does not give the opinion alone. Where
 * nobody else is secretary of the branch, the secretary of the Party committee signs.
 */
export function maySignForBranch(actor: Actor, pair: Sides, secretaries: readonly string[]): true | string {
  if (isOneOfThem(actor, pair)) return "导师和培养对象不能代支部签署，由党委书记签署。";
  const others = secretaries.filter((id) => id !== pair.mentor.id && id !== pair.mentee.id);
  if (others.includes(actor.personId ?? "")) return true;
  if (others.length === 0 && can(actor, "mentoring.sign")) return true;
  return "由培养对象所在支部的书记签署。";
}

export function maySignAs(
  actor: Actor,
  pair: Sides,
  party: SignatureParty,
  secretaries: readonly string[],
): true | string {
  if (pair.endedOn !== null) return ENDED;
  if (party === "MENTOR") return isMentor(actor, pair) || "由导师本人签署。";
  if (party === "MENTEE") return isMentee(actor, pair) || "由培养对象本人签署。";
  return party === "OFFICE" ? mayManagePair(actor, pair) : maySignForBranch(actor, pair, secretaries);
}

export function mayAskChange(actor: Actor, pair: Sides): true | string {
  if (!isOneOfThem(actor, pair)) return "更换导师由导师或培养对象本人申请。";
  return pair.endedOn === null || ENDED;
}

/** Notes for the office are for those who run the pairs, and never for the other of the two. */
export const readsOfficeNotes = (actor: Actor, pair: Sides): boolean => mayManagePair(actor, pair) === true;

export const mayNote = (actor: Actor, pair: Sides): true | string =>
  isOneOfThem(actor, pair) || mayManagePair(actor, pair) === true || "备注由结对双方和党群工作部书写。";

/**
 * What one of the two wrote about the other, at the mid-term check or in asking for another mentor, is not for the other:
 * whoever must fear to be read by his superior writes nothing.
 */
export function discreet(actor: Actor, pair: PairFacts): PairFacts {
  if (!isOneOfThem(actor, pair)) return pair;
  const hidden = isMentor(actor, pair) ? { menteeView: "" } : { mentorView: "" };
  return {
    ...pair,
    check: pair.check && { ...pair.check, ...hidden },
    changes: pair.changes.map((change) => (change.byId === actor.personId ? change : { ...change, reason: "" })),
  };
}

/** Who will read a log: computed from the matrix, so that the sentence cannot differ from the guard. */
export const pairSeenBy = (): string => `结对双方；${holdersOf("mentoring.read")}（支部书记和单位负责人只限本范围）`;
