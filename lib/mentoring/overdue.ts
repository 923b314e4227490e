import { addDays, addMonths, type PlainDate, plainDate } from "@/lib/calendar";
import type { Rules } from "@/lib/rulebook/books";

type LogRules = Pick<Rules<"MENTORING">, "logDay" | "logGraceDays" | "amberMisses" | "redMisses">;

/** Half-open days: live from `from`, planned up to `until`, over on `endedOn`. */
export type Span = { from: PlainDate; until: PlainDate; endedOn: PlainDate | null };
/** A month's log: written by the mentor, and confirmed by the mentee or not yet. */
export type LogMark = { month: PlainDate; confirmed: boolean };

/**
 * kept: written and confirmed. open: not yet due. late: due, the pair alone is reminded. missed: the days of grace have
 * run out, and the branch secretary is told.
 */
export type MonthState = "kept" | "open" | "late" | "missed";
export type MonthLine = {
  month: PlainDate;
  due: PlainDate;
  /** Last day of grace. */
  lastDay: PlainDate;
  state: MonthState;
  /** Whose turn it is; null once kept. */
  owedBy: "mentor" | "mentee" | null;
};
export type Colour = "green" | "amber" | "red";

export const monthOf = (date: PlainDate): PlainDate => plainDate(`${date.slice(0, 7)}-01`);

/** The months for which a log is owed up to today: those whose day of reminder lies within the pair. */
export function monthsOwed(span: Span, logs: readonly LogMark[], rules: LogRules, today: PlainDate): MonthLine[] {
  const end = span.endedOn !== null && span.endedOn < span.until ? span.endedOn : span.until;
  const lines: MonthLine[] = [];
  for (let month = monthOf(span.from); month <= today && month < end; month = addMonths(month, 1)) {
    const due = addDays(month, rules.logDay - 1);
    if (due < span.from || due >= end) continue;
    const lastDay = addDays(due, rules.logGraceDays);
    const log = logs.find((mark) => mark.month === month);
    const state = log?.confirmed ? "kept" : today <= due ? "open" : today <= lastDay ? "late" : "missed";
    lines.push({ month, due, lastDay, state, owedBy: state === "kept" ? null : log ? "mentee" : "mentor" });
  }
  return lines;
}

/** Months missed in a row, counted back from the last that is settled one way or the other. */
export function missedInARow(lines: readonly MonthLine[]): number {
  const settled = lines.filter(({ state }) => state === "kept" || state === "missed");
  const kept = settled.findLastIndex(({ state }) => state === "kept");
  return settled.length - 1 - kept;
}

export function colourOf(lines: readonly MonthLine[], rules: LogRules): Colour {
  const missed = missedInARow(lines);
  if (missed >= rules.redMisses) return "red";
  return missed >= rules.amberMisses ? "amber" : "green";
}

/** For the completion: how many of the months owed were kept; a month still within its days of grace is not owed yet. */
export function completeness(lines: readonly MonthLine[]): { kept: number; owed: number } {
  const kept = lines.filter(({ state }) => state === "kept").length;
  return { kept, owed: kept + lines.filter(({ state }) => state === "missed").length };
}

/** Whether a log may be written for a month at all: `true`, or why not. */
export function mayLogMonth(span: Span, month: PlainDate, today: PlainDate): true | string {
  if (month !== monthOf(month)) return "月份不对。";
  if (month > today) return "还没有到这个月，不能提前记录。";
  if (addMonths(month, 1) <= span.from) return "结对是在这个月之后才开始的，不能记录。";
  if (span.endedOn !== null && month >= span.endedOn) return "结对在这个月之前已经结束，不能记录。";
  return true;
}
