import { type Actor, can } from "@/lib/auth/actor";
import { holdersOf } from "@/lib/organisation/policy";

type Honoured = { id: string; unitId: string; branchId: string | null };

/** One's own always; others' within the unit or branch of the grant. */
export function mayReadHonours(actor: Actor, person: Honoured): boolean {
  return actor.personId === person.id || can(actor, "honours.read", person);
}

export function mayKeepHonours(actor: Actor, personId: string): true | string {
  if (!can(actor, "honours.write")) return "荣誉由党群工作部按文件录入。";
  return actor.personId !== personId || "本人的荣誉请由其他组织员录入。";
}

/** Computed, so that the sentence cannot differ from the guard. */
export const honoursSeenBy = () => `本人，以及${holdersOf("honours.read")}（单位负责人、支部书记限本单位、本支部）`;
