import { addDays, addWorkdays, daysBetween, type PlainDate, plainDate, yearOf } from "@/lib/calendar";
import { lastDay, later } from "./course";

/** The day at which half of a term is over. */
export function halfOf(term: { from: PlainDate; until: PlainDate }): PlainDate {
  return addDays(term.from, Math.floor(daysBetween(term.from, term.until) / 2));
}

/**
 * The mid-term visit is due at half. It is put on the list so many days before; whose half falls between September and
 * December is visited in the plant's round of September and October (domain.md §9.4), so that it stands there from 1 September.
 */
export function visitOf(
  term: { from: PlainDate; until: PlainDate },
  noticeDays: number,
): { shown: PlainDate; due: PlainDate } {
  const due = halfOf(term);
  const round = plainDate(`${yearOf(due)}-09-01`);
  const notice = addDays(due, -noticeDays);
  const early = due >= round && round < notice ? round : notice;
  return { shown: later(early, term.from), due };
}

/** The last working day for the appraisal after the last day of a posting. */
export const appraisalDue = (until: PlainDate, workdays: number): PlainDate => addWorkdays(lastDay(until), workdays);
