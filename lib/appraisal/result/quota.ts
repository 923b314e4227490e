import { Fraction } from "@/lib/fraction";
import type { QuotaPool } from "./tally-form";

/** One appraised subject of a pool; official values have two decimals. */
export type PoolMember = {
  id: string;
  total: string;
  /** Official dimension values in the order of the tie-break. */
  tieBreak: readonly string[];
  /** Its grade after effects is the quota grade. */
  candidate: boolean;
};

const cents = (official: string) => Number(official.replace(".", ""));

type Placed = { id: string; order: number[] };

/** Best first by T, then by the tie-break dimensions; 0 for complete equals. */
function compareOrder(a: Placed, b: Placed): number {
  const at = a.order.findIndex((value, index) => value !== b.order[index]);
  return at === -1 ? 0 : (b.order[at] ?? 0) - (a.order[at] ?? 0);
}

/** 不超过 means never round up: the exact product, cut. */
export function placesFor(ratio: string, base: number): number {
  return Number(Fraction.parse(ratio).times(Fraction.of(base)).floor());
}

/**
 * Grants the places in order. Complete equals are granted together or, where they cross the boundary, left to the
 * committee's vote; then nobody behind them is granted, and the quota is never exceeded.
 */
export function quotaOf(pool: string, ratio: string, members: readonly PoolMember[]): QuotaPool {
  const places = placesFor(ratio, members.length);
  const granted: string[] = [];
  let undecided: string[] = [];
  const candidates = members
    .filter(({ candidate }) => candidate)
    .map(({ id, total, tieBreak }): Placed => ({ id, order: [total, ...tieBreak].map(cents) }))
    .sort(compareOrder);
  for (let at = 0; at < candidates.length && granted.length < places; ) {
    const leader = candidates[at] as Placed;
    const behind = candidates.findIndex((member, index) => index > at && compareOrder(leader, member) !== 0);
    const equals = candidates.slice(at, behind === -1 ? undefined : behind).map(({ id }) => id);
    if (granted.length + equals.length > places) {
      undecided = equals;
      break;
    }
    granted.push(...equals);
    at += equals.length;
  }
  return { pool, base: members.length, places, granted, undecided, remaining: places - granted.length };
}

/** Competition ranking by official T: 1, 2, 2, 4. */
export function ranksOf(totals: readonly string[]): number[] {
  const ordered = totals.map(cents).sort((a, b) => b - a);
  const first = new Map<number, number>();
  ordered.forEach((value, at) => {
    if (!first.has(value)) first.set(value, at + 1);
  });
  return totals.map((total) => first.get(cents(total)) ?? 0);
}

/**
 * Which pool each category is reckoned in. A pool smaller than the minimum is merged upward, so that nobody gets a free
 * seat by standing alone; the topmost, having nothing above it, merges downward. Empty categories are passed over.
 * `order` stands highest first; `sizes` counts those who take part. Answers the label of each category's quota pool.
 */
export function poolsForQuota(
  order: readonly string[],
  sizes: Readonly<Record<string, number>>,
  minimum: number,
): Record<string, string> {
  let pools = order.filter((name) => (sizes[name] ?? 0) > 0).map((name) => [name]);
  const size = (names: readonly string[]) => names.reduce((total, name) => total + (sizes[name] ?? 0), 0);
  while (pools.length > 1) {
    const small = pools.findLastIndex((names) => size(names) < minimum);
    if (small === -1) break;
    const upper = Math.max(small - 1, 0);
    pools = [...pools.slice(0, upper), pools.slice(upper, upper + 2).flat(), ...pools.slice(upper + 2)];
  }
  const merged = pools.flatMap((names) => names.map((name) => [name, names.join("、")] as const));
  return Object.fromEntries([...order.map((name) => [name, name] as const), ...merged]);
}
