import { addDays, addWorkdays, type PlainDate } from "@/lib/calendar";
import type { Rules } from "@/lib/rulebook/books";
import { hashOf, isConcluded, standing } from "./agreement";
import { agreementOf, type PairFacts } from "./facts";
import { goalsMean, midTermDue, midTermState } from "./midterm";
import { type Colour, colourOf, completeness, missedInARow, monthsOwed } from "./overdue";
import { quartersOwed } from "./quarters";
import { gapOf, monthsLeftOf, untilOf } from "./term";

/** Everything about a pair that follows from its rows, the rules and the day; nothing of it is stored. */
export type PairState = ReturnType<typeof stateOf>;

export function stateOf(pair: PairFacts, rules: Rules<"MENTORING">, today: PlainDate) {
  const until = untilOf(pair.plannedUntil, pair.extensions);
  const marks = pair.logs.map(({ month, menteeAt }) => ({ month, confirmed: menteeAt !== null }));
  const span = { from: pair.from, until, endedOn: pair.endedOn };
  const months = monthsOwed(span, marks, rules, today);
  const sums = pair.summaries.map(({ quarter, menteeAt }) => ({ quarter, confirmed: menteeAt !== null }));
  const hash = hashOf(agreementOf(pair));
  const signed = standing(pair.signatures, hash);
  const live = pair.endedOn === null;
  const checkDue = midTermDue(pair.from, until, rules);
  const signBy = addWorkdays(pair.from, rules.signDays);
  const concluded = isConcluded(pair.signatures, hash);
  return {
    live,
    /** Not begun yet. */
    future: today < pair.from,
    until,
    /** The last day, as people say it. */
    lastDay: addDays(until, -1),
    months,
    quarters: quartersOwed(span, months, sums, rules, today),
    missed: missedInARow(months),
    colour: live ? colourOf(months, rules) : ("green" satisfies Colour),
    logs: completeness(months),
    progress: goalsMean(pair.goals.map(({ progress }) => progress)),
    agreement: { hash, signed, signBy, concluded, overdue: live && !concluded && today > signBy },
    midTerm: {
      due: checkDue,
      state: midTermState(checkDue, (pair.check?.outcome ?? null) !== null, rules, today),
    },
    completion: pair.completions.find(({ grade }) => grade === null) ?? null,
    result: pair.completions.findLast(({ grade }) => grade !== null && grade !== "EXTENDED") ?? null,
    monthsLeft: monthsLeftOf(pair.extensions, rules),
    /** The end is near or past, and the completion is still to be opened. */
    ending: live && today >= addDays(until, -rules.endingDays),
    overrun: live && today >= until,
    change: pair.changes.find(({ answer }) => answer === null) ?? null,
    /** Decided, and nobody else has been found yet. */
    replace: live && (pair.check?.outcome === "CHANGE" || pair.changes.at(-1)?.answer === "ACCEPTED"),
    gap: gapIn(pair, rules, today),
  };
}

/** A change of mentor with nobody following: for how long, and whether it is too long. */
function gapIn(pair: PairFacts, rules: Rules<"MENTORING">, today: PlainDate) {
  const awaited = pair.end === "CHANGED" && pair.successor === null && pair.waivedAt === null;
  if (!awaited || pair.endedOn === null || pair.mentee.leftOn !== null) return null;
  const days = gapOf(pair.endedOn, null, today);
  return { days, by: addDays(pair.endedOn, rules.gapDays), tooLong: days > rules.gapDays };
}
