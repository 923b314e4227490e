import { systemActor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { effectsOfYear } from "@/lib/integrity/queries";
import type { Category, QuarterMark } from "@/prisma/generated/enums";
import { type StoredScheme, storedScheme } from "../scheme/schema";
import { type CountedResult, evaluate, hashCounted } from "./evaluating";
import type { OverallMarks } from "./overall";
import { publicationFaults } from "./publication";
import { routineScore } from "./scoring";
import type { TallyBallot, TallySubject } from "./tally-form";

type SubjectRow = {
  id: string;
  personId: string;
  pool: Category;
  notRated: boolean;
  performance: string | null;
  adjustments: { points: string; reason: string }[] | null;
  quarters: { quarter: number; grade: QuarterMark }[] | null;
  assigned: Record<string, number> | null;
};

/** A rated subject with everything its figures follow from. `pool` is the label of its category in the scheme. */
export type ReckonSubject = TallySubject & {
  category: Category;
  performance: string | null;
  routine: string | null;
  quarters: { quarter: number; grade: QuarterMark }[];
  /** 总体评价 of its ballots by block, in no order that means anything. */
  overall: OverallMarks[];
};

export type Ground = { schemeId: string; scheme: StoredScheme; rated: ReckonSubject[]; notRated: string[] };

/** The ballots and the evidence of a cycle, in five statements whatever their number. */
export async function loadGround(tx: Tx, cycleId: string, at: Date): Promise<Ground> {
  const cycle = await tx.cycle.findUniqueOrThrow({
    where: { id: cycleId },
    select: { year: true, scheme: { select: { id: true, document: true } } },
  });
  const scheme = storedScheme(cycle.scheme.document);
  const rows = await subjectRows(tx, cycleId, cycle.year);
  const boxes = await ballotsOf(tx, cycleId);
  const personIds = rows.map(({ personId }) => personId);
  const effects = await effectsOfYear(systemActor("计票", at), tx, personIds, cycle.year);
  const points = new Map(scheme.quarters.map(({ key, points }) => [key, points]));
  const label = new Map(scheme.pools.map(({ key, label }) => [key as Category, label]));
  const rated = rows
    .filter(({ notRated }) => !notRated)
    .map((row): ReckonSubject => {
      const box = boxes.get(row.id);
      return {
        id: row.id,
        category: row.pool,
        pool: label.get(row.pool) ?? row.pool,
        assigned: row.assigned ?? {},
        ballots: box?.ballots ?? [],
        overall: box?.overall ?? [],
        performance: row.performance,
        routine: routineScore((row.quarters ?? []).map(({ grade }) => points.get(grade) ?? "0")),
        quarters: row.quarters ?? [],
        adjustments: row.adjustments ?? [],
        effects: effects.get(row.personId) ?? [],
      };
    });
  const notRated = rows.filter((row) => row.notRated).map(({ id }) => id);
  return { schemeId: cycle.scheme.id, scheme, rated, notRated };
}

function subjectRows(tx: Tx, cycleId: string, year: number) {
  return tx.$queryRaw<SubjectRow[]>`
    with assigned as (
      select g.id, jsonb_object_agg(g."group", g.n) as counts from (
        select s.id, a."group", count(*)::int as n from "Subject" s join "Assignment" a on a."subjectId" = s.id
        where s."cycleId" = ${cycleId} and not a.excused group by s.id, a."group") g
      group by g.id)
    select s.id, s."personId", s.pool::text as pool, s."notRatedReason" is not null as "notRated",
      e.performance::text as performance,
      (select jsonb_agg(jsonb_build_object('points', a.points::text, 'reason', a.reason) order by a."enteredAt", a.id)
        from "Adjustment" a where a."subjectId" = s.id) as adjustments,
      (select jsonb_agg(jsonb_build_object('quarter', q.quarter, 'grade', q.grade) order by q.quarter) from "QuarterGrade" q
        where q."personId" = s."personId" and q.year = ${year}::int) as quarters,
      n.counts as assigned
    from "Subject" s left join "Evidence" e on e."subjectId" = s.id left join assigned n on n.id = s.id
    where s."cycleId" = ${cycleId}
    order by s.id`;
}

/** Aggregated to one row per subject and block: sixty thousand ballots arrive as a few thousand strings. */
async function ballotsOf(tx: Tx, cycleId: string) {
  // In the usual 4 MB Postgres sorts the ballots on disk before it can join them; in memory it is four times as fast.
  await tx.$executeRaw`set local work_mem = '64MB'`;
  const rows = await tx.$queryRaw<{ subjectId: string; block: string; marks: string; overall: string }[]>`
    select "subjectId", block, string_agg(marks, ';') as marks, string_agg(overall, ';') as overall
    from "Ballot" where "cycleId" = ${cycleId} group by "subjectId", block`;
  const boxes = new Map<string, { ballots: TallyBallot[]; overall: ReckonSubject["overall"] }>();
  for (const { subjectId, block, marks, overall } of rows) {
    const box = boxes.get(subjectId) ?? { ballots: [], overall: [] };
    for (const each of marks.split(";")) box.ballots.push({ block, marks: each });
    box.overall.push({ block, overall: overall.split(";") });
    boxes.set(subjectId, box);
  }
  return boxes;
}

/** The stored counted part of every result of a cycle, or that of `ground` recounted, as one hash. */
export async function countedHash(tx: Tx, cycleId: string): Promise<string> {
  const rows = await tx.$queryRaw<CountedResult[]>`
    select r."subjectId", r.status::text as status, r.assigned, r.valid, r.blocks, r.dimensions,
      r."ballotScore"::text as "ballotScore", r."ballotScoreExact", r.overall
    from "SubjectResult" r
    where r."cycleId" = ${cycleId} and r.status <> 'NOT_RATED' and r.version = (
      select max(v.version) from "SubjectResult" v where v."subjectId" = r."subjectId")`;
  return hashCounted(rows);
}

/**
 * What the ballots as they lie in the table come to: hashed like the stored results, and the subjects (none, by the rule
 * that merges) whose published rows would let a reader isolate fewer ballots than the threshold.
 */
export async function recount(tx: Tx, cycleId: string, at: Date): Promise<{ hash: string; isolating: string[] }> {
  const ground = await loadGround(tx, cycleId, at);
  const evaluated = evaluate(ground);
  const faults = publicationFaults(
    ground.scheme,
    evaluated.map(({ result }) => result),
  );
  return { hash: hashCounted(evaluated.map(({ counted }) => counted)), isolating: faults.map(({ id }) => id) };
}
