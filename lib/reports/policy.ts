import { type Actor, can } from "@/lib/auth/actor";
import type { Category, CycleState } from "@/prisma/generated/enums";

const DECIDED: readonly CycleState[] = ["DECIDED", "FINAL", "ARCHIVED"];
const RELEASED: readonly CycleState[] = ["FINAL", "ARCHIVED"];
const COUNTED: readonly CycleState[] = ["TALLIED", "PROPOSED", ...DECIDED];

type OfCycle = { cycle: { state: CycleState } };

/**
 * The form goes into the personnel file for life: it is printed from the decision on, one's own from the release on,
 * whatever role one holds beside. `withheld`: the pools in which this actor is rated himself and nothing was released yet;
 * the forms of the others there would tell his own place.
 */
export function mayPrintForm(
  actor: Actor,
  subject: OfCycle & { personId: string; pool?: Category },
  withheld: readonly Category[] = [],
): true | string {
  if (subject.personId === actor.personId) {
    return RELEASED.includes(subject.cycle.state) || "结果反馈本人之后才能打印本人的登记表。";
  }
  if (can(actor, "paper.print")) {
    if (subject.pool && withheld.includes(subject.pool)) {
      return "您本人在这一类被考核，结果反馈之前请由其他人员打印这一类的登记表。";
    }
    return DECIDED.includes(subject.cycle.state) || "党委审定后才能打印登记表。";
  }
  return "您没有打印这份登记表的权限。";
}

/** The sheet shows everybody's figures: who is rated in it prints it after the release only. */
export function mayPrintTally(actor: Actor, { cycle }: OfCycle, ratedIds: readonly string[]): true | string {
  if (!can(actor, "paper.print")) return "您没有打印汇总表的权限。";
  if (!COUNTED.includes(cycle.state)) return "开箱计票后才能打印汇总表。";
  const own = actor.personId !== null && ratedIds.includes(actor.personId);
  return !own || RELEASED.includes(cycle.state) || "您本人是被考核干部，结果反馈之前请由其他人员打印汇总表。";
}
