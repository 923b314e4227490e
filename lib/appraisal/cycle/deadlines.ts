import { addDays, type PlainDate, plainDate } from "@/lib/calendar";
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
