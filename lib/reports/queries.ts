import type { ResultSheet } from "@/lib/appraisal/conclusion/queries";
import { listResults, withheldFrom } from "@/lib/appraisal/conclusion/queries";
import { byStrokes } from "@/lib/appraisal/cycle/strokes";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, type PlainDate, today } from "@/lib/calendar";
import { db } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import { formOf } from "./form-of-subject";
import { mayPrintForm, mayPrintTally } from "./policy";
import type { RegistrationForm } from "./registration-form";
import { sheetOf } from "./sheet-of-cycle";
import type { TallySheet } from "./tally-sheet";

const FORM_SUBJECT = {
  id: true,
  personId: true,
  pool: true,
  name: true,
  unitName: true,
  postTitle: true,
  postSince: true,
  snapshot: true,
  notRatedReason: true,
  materials: true,
  headComment: true,
  decision: true,
  opinion: true,
  cycle: {
    select: {
      title: true,
      kind: true,
      year: true,
      state: true,
      cutoffOn: true,
      frozenHash: true,
      closedAt: true,
      scheme: { select: { version: true, sha256: true } },
    },
  },
} satisfies Prisma.SubjectSelect;
export type FormSubject = Prisma.SubjectGetPayload<{ select: typeof FORM_SUBJECT }>;

export type FormBatch = { title: string; dated: PlainDate; forms: RegistrationForm[] };

/**
 * The registration forms of a cycle, or of one subject, by surname strokes; one statement. Null when there is none the
 * actor may print. `dated` is the day the content was frozen: the last meeting that decided.
 */
export async function loadForms(actor: Actor, cycleId: string, subjectId?: string): Promise<FormBatch | null> {
  const rows = await db.subject.findMany({
    where: subjectId === undefined ? { cycleId } : { cycleId, id: subjectId },
    select: FORM_SUBJECT,
  });
  const withheld = await withheldFrom(actor, cycleId);
  const mine = rows
    .filter((row) => mayPrintForm(actor, row, withheld) === true)
    .toSorted(
      byStrokes(
        (row) => row.name,
        (row) => row.id,
      ),
    );
  const [first] = mine;
  if (!first) return null;
  const meetings = mine.flatMap((row) => (row.decision ? [fromColumn(row.decision.meetingOn)] : []));
  const dated = meetings.toSorted().at(-1) ?? today(first.cycle.closedAt ?? actor.at);
  return { title: first.cycle.title, dated, forms: mine.map(formOf) };
}

/** 民主测评汇总表: counts of papers, merged blocks, scores. Null without the right or before the count. */
export async function loadTallySheet(
  actor: Actor,
  cycleId: string,
): Promise<{ sheet: TallySheet; dated: PlainDate } | null> {
  const cycle = await db.cycle.findUnique({
    where: { id: cycleId },
    select: { state: true, startedAt: true, closedAt: true, opening: true, subjects: { select: { personId: true } } },
  });
  if (!cycle?.opening || mayPrintTally(actor, { cycle }, ratedIn(cycle)) !== true) return null;
  const [results, plant] = await Promise.all([
    listResults(actor, cycleId),
    db.unit.findFirst({ where: { parentId: null }, select: { name: true } }),
  ]);
  if (!results) return null;
  const facts = {
    unit: plant?.name ?? "",
    startedAt: cycle.startedAt,
    closedAt: cycle.closedAt,
    opening: cycle.opening,
  };
  return { sheet: sheetOf(results as ResultSheet, facts), dated: today(cycle.opening.openedAt) };
}

const ratedIn = ({ subjects }: { subjects: { personId: string }[] }) => subjects.map(({ personId }) => personId);

/** What can be printed of a cycle, for the papers page. */
export async function listPrintable(actor: Actor, cycleId: string) {
  const cycle = await db.cycle.findUnique({
    where: { id: cycleId },
    select: { id: true, title: true, kind: true, state: true, subjects: { select: FORM_SUBJECT } },
  });
  if (!cycle) return null;
  const { subjects, ...head } = cycle;
  const forms = mayPrintForm(actor, { personId: "", cycle });
  const tally = mayPrintTally(actor, { cycle }, ratedIn(cycle));
  const withheld = await withheldFrom(actor, cycleId);
  return { ...head, subjects, forms, tally, withheld };
}
