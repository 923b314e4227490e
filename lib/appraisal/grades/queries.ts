import type { Actor } from "@/lib/auth/actor";
import { db, type Tx } from "@/lib/db";
import { storedScheme } from "../scheme/schema";
import { mayReadGrades } from "./policy";
import { type GradeOfYear, mergeYears, NO_GRADE, standingOf, standingOfWord } from "./standing";

type Line = GradeOfYear & {
  /** Where it stands: the cycle's title, or the number of the paper. */
  source: string;
  /** Copied from paper; null where the portal decided. */
  pastGradeId: string | null;
};

/**
 * The annual grades of people, the newest year first: decided in the portal and released, and those copied from the
 * papers of the years before. For rules that must know them; what people may read goes through `listGrades`.
 */
export async function gradesOf(
  _actor: Actor,
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, GradeOfYear[]>> {
  const lines = await linesOf(tx, personIds);
  return new Map(
    [...lines].map(([id, rows]) => [id, rows.map(({ year, grade, standing }) => ({ year, grade, standing }))]),
  );
}

export type GradeLine = Line;

/** The grades of one person for the eyes of somebody; null for those who may not see them. */
export async function listGrades(actor: Actor, personId: string): Promise<GradeLine[] | null> {
  if (mayReadGrades(actor, personId) !== true) return null;
  return (await linesOf(db, [personId])).get(personId) ?? [];
}

async function linesOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, Line[]>> {
  const people = { in: [...personIds] };
  const past = await tx.pastGrade.findMany({ where: { personId: people } });
  const subjects = await tx.subject.findMany({
    where: {
      personId: people,
      decision: { isNot: null },
      cycle: { kind: "ANNUAL", state: { in: ["FINAL", "ARCHIVED"] } },
    },
    select: {
      personId: true,
      decision: { select: { grade: true } },
      cycle: { select: { year: true, title: true, schemeId: true } },
    },
    orderBy: { cycle: { round: "desc" } },
  });
  const documents = await tx.scheme.findMany({
    where: { id: { in: [...new Set(subjects.map(({ cycle }) => cycle.schemeId))] } },
    select: { id: true, document: true },
  });
  const schemes = new Map(documents.map(({ id, document }) => [id, storedScheme(document)]));
  const decidedOf = (personId: string): Line[] => {
    const lines = subjects
      .filter((subject) => subject.personId === personId)
      .map((subject): Line => {
        const grade = subject.decision?.grade ?? NO_GRADE;
        const scheme = schemes.get(subject.cycle.schemeId);
        const standing = scheme ? standingOf(scheme, grade) : "NONE";
        return { year: subject.cycle.year, grade, standing, source: subject.cycle.title, pastGradeId: null };
      });
    // A year with a second round stands by its last.
    return lines.filter((line, index) => lines.findIndex(({ year }) => year === line.year) === index);
  };
  const pastOf = (personId: string): Line[] =>
    past
      .filter((row) => row.personId === personId)
      .map(({ id, year, grade, documentNo }) => ({
        ...{ year, grade, standing: standingOfWord(grade), source: documentNo, pastGradeId: id },
      }));
  return new Map(personIds.map((id) => [id, mergeYears(decidedOf(id), pastOf(id))]));
}
