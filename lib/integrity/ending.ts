import { compareDates, daysBetween, type PlainDate } from "@/lib/calendar";

/** 纪委 is told from a month before a period ends: what follows for posts and grades is prepared in that time. */
export const REMIND_DAYS = 30;

/** Effects whose last day lies within the month to come; what has no end, or has ended, is nobody's task. */
export function endingSoon<T extends { endsOn: PlainDate | null }>(effects: readonly T[], day: PlainDate) {
  return effects
    .flatMap((effect) => (effect.endsOn === null ? [] : [{ ...effect, endsOn: effect.endsOn }]))
    .filter(({ endsOn }) => endsOn >= day && daysBetween(day, endsOn) <= REMIND_DAYS)
    .toSorted((a, b) => compareDates(a.endsOn, b.endsOn));
}
