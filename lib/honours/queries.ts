import type { Actor } from "@/lib/auth/actor";
import { db, type Tx } from "@/lib/db";
import type { HonourLevel } from "@/prisma/generated/enums";
import { LEVEL_ORDER, LEVELS } from "./labels";
import { mayReadHonours } from "./policy";

export type HonourLine = {
  id: string;
  year: number;
  level: HonourLevel;
  title: string;
  body: string;
  documentNo: string;
};

/** The honours of one person, the newest year first, within it the highest; null for those who may not see them. */
export async function listHonours(actor: Actor, personId: string): Promise<HonourLine[] | null> {
  const person = await db.person.findUnique({
    where: { id: personId },
    select: { id: true, unitId: true, branchId: true },
  });
  if (!person || !mayReadHonours(actor, person)) return null;
  const rows = await db.honour.findMany({
    where: { personId },
    select: { id: true, year: true, level: true, title: true, body: true, documentNo: true },
    orderBy: [{ year: "desc" }, { title: "asc" }, { id: "asc" }],
  });
  const rank = ({ level }: HonourLine) => LEVEL_ORDER.indexOf(level);
  return rows.toSorted((a, b) => b.year - a.year || rank(a) - rank(b));
}

/** The honours of a year in words, for the record that every rater reads: 厂级 技术能手（厂工会）. */
export async function honoursOfYear(
  _actor: Actor,
  tx: Pick<Tx, "honour">,
  personIds: readonly string[],
  year: number,
): Promise<Map<string, string[]>> {
  const rows = await tx.honour.findMany({
    where: { personId: { in: [...personIds] }, year },
    orderBy: [{ title: "asc" }, { id: "asc" }],
  });
  const said = new Map<string, string[]>();
  for (const { personId, level, title, body } of rows) {
    said.set(personId, [...(said.get(personId) ?? []), `${LEVELS[level]} ${title}（${body}）`]);
  }
  return said;
}
