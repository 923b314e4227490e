import { type Actor, can } from "@/lib/auth/actor";

/** Grades of all are read by those who read results; one's own by oneself. */
export function mayReadGrades(actor: Actor, personId: string): true | string {
  return can(actor, "result.read") || actor.personId === personId || "您没有查看考核等次的权限。";
}

export function mayEnterPastGrade(actor: Actor, personId: string): true | string {
  if (!can(actor, "evidence.write")) return "往年等次由党群工作部录入。";
  return actor.personId !== personId || "本人的往年等次请由其他组织员录入。";
}
