import { Fraction } from "@/lib/fraction";

/** Pools with fewer valid results print no mean: with one's own score, the mean of two is the other's score. */
export const POOL_MEAN_FROM = 5;

/** Means of the official dimension values over a pool, two decimals; null where the pool is too small to be hidden in. */
export function poolMean(
  rows: readonly { dimensions: Readonly<Record<string, string>> }[],
): Record<string, string> | null {
  if (rows.length < POOL_MEAN_FROM) return null;
  const keys = Object.keys(rows[0]?.dimensions ?? {});
  const size = Fraction.of(rows.length);
  return Object.fromEntries(
    keys.map((key) => [
      key,
      Fraction.sum(rows.map((row) => Fraction.parse(row.dimensions[key] ?? "0")))
        .over(size)
        .round(2),
    ]),
  );
}
