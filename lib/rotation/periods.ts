import { addDays, addMonths, type PlainDate } from "@/lib/calendar";

/** A stretch of a posting that owes one report; numbered from 1, half-open. */
export type Period = { period: number; from: PlainDate; until: PlainDate };

/**
 * The complete intervals of a term, counted from the arrival. A tail shorter than an interval owes no report of its own:
 * the personal summary of the appraisal covers it. A term shorter than one interval is one period. `least` periods stand in any case: so many were handed in
 * before a correction shortened the term.
 */
export function periodsOf(term: { from: PlainDate; until: PlainDate }, months: number, least = 0): Period[] {
  const periods: Period[] = [];
  // Always from the first day: month ends are clamped once, not again and again.
  const edge = (count: number) => addMonths(term.from, count * months);
  for (let period = 1; edge(period) <= term.until || period <= least; period += 1) {
    periods.push({ period, from: edge(period - 1), until: edge(period) });
  }
  return periods.length > 0 ? periods : [{ period: 1, from: term.from, until: term.until }];
}

export type Owed = "future" | "open" | "due" | "late" | "done";

/** Open while it runs, due once it is over, late when the days of grace are over; what is handed in is done. */
export function owedOf(period: Period, handedIn: boolean, graceDays: number, on: PlainDate): Owed {
  if (handedIn) return "done";
  if (on < period.from) return "future";
  if (on < period.until) return "open";
  return on <= reportDue(period, graceDays) ? "due" : "late";
}

/** The last day on which a report is in time. */
export const reportDue = (period: Period, graceDays: number): PlainDate => addDays(period.until, graceDays - 1);
