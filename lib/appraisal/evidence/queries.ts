import { type Actor, can } from "@/lib/auth/actor";
import { db, type Tx } from "@/lib/db";
import type { CycleState, QuarterMark } from "@/prisma/generated/enums";
import { mayEnterEvidence, mayReckon } from "./policy";

export type EvidenceRow = {
  subjectId: string;
  personId: string;
  /** The year that is appraised. */
  year: number;
  name: string;
  pool: string;
  unitName: string;
  postTitle: string;
  notRatedReason: string | null;
  performance: string | null;
  source: string;
  quarters: (QuarterMark | null)[];
  adjustments: { id: string; points: string; reason: string; evidence: string }[];
  mayEnter: true | string;
  mayReckon: true | string;
};

/** K, quarter grades and adjustments of a cycle's subjects; two statements. Null without the capability. */
export async function listEvidence(actor: Actor, cycleId: string): Promise<EvidenceRow[] | null> {
  if (!can(actor, "result.read")) return null;
  const subjects = await db.subject.findMany({
    where: { cycleId },
    select: {
      id: true,
      personId: true,
      name: true,
      pool: true,
      unitName: true,
      postTitle: true,
      notRatedReason: true,
      cycle: { select: { state: true, year: true } },
      evidence: { select: { performance: true, source: true } },
      adjustments: { select: { id: true, points: true, reason: true, evidence: true }, orderBy: { enteredAt: "asc" } },
    },
  });
  const quarters = await quartersOf(
    actor,
    db,
    subjects.map((row) => row.personId),
    subjects[0]?.cycle.year ?? 0,
  );
  return subjects.map(({ cycle, evidence, ...row }) => ({
    ...{ subjectId: row.id, personId: row.personId, name: row.name, pool: row.pool, unitName: row.unitName },
    ...{ postTitle: row.postTitle, notRatedReason: row.notRatedReason, year: cycle.year },
    performance: evidence?.performance?.toFixed(2) ?? null,
    source: evidence?.source ?? "",
    quarters: quarters.get(row.personId) ?? [null, null, null, null],
    adjustments: row.adjustments.map((item) => ({ ...item, points: item.points.toFixed(2) })),
    mayReckon: mayReckon(actor, cycle),
    mayEnter: mayEnterEvidence(actor, { personId: row.personId, cycle: cycle as { state: CycleState } }),
  }));
}

/** The four grades of each, by person; who has none is not in the map. */
export async function quartersOf(
  _actor: Actor,
  tx: Pick<Tx, "quarterGrade">,
  personIds: string[],
  year: number,
): Promise<Map<string, (QuarterMark | null)[]>> {
  const grades = await tx.quarterGrade.findMany({
    where: { personId: { in: personIds }, year },
    select: { personId: true, quarter: true, grade: true },
  });
  const byPerson = new Map<string, (QuarterMark | null)[]>();
  for (const { personId, quarter, grade } of grades) {
    const row = byPerson.get(personId) ?? [null, null, null, null];
    row[quarter - 1] = grade;
    byPerson.set(personId, row);
  }
  return byPerson;
}
