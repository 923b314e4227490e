import { addDays, addMonths, compareDates, daysBetween, type PlainDate } from "@/lib/calendar";

/** The dates of a posting. `…Until` is the first day away; `extendedUntil` is the end in force after an extension. */
export type Dates = {
  plannedFrom: PlainDate;
  plannedUntil: PlainDate;
  extendedUntil: PlainDate | null;
  actualFrom: PlainDate | null;
  actualUntil: PlainDate | null;
};
export type Course = Dates & { approved: boolean; cancelled: boolean; finished: boolean };

export type State = "PLANNED" | "APPROVED" | "RUNNING" | "APPRAISAL" | "FINISHED" | "CANCELLED";
export const STATE_ORDER: readonly State[] = ["PLANNED", "APPROVED", "RUNNING", "APPRAISAL", "FINISHED"];

/** Where a posting stands on a day. Nothing of it is stored: it follows from what was decided and when. */
export function stateOf(course: Course, on: PlainDate): State {
  if (course.cancelled) return "CANCELLED";
  if (!course.approved) return "PLANNED";
  if (course.actualFrom === null) return "APPROVED";
  if (course.actualUntil === null || course.actualUntil > on) return "RUNNING";
  return course.finished ? "FINISHED" : "APPRAISAL";
}

/** The first day after the term in force, whether or not anybody has left. */
export const dueUntil = (dates: Dates): PlainDate => dates.extendedUntil ?? dates.plannedUntil;

/** From when to when the posting counts: what happened before what was planned (the database's exclusion says the same). */
export function inForce(dates: Dates): { from: PlainDate; until: PlainDate } {
  return { from: dates.actualFrom ?? dates.plannedFrom, until: dates.actualUntil ?? dueUntil(dates) };
}

export const later = (a: PlainDate, b: PlainDate): PlainDate => (compareDates(a, b) < 0 ? b : a);
export const earlier = (a: PlainDate, b: PlainDate): PlainDate => (compareDates(a, b) < 0 ? a : b);

/** Dates are kept half-open and spoken of with their last day. */
export const lastDay = (until: PlainDate): PlainDate => addDays(until, -1);
export const dayAfter = (last: PlainDate): PlainDate => addDays(last, 1);

export function overlaps(a: Dates, b: Dates): boolean {
  const [one, other] = [inForce(a), inForce(b)];
  return one.from < other.until && other.from < one.until;
}

/** Whether an ended posting was long enough to be called an experience. */
export function countsAsExperience(dates: Dates, leastMonths: number): boolean {
  const { actualFrom, actualUntil } = dates;
  return actualFrom !== null && actualUntil !== null && addMonths(actualFrom, leastMonths) <= actualUntil;
}

/** What is late about a posting today, in words, or null. */
export function lateness(course: Course, appraisalDue: PlainDate | null, on: PlainDate): string | null {
  const state = stateOf(course, on);
  if (state === "APPROVED" && course.plannedFrom < on) return `应报到已过${daysBetween(course.plannedFrom, on)}天`;
  if (state === "RUNNING" && course.actualUntil === null && dueUntil(course) <= on) {
    return `期满已过${daysBetween(dueUntil(course), on) + 1}天`;
  }
  if (state === "APPRAISAL" && appraisalDue && appraisalDue < on) return `鉴定已超期${daysBetween(appraisalDue, on)}天`;
  return null;
}
