import { addDays, daysBetween, type PlainDate, plainDate, yearOf } from "@/lib/calendar";
import type { TrainingState } from "@/prisma/generated/enums";

/** How an item stands on a day: what is past its day and neither done nor dropped is overdue. */
export type Standing = { open: boolean; overdue: boolean; daysLeft: number };

export function standingOf({ state, dueOn }: { state: TrainingState; dueOn: PlainDate }, day: PlainDate): Standing {
  const open = state === "PLANNED" || state === "UNDERWAY";
  const daysLeft = daysBetween(day, dueOn);
  return { open, overdue: open && daysLeft < 0, daysLeft };
}

/** Owners are reminded from a month before the day on. */
export const REMIND_DAYS = 30;

/** The day after the quarter's last. */
export function quarterEnd(year: number, quarter: number): PlainDate {
  return quarter === 4
    ? plainDate(`${year + 1}-01-01`)
    : plainDate(`${year}-${String(quarter * 3 + 1).padStart(2, "0")}-01`);
}

/** 季度检查 is due ten days after the quarter, with the quarter's other papers (domain.md §9.4). */
const CHECK_DAYS = 10;
export const checkDueOn = (year: number, quarter: number): PlainDate =>
  addDays(quarterEnd(year, quarter), CHECK_DAYS - 1);

/** The quarters of a plan's year that are over on a day. */
export function quartersOver(year: number, day: PlainDate): number[] {
  return [1, 2, 3, 4].filter((quarter) => day >= quarterEnd(year, quarter));
}

/** The quarter that is being checked on a day: the running one, the last of a year gone by, the first of one to come. */
export function quarterOf(year: number, day: PlainDate): number {
  if (yearOf(day) !== year) return yearOf(day) > year ? 4 : 1;
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}

type Checked = {
  state: TrainingState;
  /** The day it came into the plan. */
  since: PlainDate;
  doneOn: PlainDate | null;
  checks: readonly { quarter: number }[];
};

/**
 * Quarters over without a look: what was dropped needs none, nor does what was not in the plan yet, or was done in an
 * earlier quarter.
 */
export function checksOwed(year: number, item: Checked, day: PlainDate): number[] {
  if (item.state === "DROPPED") return [];
  const { doneOn, since } = item;
  return quartersOver(year, day).filter((quarter) => {
    const doneBefore = doneOn !== null && quarter > 1 && doneOn < quarterEnd(year, quarter - 1);
    return !doneBefore && since < quarterEnd(year, quarter) && !item.checks.some((check) => check.quarter === quarter);
  });
}

/** The same day of another year; 29 February becomes 28. */
export function inYear(date: PlainDate, year: number): PlainDate {
  const rest = date.slice(4);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return plainDate(rest === "-02-29" && !leap ? `${year}-02-28` : `${year}${rest}`);
}

/** 培养计划 of a year are drawn up by the end of March (domain.md §9.4). */
export const plansDueOn = (year: number): PlainDate => plainDate(`${year}-03-31`);
