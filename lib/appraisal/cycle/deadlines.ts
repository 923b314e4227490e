import { addDays, type PlainDate, plainDate, yearOf } from "@/lib/calendar";
import type { CycleKind } from "@/prisma/generated/enums";

/** The days of the year after the one appraised by which an annual appraisal takes its last steps (domain.md §9.4). */
const STEPS = { decision: "02-15", feedback: "02-28" } as const;
export type LateStep = keyof typeof STEPS;

type Timed = { kind: CycleKind; year: number; voteClosesOn: PlainDate };

/** Null where the calendar has no day for it: other kinds of appraisal, and one whose vote ends after the day. */
export function stepDueOn(cycle: Timed, step: LateStep): PlainDate | null {
  const day = plainDate(`${cycle.year + 1}-${STEPS[step]}`);
  return cycle.kind === "ANNUAL" && cycle.voteClosesOn < day ? day : null;
}

/** 本人 signs while a review may still be asked for: thirty days from the release on (domain.md §2.10). */
const OPINION_DAYS = 30;
export const opinionDueOn = (releasedOn: PlainDate): PlainDate => addDays(releasedOn, OPINION_DAYS);

/** Two days after the close (20 January) the box is to be open and counted (22 January). */
const TALLY_DAYS = 2;
export const openingDueOn = (closedOn: PlainDate): PlainDate => addDays(closedOn, TALLY_DAYS);

/** November and December are for planning the annual appraisal of the year; in January the vote itself is due. */
const PLANNING_MONTHS = ["11", "12", "01"];

/** The year whose annual appraisal is to be planned now, and by when; null in the other months. */
export function planOwedOn(day: PlainDate): { year: number; due: PlainDate } | null {
  const month = day.slice(5, 7);
  if (!PLANNING_MONTHS.includes(month)) return null;
  const year = yearOf(day) - (month === "01" ? 1 : 0);
  return { year, due: plainDate(`${year}-12-31`) };
}
