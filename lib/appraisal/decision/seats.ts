import { placesFor } from "../result/quota";

type Decided = { name: string; pool: string; counts: boolean; grade: string | null };

/** Pools in which more persons would receive the quota grade than there are seats, as sentences. */
export function overSeats(quota: { grade: string; ratio: string }, decided: readonly Decided[]): string[] {
  const pools = [...new Set(decided.map((row) => row.pool))];
  return pools.flatMap((pool) => {
    const inPool = decided.filter((row) => row.pool === pool);
    const base = inPool.filter((row) => row.counts).length;
    const chosen = inPool.filter((row) => row.grade === quota.grade);
    const places = placesFor(quota.ratio, base);
    if (chosen.length <= places) return [];
    const names = chosen.map((row) => row.name).join("、");
    return [`${pool}：${base}人参加，${quota.grade}名额${places}名，现有${chosen.length}名（${names}）`];
  });
}
