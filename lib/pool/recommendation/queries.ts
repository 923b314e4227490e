import { note } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, type PlainDate, toColumn, today } from "@/lib/calendar";
import { db } from "@/lib/db";
import type { PoolTarget, PoolTier } from "@/prisma/generated/enums";
import { mayRecommendSomebody, recommendingBranches } from "../policy";

export type OwnRecommendation = {
  id: string;
  personName: string;
  unitName: string;
  target: PoolTarget;
  tier: PoolTier;
  recommendedOn: PlainDate;
  votes: number | null;
  voters: number | null;
  reasons: string;
};

/** What the actor has recommended, in the one state there is for those outside: received. Null for everybody else. */
export async function listOwnRecommendations(actor: Actor): Promise<OwnRecommendation[] | null> {
  if (!mayRecommendSomebody(actor)) return null;
  const rows = await db.poolRecommendation.findMany({
    where: { byId: actor.personId ?? "", branchId: { in: recommendingBranches(actor) } },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    take: 200,
  });
  const people = await db.person.findMany({
    where: { id: { in: rows.map(({ personId }) => personId) } },
    select: { id: true, name: true, unit: { select: { name: true } } },
  });
  await note(actor, "pool.listed", "own-recommendations", "ok", { records: rows.map(({ id }) => id) });
  return rows.map((row) => {
    const person = people.find(({ id }) => id === row.personId);
    return {
      ...{ id: row.id, target: row.target, tier: row.tier, votes: row.votes, voters: row.voters, reasons: row.reasons },
      ...{ personName: person?.name ?? "", unitName: person?.unit.name ?? "" },
      recommendedOn: fromColumn(row.recommendedOn),
    };
  });
}

/** People of the own branch for the picker, at work today; by name or number. Says nothing about any list. */
export async function searchOwnBranch(actor: Actor, q: string) {
  const branches = recommendingBranches(actor);
  if (!q || branches.length === 0) return [];
  const people = await db.person.findMany({
    where: {
      branchId: { in: branches },
      id: { not: actor.personId ?? "" },
      AND: [
        { OR: [{ leftOn: null }, { leftOn: { gt: toColumn(today(actor.at)) } }] },
        {
          OR: [
            { name: { contains: q } },
            { employeeNo: { startsWith: q } },
            { pinyin: { startsWith: q.toLowerCase() } },
          ],
        },
      ],
    },
    select: { id: true, name: true, employeeNo: true, unit: { select: { name: true } } },
    orderBy: { employeeNo: "asc" },
    take: 12,
  });
  return people.map(({ id, name, employeeNo, unit }) => ({
    value: id,
    label: name,
    hint: `${employeeNo} ${unit.name}`,
  }));
}
