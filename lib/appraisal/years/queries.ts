import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { mayReadGrades } from "../grades/policy";
import { type StoredScheme, storedScheme } from "../scheme/schema";

export type YearOfPerson = {
  year: number;
  subjectId: string;
  title: string;
  post: string;
  /** Lines of different rules cannot be compared: the page says where they change. */
  schemeVersion: number;
  dimensions: { key: string; label: string; value: string | null }[];
  ballotScore: string | null;
  total: string | null;
  grade: string | null;
  /** 奖惩情况 as it stands in the form. */
  honours: string;
};

/**
 * The annual appraisals of one person, the oldest first: only those that were released, whoever asks. Null for whoever
 * may not read that person's results.
 */
export async function yearsOfPerson(actor: Actor, personId: string): Promise<YearOfPerson[] | null> {
  if (mayReadGrades(actor, personId) !== true) return null;
  const subjects = await db.subject.findMany({
    where: { personId, cycle: { kind: "ANNUAL", state: { in: ["FINAL", "ARCHIVED"] } } },
    select: {
      ...{ id: true, unitName: true, postTitle: true },
      cycle: { select: { year: true, title: true, scheme: { select: { version: true, document: true } } } },
      results: { orderBy: { version: "desc" }, take: 1 },
      decision: { select: { grade: true } },
      materials: { select: { honours: true } },
    },
    orderBy: [{ cycle: { year: "asc" } }, { cycle: { round: "asc" } }],
  });
  const years = subjects.map(({ cycle, results, decision, materials, ...subject }) => ({
    ...{ year: cycle.year, subjectId: subject.id, title: cycle.title },
    post: `${subject.unitName} ${subject.postTitle}`,
    schemeVersion: cycle.scheme.version,
    dimensions: dimensionsOf(storedScheme(cycle.scheme.document), results[0]?.dimensions),
    ballotScore: results[0]?.ballotScore?.toFixed(2) ?? null,
    total: results[0]?.total?.toFixed(2) ?? null,
    grade: decision?.grade ?? null,
    honours: materials?.honours ?? "",
  }));
  // A year with a second round stands by its last.
  return years.filter((row, index) => years.findLastIndex(({ year }) => year === row.year) === index);
}

function dimensionsOf(scheme: StoredScheme, stored: unknown) {
  const values = (stored ?? {}) as { [key: string]: string };
  return scheme.dimensions.map(({ key, label }) => ({ key, label, value: values[key] ?? null }));
}
