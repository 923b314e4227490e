import { type Actor, can } from "@/lib/auth/actor";
import type { CycleState } from "@/prisma/generated/enums";

const DECIDED: readonly CycleState[] = ["DECIDED", "FINAL", "ARCHIVED"];
const RELEASED: readonly CycleState[] = ["FINAL", "ARCHIVED"];
const COUNTED: readonly CycleState[] = ["TALLIED", "PROPOSED", ...DECIDED];

type OfCycle = { cycle: { state: CycleState } };

/**
 * The form goes into the personnel file for life: it is printed from the decision on, one's own from the release on,
 * whatever role one holds beside.
 */
export function mayPrintForm(actor: Actor, subject: OfCycle & { personId: string }): true | string {
  if (subject.personId === actor.personId) {
    return RELEASED.includes(subject.cycle.state) || "结果反馈本人之后才能打印本人的登记表。";
  }
  if (can(actor, "paper.print")) {
    return DECIDED.includes(subject.cycle.state) || "党委审定后才能打印登记表。";
  }
  return "您没有打印这份登记表的权限。";
}

export function mayPrintTally(actor: Actor, { cycle }: OfCycle): true | string {
  if (!can(actor, "paper.print")) return "您没有打印汇总表的权限。";
  return COUNTED.includes(cycle.state) || "开箱计票后才能打印汇总表。";
}
