import { type Actor, can } from "@/lib/auth/actor";
import type { CycleState } from "@/prisma/generated/enums";
import { isVoting, reached } from "../cycle/states";

type Clock = { state: CycleState; voteOpensAt: Date; voteClosesAt: Date };

/** Turnout only, never a mark; from the start of the vote on. */
export function mayReadProgress(actor: Actor, cycle: { state: CycleState }): true | string {
  if (!can(actor, "progress.read")) return "您没有查看回收进度的权限。";
  return reached(cycle.state, "OPEN") || "测评尚未启动，没有回收进度。";
}

/** Who has not returned a paper is for the organisers alone. */
export function mayReadMissing(actor: Actor): true | string {
  return can(actor, "progress.names") || "未交名单只有党群工作部可以查看。";
}

export function mayRemind(actor: Actor, cycle: Clock): true | string {
  if (!can(actor, "progress.names")) return "催办由党群工作部办理。";
  return isVoting(cycle, actor.at) || "不在测评时间内，无需催办。";
}
