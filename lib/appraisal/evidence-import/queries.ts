import { note } from "@/lib/audit/transact";
import { type Actor, can } from "@/lib/auth/actor";
import { db, type Tx } from "@/lib/db";
import { CATEGORIES } from "@/lib/organisation/labels";
import { namesOf } from "@/lib/organisation/person/queries";
import { mayEnterEvidence } from "../evidence/policy";
import { quartersOf } from "../evidence/queries";
import { rowsSchema, type StoredRow, type Summary, summarySchema } from "./schema";
import type { SheetSubject } from "./workbook";

/** A cycle's subjects with what is recorded; inside the transaction that is going to change it. */
export async function sheetSubjects(actor: Actor, tx: Pick<Tx, "subject" | "quarterGrade">, cycleId: string) {
  const subjects = await tx.subject.findMany({
    where: { cycleId },
    select: {
      ...{ id: true, personId: true, name: true, pool: true, unitName: true },
      person: { select: { employeeNo: true } },
      cycle: { select: { state: true, year: true } },
      evidence: { select: { performance: true, source: true } },
    },
    orderBy: [{ pool: "asc" }, { unitName: "asc" }, { person: { employeeNo: "asc" } }],
  });
  const quarters = await quartersOf(
    actor,
    tx,
    subjects.map((row) => row.personId),
    subjects[0]?.cycle.year ?? 0,
  );
  return subjects.map(
    (row): SheetSubject => ({
      ...{ subjectId: row.id, employeeNo: row.person.employeeNo, name: row.name, unit: row.unitName },
      category: CATEGORIES[row.pool],
      performance: row.evidence?.performance?.toFixed(2) ?? null,
      source: row.evidence?.source ?? "",
      quarters: quarters.get(row.personId) ?? [null, null, null, null],
      mayEnter: mayEnterEvidence(actor, row),
    }),
  );
}

/** The sheet to fill in, or to keep; whoever takes it leaves a trace. Null without the capability. */
export async function exportEvidence(
  actor: Actor,
  cycleId: string,
): Promise<{ title: string; subjects: SheetSubject[] } | null> {
  if (!can(actor, "evidence.write")) return null;
  const cycle = await db.cycle.findUnique({ where: { id: cycleId }, select: { title: true } });
  if (!cycle) return null;
  const subjects = await sheetSubjects(actor, db, cycleId);
  await note(actor, "evidence.exported", cycleId, "ok", { rows: subjects.length });
  return { title: cycle.title, subjects };
}

const HEAD = {
  ...{ id: true, cycleId: true, fileName: true, state: true, summary: true, createdAt: true, createdById: true },
  appliedAt: true,
} as const;

export type ImportView = {
  id: string;
  fileName: string;
  state: "CHECKED" | "APPLIED";
  summary: Summary;
  createdAt: Date;
  createdBy: string;
  appliedAt: Date | null;
};

type Head = Omit<ImportView, "summary" | "createdBy"> & { summary: unknown; createdById: string };

/** The latest imports of a cycle, anybody's; empty without the capability. */
export async function listImports(actor: Actor, cycleId: string): Promise<ImportView[]> {
  if (!can(actor, "evidence.write")) return [];
  return withNames(
    actor,
    await db.evidenceImport.findMany({ where: { cycleId }, orderBy: { createdAt: "desc" }, take: 10, select: HEAD }),
  );
}

export async function getImport(
  actor: Actor,
  cycleId: string,
  importId: string,
): Promise<(ImportView & { rows: StoredRow[] }) | null> {
  if (!can(actor, "evidence.write")) return null;
  const row = await db.evidenceImport.findUnique({
    where: { id: importId, cycleId },
    select: { ...HEAD, rows: true },
  });
  if (!row) return null;
  const [view] = await withNames(actor, [row]);
  return view ? { ...view, rows: rowsSchema.parse(row.rows) } : null;
}

async function withNames(actor: Actor, rows: Head[]): Promise<ImportView[]> {
  const names = await namesOf(
    actor,
    rows.map((row) => row.createdById),
  );
  return rows.map(({ id, fileName, state, summary, createdAt, createdById, appliedAt }) => ({
    ...{ id, fileName, state, createdAt, appliedAt },
    summary: summarySchema.parse(summary),
    createdBy: names.get(createdById) ?? "",
  }));
}
