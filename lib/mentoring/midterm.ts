import { addDays, addMonths, type PlainDate } from "@/lib/calendar";
import { Fraction } from "@/lib/fraction";
import type { Rules } from "@/lib/rulebook/books";

type CheckRules = Pick<Rules<"MENTORING">, "midTermMonth" | "endingDays">;

/** none: the pair is too short for one. */
export type MidTermState = "none" | "before" | "open" | "overdue" | "done";

/** The day by which the mid-term check is concluded; null when the pair ends before. */
export function midTermDue(from: PlainDate, until: PlainDate, rules: CheckRules): PlainDate | null {
  const due = addMonths(from, rules.midTermMonth);
  return due < until ? due : null;
}

export function midTermState(
  due: PlainDate | null,
  concluded: boolean,
  rules: CheckRules,
  today: PlainDate,
): MidTermState {
  if (concluded) return "done";
  if (due === null) return "none";
  if (today > due) return "overdue";
  return today >= addDays(due, -rules.endingDays) ? "open" : "before";
}

/** The mean of the goals' progress in whole percent, half-up; null without goals. */
export function goalsMean(progress: readonly number[]): number | null {
  if (progress.length === 0) return null;
  const sum = progress.reduce((so, one) => so + one, 0);
  return Number(Fraction.of(sum, progress.length).round(0));
}
