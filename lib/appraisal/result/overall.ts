import { Fraction } from "@/lib/fraction";
import type { StoredScheme } from "../scheme/schema";
import { groupsOfBlock } from "./merging";

export type OverallCounts = {
  ballots: number;
  options: { key: string; label: string; count: number; share: string }[];
  /** More than the flagged share voted for the flagged option: a hint for the organisation's check, never a grade. */
  flagged: boolean;
};

/** What the ballots of one block said. */
export type OverallMarks = { block: string; overall: readonly string[] };

type OverallScheme = Pick<StoredScheme, "groups" | "overall">;

/**
 * 总体评价, pooled over all anonymous groups. Below the minimum of ballots there is no count and no flag: unanimity of
 * few would tell each one's vote. Named ballots stay out, or their few votes could be taken from the sum.
 */
export function overallCounts(scheme: OverallScheme, blocks: Iterable<OverallMarks>): OverallCounts | null {
  const anonymous = new Set(scheme.groups.filter((group) => group.anonymous).map(({ key }) => key));
  const counts = new Map(scheme.overall.options.map(({ key }) => [key, 0]));
  let total = 0;
  for (const { block, overall } of blocks) {
    if (!groupsOfBlock(block).every((group) => anonymous.has(group))) continue;
    for (const mark of overall) {
      const count = counts.get(mark);
      if (count === undefined) throw new RangeError(`not an overall mark of this scheme: ${mark}`);
      counts.set(mark, count + 1);
    }
    total += overall.length;
  }
  const { minimumBallots, flag, options } = scheme.overall;
  if (total < minimumBallots) return null;
  return {
    ballots: total,
    options: options.map(({ key, label }) => {
      const count = counts.get(key) ?? 0;
      return { key, label, count, share: Fraction.of(100 * count, total).round(2) };
    }),
    flagged: (counts.get(flag.option) ?? 0) * flag.above.denominator > total * flag.above.numerator,
  };
}
