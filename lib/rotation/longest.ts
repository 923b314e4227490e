import { daysBetween, type PlainDate } from "@/lib/calendar";
import { earlier, later } from "./course";

/** Where somebody was, half-open; null = to this day. */
export type Stay = { unitId: string; from: PlainDate; until: PlainDate | null };

export type Worked = {
  /** Main posts: at most one a day. */
  posts: readonly Stay[];
  /** Postings as they happened, at most one a day; they come before the post that was kept meanwhile. */
  postings: readonly Stay[];
  current: string;
};

/** Days in each unit within [from, until): a day of a posting counts at its host, any other where the main post was. */
export function daysByUnit(worked: Worked, year: { from: PlainDate; until: PlainDate }): Map<string, number> {
  const within = ({ from, until }: Stay) => ({
    from: later(from, year.from),
    until: until === null ? year.until : earlier(until, year.until),
  });
  const inside = (stay: Stay) => {
    const { from, until } = within(stay);
    return from < until;
  };
  const away = worked.postings.filter(inside).map((stay) => ({ ...stay, ...within(stay) }));
  const days = new Map<string, number>();
  const add = (unitId: string, count: number) => days.set(unitId, (days.get(unitId) ?? 0) + count);
  for (const stay of away) add(stay.unitId, daysBetween(stay.from, stay.until));
  for (const post of worked.posts.filter(inside)) {
    const { from, until } = within(post);
    const missed = away
      .map((stay) => ({
        from: later(stay.from, from),
        until: earlier(stay.until, until),
      }))
      .filter((gap) => gap.from < gap.until)
      .reduce((sum, gap) => sum + daysBetween(gap.from, gap.until), 0);
    const rest = daysBetween(from, until) - missed;
    if (rest > 0) add(post.unitId, rest);
  }
  return days;
}

export type Longest = { unitId: string; days: number };

/**
 * The unit in which somebody worked longest (domain.md §6); a tie goes to the current unit, as does a year without a day.
 * `wholeOf` takes a team to its workshop: two teams of one workshop are one place. Of the place that wins the current unit
 * stands for it if it lies inside, else the part in which most days were spent.
 */
export function longestOf(
  worked: Worked,
  year: { from: PlainDate; until: PlainDate },
  wholeOf: (unitId: string) => string = (unitId) => unitId,
): Longest {
  const days = daysByUnit(worked, year);
  const wholes = new Map<string, number>();
  for (const [unitId, count] of days) wholes.set(wholeOf(unitId), (wholes.get(wholeOf(unitId)) ?? 0) + count);
  const most = Math.max(0, ...wholes.values());
  const home = wholeOf(worked.current);
  if (most === 0 || wholes.get(home) === most) return { unitId: worked.current, days: wholes.get(home) ?? 0 };
  // Two others may tie as well: the smaller id, so that the answer does not hang on the order of rows.
  const winner = [...wholes]
    .filter(([, count]) => count === most)
    .map(([id]) => id)
    .sort()[0] as string;
  const parts = [...days].filter(([unitId]) => wholeOf(unitId) === winner);
  const best = Math.max(...parts.map(([, count]) => count));
  const unitId = parts
    .filter(([, count]) => count === best)
    .map(([id]) => id)
    .sort()[0] as string;
  return { unitId, days: most };
}
