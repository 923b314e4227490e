import { type Actor, can } from "@/lib/auth/actor";
import type { CycleState } from "@/prisma/generated/enums";

type Owned = { personId: string; cycle: { state: CycleState } };

const BEFORE_VOTE: readonly CycleState[] = ["DRAFT", "APPROVED"];
const BEFORE_PROPOSAL: readonly CycleState[] = ["DRAFT", "APPROVED", "OPEN", "CLOSED", "TALLIED"];

/** 个人总结 is frozen when voting starts: the voters must all read the same text. */
export function mayWriteSummary(actor: Actor, subject: Owned): true | string {
  if (subject.personId !== actor.personId) return "个人总结由本人填写。";
  return BEFORE_VOTE.includes(subject.cycle.state) || "测评已经启动，个人总结不能再改。";
}

/** 分管工作、培训、奖惩 may be mended until the grades are proposed. */
export function mayWriteCells(actor: Actor, subject: Owned): true | string {
  if (subject.personId !== actor.personId) return "这些内容由本人填写。";
  return BEFORE_PROPOSAL.includes(subject.cycle.state) || "考核等次已提出，内容不能再改。";
}

export function mayCheckMaterials(actor: Actor, subject: Owned): true | string {
  if (!can(actor, "cycle.prepare")) return "内容由党群工作部审核。";
  if (subject.personId === actor.personId) return "本人填写的内容请由其他组织人员审核。";
  return subject.cycle.state !== "ARCHIVED" || "考核已归档，不能再审核。";
}
