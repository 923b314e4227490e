import type { Amount, Plan } from "./plan";
import { pointsOf, type Reading } from "./reading";

/**
 * The ballots of one block that count: above the limit one highest and one lowest composite are left out. Among equal
 * composites the mark vector decides, never time or identity; ballots that are equal even there are interchangeable.
 */
export function trim(plan: Plan, readings: readonly Reading[]): readonly Reading[] {
  const [first] = readings;
  if (!first || readings.length <= plan.scheme.trimAbove) return readings;
  let [highest, lowest] = [first, first];
  for (const reading of readings.slice(1)) {
    if (compareReadings(plan, reading, highest) > 0) highest = reading;
    if (compareReadings(plan, reading, lowest) <= 0) lowest = reading;
  }
  return readings.filter((reading) => reading !== highest && reading !== lowest);
}

/** By composite, then by dimension points in order, then by indicator points in order. */
export function compareReadings(plan: Plan, a: Reading, b: Reading): number {
  if (a.composite !== b.composite) return a.composite < b.composite ? -1 : 1;
  const byDimension = compareVectors(a.sums, b.sums);
  if (byDimension !== 0) return byDimension;
  const indicators = (reading: Reading) => (reading.form === plan.dimension ? [] : pointsOf(plan, reading.marks));
  return compareVectors(indicators(a), indicators(b));
}

/** A shorter vector is smaller than one it begins. */
function compareVectors(a: readonly Amount[], b: readonly Amount[]): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [x, y] = [a[at] ?? 0, b[at] ?? 0];
    if (x !== y) return x < y ? -1 : 1;
  }
  return a.length - b.length;
}
