import type { Actor } from "@/lib/auth/actor";
import { toColumn, today } from "@/lib/calendar";
import { db, type Tx } from "@/lib/db";
import { isPreparing } from "../cycle/states";
import { byStrokes } from "../cycle/strokes";
import { type Placing, placingsOf, sayPlacing } from "../placing/queries";
import { sha256 } from "../scheme/fingerprint";
import { schemeOf } from "../scheme/queries";
import type { StoredScheme } from "../scheme/schema";
import { postsOf } from "../subject/queries";
import { mayReadAssignments } from "./policy";
import { previewOf } from "./preview";
import { type Chart, changesBetween, type Pair, planAssignments } from "./rules";

type Cycle = { id: string; year: number; cutoffOn: Date; schemeId: string };

/** The organisation chart on the cut-off day, as the rules read it; who has left is asked of today. */
export async function loadChart(
  tx: Tx | typeof db,
  cycle: Pick<Cycle, "cutoffOn">,
  scheme: StoredScheme,
  at: Date,
): Promise<Chart> {
  const held = { from: { lte: cycle.cutoffOn }, OR: [{ until: null }, { until: { gt: cycle.cutoffOn } }] };
  // One after the other: a transaction is one connection, which takes one question at a time.
  const units = await tx.unit.findMany({ select: { id: true, parentId: true, kind: true } });
  const services = await tx.unitService.findMany({ where: held, select: { providerId: true, clientId: true } });
  const posts = await tx.post.findMany({
    where: { ...held, category: { not: "STAFF" } },
    select: { personId: true, unitId: true, category: true, main: true },
  });
  const mandates = await tx.mandate.findMany({
    where: { ...held, kind: "STAFF_REPRESENTATIVE" },
    select: { personId: true, unitId: true },
  });
  const relatives = await tx.relative.findMany({ select: { personId: true, otherId: true, relation: true } });
  const left = await tx.person.findMany({ where: { leftOn: { lte: toColumn(today(at)) } }, select: { id: true } });
  const sources = new Map(scheme.groups.map(({ key, source }) => [key, source]));
  return {
    groups: scheme.groupPrecedence.flatMap((key) => {
      const source = sources.get(key);
      return source ? [{ key, source }] : [];
    }),
    units,
    services,
    holders: posts.filter(({ main }) => main),
    heads: posts.filter(({ category }) => category === "MIDDLE_CHIEF" || category === "MIDDLE_DEPUTY"),
    representatives: mandates,
    relatives,
    left: new Set(left.map(({ id }) => id)),
  };
}

/** What the rules say today for the rated subjects of a cycle. */
export async function planOf(actor: Actor, tx: Tx | typeof db, cycle: Cycle) {
  const scheme = await schemeOf(tx, cycle.schemeId);
  const chart = await loadChart(tx, cycle, scheme, actor.at);
  const rated = await tx.subject.findMany({
    where: { cycleId: cycle.id, notRatedReason: null },
    select: { id: true, personId: true, pool: true, unitId: true, name: true },
  });
  const { subjects, placings } = await placedSubjects(actor, tx, cycle, rated);
  return { scheme, chart, subjects, placings, pairs: planAssignments(chart, subjects) };
}

/**
 * Each subject with the unit from which the voters come. The list keeps the post with which somebody was put on it until
 * it is refreshed; the year's longest unit comes before that of the post.
 */
export async function placedSubjects<S extends { personId: string; unitId: string }>(
  actor: Actor,
  tx: Tx | typeof db,
  cycle: Cycle,
  rated: readonly S[],
): Promise<{ subjects: S[]; placings: Map<string, Placing> }> {
  const personIds = rated.map(({ personId }) => personId);
  const places = await postsOf(tx, personIds, cycle.cutoffOn, actor.at);
  const inPost = rated.map((subject) => ({
    ...subject,
    unitId: places.get(subject.personId)?.unitId ?? subject.unitId,
  }));
  const placings = await placingsOf(actor, tx, cycle, inPost);
  const subjects = inPost.map((subject) => ({
    ...subject,
    unitId: placings.get(subject.personId)?.unitId ?? subject.unitId,
  }));
  return { subjects, placings };
}

export type StoredPair = Pair & { manual: boolean };

export function storedPairs(tx: Tx | typeof db, cycleId: string): Promise<StoredPair[]> {
  return tx.$queryRaw<StoredPair[]>`
    select a."subjectId", p."voterId", a."group", case when a.excused then a.reason else '' end as excused,
      a.source = 'MANUAL' as manual
    from "Assignment" a join "Paper" p on p.id = a."paperId"
    where p."cycleId" = ${cycleId}`;
}

type Count = { subjectId: string; group: string; votes: number; excused: number; manual: number };

function countsOf(tx: Tx | typeof db, cycleId: string): Promise<Count[]> {
  return tx.$queryRaw<Count[]>`
    select a."subjectId", a."group", count(*) filter (where not a.excused)::int as votes,
      count(*) filter (where a.excused)::int as excused, count(*) filter (where a.source = 'MANUAL')::int as manual
    from "Assignment" a join "Paper" p on p.id = a."paperId"
    where p."cycleId" = ${cycleId} group by 1, 2`;
}

/** Voters with a vote per subject and group: {"<subjectId>": {G1: 5, …}}. */
export async function votesBySubject(tx: Tx | typeof db, cycleId: string) {
  const bySubject = new Map<string, { votes: { [group: string]: number }; excused: number; manual: number }>();
  for (const { subjectId, group, votes, excused, manual } of await countsOf(tx, cycleId)) {
    const entry = bySubject.get(subjectId) ?? { votes: {}, excused: 0, manual: 0 };
    entry.votes[group] = votes;
    entry.excused += excused;
    entry.manual += manual;
    bySubject.set(subjectId, entry);
  }
  return bySubject;
}

/** Per subject: voters by group, how the threshold would merge them, what to be warned of. */
export async function previewAssignments(actor: Actor, cycle: Cycle & { state: Parameters<typeof isPreparing>[0] }) {
  if (mayReadAssignments(actor) !== true) return null;
  const [scheme, subjects, counts, voters, unable] = await Promise.all([
    schemeOf(db, cycle.schemeId),
    db.subject.findMany({
      where: { cycleId: cycle.id },
      select: {
        ...{ id: true, personId: true, name: true, pool: true, unitId: true, unitName: true, postTitle: true },
        notRatedReason: true,
      },
    }),
    votesBySubject(db, cycle.id),
    db.paper.count({ where: { cycleId: cycle.id, assignments: { some: { excused: false } } } }),
    db.paper.count({
      where: {
        cycleId: cycle.id,
        assignments: { some: { excused: false } },
        OR: [{ voter: { account: null } }, { voter: { account: { state: "DISABLED" } } }],
      },
    }),
  ]);
  // Afterwards the assignments are frozen as they were made: what the year's stays say now does not explain them.
  const placings = isPreparing(cycle.state) ? (await placedSubjects(actor, db, cycle, subjects)).placings : null;
  const rows = subjects
    .map((subject) => {
      const { votes = {}, excused = 0, manual = 0 } = counts.get(subject.id) ?? {};
      const placing = placings?.get(subject.personId);
      const placed = placing ? sayPlacing(cycle.year, placing) : null;
      return { ...subject, votes, excused, manual, placed, preview: previewOf(scheme, votes) };
    })
    .toSorted(
      byStrokes(
        ({ name }) => name,
        ({ id }) => id,
      ),
    );
  // Voters without an account of their own cannot sign in; how they vote by slip comes later.
  return { scheme, rows, voters, withoutAccount: unable, generated: counts.size > 0 };
}
export type AssignmentPreview = NonNullable<Awaited<ReturnType<typeof previewAssignments>>>;

/** How far the stored pairs are from what the rules say today; hand-made ones are nobody's difference. */
export async function pendingChanges(actor: Actor, cycle: Cycle & { state: Parameters<typeof isPreparing>[0] }) {
  if (mayReadAssignments(actor) !== true || !isPreparing(cycle.state)) return null;
  const [stored, { pairs }] = await Promise.all([storedPairs(db, cycle.id), planOf(actor, db, cycle)]);
  const byHand = new Set(stored.filter(({ manual }) => manual).map((pair) => `${pair.subjectId} ${pair.voterId}`));
  const ruled = (pair: Pair) => !byHand.has(`${pair.subjectId} ${pair.voterId}`);
  return changesBetween(stored.filter(ruled), pairs.filter(ruled));
}

const LINE = {
  id: true,
  group: true,
  excused: true,
  reason: true,
  source: true,
  paper: {
    select: {
      voter: {
        select: {
          id: true,
          name: true,
          employeeNo: true,
          unit: { select: { name: true } },
          posts: { where: { main: true, until: null }, select: { title: true }, take: 1 },
        },
      },
    },
  },
} as const;

/** One subject's voters, by group and surname strokes, and who is left out and why. */
export async function getSubjectAssignments(actor: Actor, cycleId: string, subjectId: string) {
  if (mayReadAssignments(actor) !== true) return null;
  const subject = await db.subject.findFirst({
    where: { id: subjectId, cycleId },
    select: {
      id: true,
      personId: true,
      name: true,
      pool: true,
      unitName: true,
      postTitle: true,
      notRatedReason: true,
      assignments: { select: LINE },
    },
  });
  if (!subject) return null;
  const { assignments, ...head } = subject;
  const lines = assignments
    .map(({ paper: { voter }, ...line }) => ({
      ...line,
      voterId: voter.id,
      name: voter.name,
      employeeNo: voter.employeeNo,
      unitName: voter.unit.name,
      postTitle: voter.posts[0]?.title ?? "",
    }))
    .toSorted(
      byStrokes(
        ({ name }) => name,
        ({ id }) => id,
      ),
    );
  return { ...head, lines };
}
export type SubjectAssignments = NonNullable<Awaited<ReturnType<typeof getSubjectAssignments>>>;

export type VoterRow = {
  paperId: string;
  personId: string;
  name: string;
  employeeNo: string;
  unitName: string;
  votes: number;
  excused: number;
  groups: { [group: string]: number };
  account: boolean;
};

/** Everyone who has a paper, with the number of subjects by group: the roster of voters. */
export async function listVoters(actor: Actor, cycleId: string): Promise<VoterRow[] | null> {
  if (mayReadAssignments(actor) !== true) return null;
  const rows = await db.$queryRaw<VoterRow[]>`
    select p.id as "paperId", v.id as "personId", v.name, v."employeeNo", u.name as "unitName",
      sum(g.votes)::int as votes, sum(g.excused)::int as excused,
      jsonb_object_agg(g."group", g.votes) filter (where g.votes > 0) as groups,
      exists (select from "Account" c where c."personId" = v.id and c.state = 'ACTIVE') as account
    from "Paper" p
    join "Person" v on v.id = p."voterId"
    join "Unit" u on u.id = p."unitId"
    join (
      select a."paperId", a."group", count(*) filter (where not a.excused) as votes,
        count(*) filter (where a.excused) as excused
      from "Assignment" a join "Paper" q on q.id = a."paperId" where q."cycleId" = ${cycleId} group by 1, 2
    ) g on g."paperId" = p.id
    where p."cycleId" = ${cycleId}
    group by p.id, v.id, u.name`;
  return rows.toSorted(
    byStrokes(
      ({ name }) => name,
      ({ personId }) => personId,
    ),
  );
}

/**
 * SHA-256 over every line of the assignment, in an order of its own: what the start freezes and the opening of the box
 * asks again. Reckoned in the database: 60,000 lines are one row here.
 */
export async function assignmentHash(tx: Tx | typeof db, cycleId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ lines: string }[]>`
    select coalesce(encode(sha256(convert_to(string_agg(
      concat_ws('|', p.id, p."voterId", a."subjectId", a."group", a.excused::text, a.reason), E'\n'
      order by p."voterId" collate "C", a."subjectId" collate "C"), 'UTF8')), 'hex'), '') as lines
    from "Assignment" a join "Paper" p on p.id = a."paperId" where p."cycleId" = ${cycleId}`;
  return row?.lines || sha256("");
}
