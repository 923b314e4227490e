import { addDays, type PlainDate, plainDate, sayMonth } from "@/lib/calendar";
import type { SubjectRecord } from "../cycle/schema";

type Held = { unitName: string; title: string; main: boolean; from: PlainDate; until: PlainDate | null };
type Stay = { say: string; from: PlainDate; until: PlainDate };

/**
 * What every rater may read of a subject's year beside the summary: posts, postings, what was finished of the
 * training, and honours. It is said in words when the vote starts and never again: what changes later changes nothing here.
 */
export function recordOf(
  year: number,
  facts: { posts: readonly Held[]; stays: readonly Stay[]; training: readonly string[]; honours: readonly string[] },
): SubjectRecord {
  const inYear = <T extends { from: PlainDate; until: PlainDate | null }>(spans: readonly T[]) =>
    spans
      .filter(({ from, until }) => from < plainDate(`${year + 1}-01-01`) && (until === null || until > `${year}-01-01`))
      .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return {
    posts: inYear(facts.posts).map(
      ({ unitName, title, main, from, until }) => `${span(from, until)} ${unitName} ${title}${main ? "" : "（兼）"}`,
    ),
    stays: inYear(facts.stays).map(({ say, from, until }) => `${span(from, until)} ${say}`),
    training: [...facts.training],
    honours: [...facts.honours],
  };
}

/** 2021.03 起, or 2024.01—2024.06. */
const span = (from: PlainDate, until: PlainDate | null) =>
  until === null ? `${sayMonth(from)} 起` : `${sayMonth(from)}—${sayMonth(addDays(until, -1))}`;
