import type { Actor } from "@/lib/auth/actor";
import { fromColumn, type PlainDate, toColumn } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { unitSaid } from "@/lib/organisation/labels";
import { pathTo } from "@/lib/organisation/tree";
import type { PairFacts } from "../facts";
import type { MenteeCourse } from "../moves";

/**
 * By pair: what became of its mentee since the pairing, up to a day. The pair names the unit of that time as its agreement
 * does, so a unit that was renamed since is not found again, and nothing is said of a transfer.
 */
export async function menteeCourses(
  _actor: Actor,
  tx: Tx,
  pairs: PairFacts[],
  on: PlainDate,
): Promise<Map<string, MenteeCourse>> {
  if (pairs.length === 0) return new Map();
  const ids = [...new Set(pairs.map(({ menteeId }) => menteeId))];
  const day = toColumn(on);
  const units = await tx.unit.findMany({
    select: { id: true, name: true, parentId: true, kind: true, parent: { select: { name: true } } },
  });
  const posts = await tx.post.findMany({
    where: { personId: { in: ids }, main: true, from: { lte: day } },
    select: { personId: true, title: true, category: true, from: true, until: true },
  });
  const postings = await tx.posting.findMany({
    where: {
      personId: { in: ids },
      actualFrom: { lte: day },
      OR: [{ actualUntil: null }, { actualUntil: { gt: day } }],
    },
    select: { personId: true, hostUnitId: true },
  });
  const houseOf = (unitId: string) => {
    const path = pathTo(units, unitId);
    return path.find(({ kind }) => kind !== "PLANT") ?? path[0];
  };
  return new Map(
    pairs.flatMap(({ id, menteeId, menteeUnit, mentee }) => {
      const houseNow = houseOf(mentee.unitId);
      if (!houseNow) return [];
      const then = units.find((unit) => [unit.name, unitSaid(unit)].includes(menteeUnit));
      const course = {
        posts: posts
          .filter(({ personId }) => personId === menteeId)
          .map((post) => ({ ...post, from: fromColumn(post.from), until: post.until && fromColumn(post.until) })),
        houseThen: then ? (houseOf(then.id)?.id ?? null) : null,
        houseNow: { id: houseNow.id, name: houseNow.name },
        postedTo: postings
          .filter(({ personId }) => personId === menteeId)
          .flatMap(({ hostUnitId }) => houseOf(hostUnitId)?.id ?? []),
      };
      return [[id, course] as const];
    }),
  );
}
