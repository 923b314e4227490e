import { addDays, addMonths, compareDates, daysBetween, type PlainDate, sayDate } from "@/lib/calendar";
import type { Rules } from "@/lib/rulebook/books";
import type { PairKind } from "@/prisma/generated/enums";

type TermRules = Pick<Rules<"MENTORING">, "termMonths" | "craftMonths" | "extensionMonths" | "gapDays" | "renewals">;

/** Until when a pair is planned, extensions included: exclusive, as stored. */
export function untilOf(plannedUntil: PlainDate, extensions: readonly { until: PlainDate }[]): PlainDate {
  return extensions.reduce((latest, { until }) => (compareDates(until, latest) > 0 ? until : latest), plannedUntil);
}

export function monthsLeftOf(extensions: readonly { months: number }[], rules: TermRules): number {
  const taken = extensions.reduce((sum, { months }) => sum + months, 0);
  return Math.max(0, rules.extensionMonths - taken);
}

const longestTerm = (kind: PairKind, rules: TermRules): number =>
  kind === "CRAFT" ? rules.craftMonths : rules.termMonths;

/** Whether a pair may run over these days (until exclusive): `true`, or why not. */
export function mayRun(kind: PairKind, from: PlainDate, until: PlainDate, rules: TermRules): true | string {
  if (until <= from) return "截止日期不能早于开始日期。";
  const months = longestTerm(kind, rules);
  return (
    until <= addMonths(from, months) ||
    `期限最长${months}个月，最迟到${sayDate(addDays(addMonths(from, months), -1))}。`
  );
}

/** Days without a mentor between one pair and the next, or up to today while there is no next one. */
export function gapOf(endedOn: PlainDate, next: PlainDate | null, today: PlainDate): number {
  return Math.max(0, daysBetween(endedOn, next ?? today));
}

/**
 * Whether the next pair may begin on a day. A gap that could still be kept short may not be planned longer; one that is
 * too long already is only named.
 */
export function mayFollow(endedOn: PlainDate, from: PlainDate, rules: TermRules, today: PlainDate): true | string {
  const latest = addDays(endedOn, rules.gapDays);
  if (from <= latest || today > latest) return true;
  return `更换导师的空档不能超过${rules.gapDays}天，请在${sayDate(latest)}之前衔接。`;
}
