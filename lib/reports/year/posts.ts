import type { PlainDate } from "@/lib/calendar";

type Held = { from: PlainDate; until: PlainDate | null };

/** The main post of a day; `until` is the first day without it. */
export function mainPostOn<T extends Held & { main: boolean }>(posts: readonly T[], day: PlainDate): T | undefined {
  return posts.find((post) => post.main && post.from <= day && (post.until === null || post.until > day));
}
