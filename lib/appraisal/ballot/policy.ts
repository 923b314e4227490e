import { type Actor, can } from "@/lib/auth/actor";
import type { CycleState } from "@/prisma/generated/enums";
import { hasClosedVote, isVoting } from "../cycle/states";

type Vote = { state: CycleState; voteOpensAt: Date; voteClosesAt: Date; allowRevise: boolean };
type OwnPaper = { voterId: string; revision: number };

export const CLOSED_SENTENCE = "测评已截止，不再接收测评表。";

/** Handing in one's own paper, and keeping a draft of it. Nobody holds this by a role: the assignment gave the paper. */
export function mayHandIn(actor: Actor, paper: OwnPaper, cycle: Vote): true | string {
  if (!actor.personId || paper.voterId !== actor.personId) return "您不是这份测评表的评价人。";
  if (hasClosedVote(cycle, actor.at)) return CLOSED_SENTENCE;
  if (!isVoting(cycle, actor.at)) return "测评尚未开始，请在开始时间之后填写。";
  if (paper.revision > 0 && !cycle.allowRevise) return "测评表已交回，按本次考核的规定不能修改。";
  return true;
}

/** The organiser closes by hand; the deadline closes through the portal's own job, which names itself. */
export function mayClose(actor: Actor, cycle: { state: CycleState }): true | string {
  if (!can(actor, "cycle.prepare")) return "截止由党群工作部办理。";
  return cycle.state === "OPEN" || "该考核不在测评中，无法截止。请刷新后再看。";
}
