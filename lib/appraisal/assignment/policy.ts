import type { Actor } from "@/lib/auth/actor";
import { mayArrange, mayReadCycles } from "../cycle/policy";
import type { CycleState } from "../cycle/states";

export function mayReadAssignments(actor: Actor): true | string {
  return mayReadCycles(actor);
}

export function mayGenerate(actor: Actor, cycle: { state: CycleState }): true | string {
  return mayArrange(actor, cycle);
}

/** By hand and one by one: never for oneself. */
export function mayAdjust(actor: Actor, cycle: { state: CycleState }, subject: { personId: string }): true | string {
  const allowed = mayArrange(actor, cycle);
  if (allowed !== true) return allowed;
  return subject.personId !== actor.personId || "不能调整本人的评价人，请由其他组织人员办理。";
}
