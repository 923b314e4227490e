import type { Actor } from "@/lib/auth/actor";
import { mayEditDraft, mayReadCycles } from "../cycle/policy";
import type { CycleState } from "../cycle/states";

export function mayReadSubjects(actor: Actor): true | string {
  return mayReadCycles(actor);
}

/** The list of subjects is what the secretary approves. */
export function mayEditSubjects(actor: Actor, cycle: { state: CycleState }): true | string {
  return mayEditDraft(actor, cycle);
}
