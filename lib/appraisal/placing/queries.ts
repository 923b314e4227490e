import type { Actor } from "@/lib/auth/actor";
import { addDays, fromColumn } from "@/lib/calendar";
import type { db, Tx } from "@/lib/db";
import { longestStays } from "@/lib/rotation/queries";

type Cycle = { year: number; cutoffOn: Date };

/** A unit other than that of the post, and the days worked there in the cycle's year. */
export type Placing = { unitId: string; unitName: string; days: number };

/**
 * Whose voters come from another unit than that of the post on the cut-off day: the one in which the person worked longest
 * in the cycle's year up to that day, postings counted where they were spent (domain.md §6). Everybody else is not in the answer.
 */
export async function placingsOf(
  actor: Actor,
  tx: Tx | typeof db,
  cycle: Cycle,
  people: readonly { personId: string; unitId: string }[],
): Promise<Map<string, Placing>> {
  const until = addDays(fromColumn(cycle.cutoffOn), 1);
  const ids = people.map(({ personId }) => personId);
  const stays = await longestStays(actor, tx, ids, cycle.year, until);
  const elsewhere = people.flatMap(({ personId, unitId }) => {
    const stay = stays.get(personId);
    return stay && stay.days > 0 && stay.unitId !== unitId ? [{ personId, ...stay }] : [];
  });
  const units = await tx.unit.findMany({
    where: { id: { in: elsewhere.map(({ unitId }) => unitId) } },
    select: { id: true, name: true },
  });
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return new Map(
    elsewhere.map(({ personId, unitId, days }) => [personId, { unitId, days, unitName: names.get(unitId) ?? "" }]),
  );
}

/** Why somebody is rated from another unit than today's, for the preview. */
export const sayPlacing = (year: number, { unitName, days }: Placing): string =>
  `评价人按${unitName}确定：${year}年在该单位工作时间最长（${days}天）`;
