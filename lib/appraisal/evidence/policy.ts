import { type Actor, can } from "@/lib/auth/actor";
import type { CycleState } from "@/prisma/generated/enums";

const BEFORE_PROPOSAL: readonly CycleState[] = ["DRAFT", "APPROVED", "OPEN", "CLOSED", "TALLIED"];

/** Whose work it is, in whatever state a cycle may be. */
export function mayWriteEvidence(actor: Actor): true | string {
  return can(actor, "evidence.write") || "业绩与平时考核由党群工作部录入。";
}

/** Whether anything may be entered at all, whoever it is about. */
export function mayEnterAny(actor: Actor, cycle: { state: CycleState }): true | string {
  const allowed = mayWriteEvidence(actor);
  if (allowed !== true) return allowed;
  return BEFORE_PROPOSAL.includes(cycle.state) || "考核等次已提出，成绩不能再改。";
}

/** After the count, as long as the figures are not fixed by the proposals. */
export function mayReckon(actor: Actor, cycle: { state: CycleState }): true | string {
  if (!can(actor, "evidence.write")) return "重新计算由党群工作部办理。";
  return cycle.state === "TALLIED" || "计票完成后、提出等次建议前可以重新计算。";
}

/** K, quarter grades and adjustments stand from the moment grades are proposed; nobody enters his own. */
export function mayEnterEvidence(
  actor: Actor,
  subject: { personId: string; cycle: { state: CycleState } },
): true | string {
  const any = mayEnterAny(actor, subject.cycle);
  if (any !== true) return any;
  if (subject.personId === actor.personId) return "不能录入本人的成绩，请由其他组织人员办理。";
  return true;
}
