import { type PlainDate, plainDate } from "@/lib/calendar";

type Held = { from: PlainDate; until: PlainDate | null };

/** The main post of a day; `until` is the first day without it. */
export function mainPostOn<T extends Held & { main: boolean }>(posts: readonly T[], day: PlainDate): T | undefined {
  return posts.find((post) => post.main && post.from <= day && (post.until === null || post.until > day));
}

/** What was going on at some time of a year. */
export function touchingYear<T extends Held>(spans: readonly T[], year: number): T[] {
  const [start, past] = [plainDate(`${year}-01-01`), plainDate(`${year + 1}-01-01`)];
  return spans.filter(({ from, until }) => from < past && (until === null || until > start));
}
