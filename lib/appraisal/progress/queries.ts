import { type Actor, can } from "@/lib/auth/actor";
import { today } from "@/lib/calendar";
import { db, Prisma, type Tx } from "@/lib/db";
import type { Todo } from "@/lib/todo";
import type { CycleState } from "@/prisma/generated/enums";
import { among, type Occasions, occasionsOf } from "../occasion/queries";
import { groupLabel } from "../scheme/items";
import { storedScheme } from "../scheme/schema";
import { mayReadMissing, mayReadProgress } from "./policy";
import { pooledTurnout, type Turnout } from "./turnout";

const CYCLE = {
  id: true,
  title: true,
  state: true,
  voteOpensAt: true,
  voteClosesAt: true,
  scheme: { select: { document: true } },
} as const;

/** The turnout of a started cycle; null for whoever may not see it. */
export async function getProgress(actor: Actor, cycleId: string) {
  const row = await db.cycle.findUnique({ where: { id: cycleId }, select: CYCLE });
  if (!row || mayReadProgress(actor, row) !== true) return null;
  const { scheme: stored, ...cycle } = row;
  const scheme = storedScheme(stored.document);
  const [units, groups, names, reminder] = await Promise.all([
    turnoutByUnit(cycleId),
    turnoutByGroup(cycleId),
    mayReadMissing(actor) === true ? missingVoters(cycleId) : null,
    lastReminder(db, cycleId),
  ]);
  const order = scheme.groups.map(({ key }) => key);
  return {
    cycle,
    total: totalOf(units),
    units: unitsFor(actor, units, scheme.anonymityThreshold),
    // Few are known by name: of a small group the turnout would be that of persons.
    groups: groups
      .filter(({ papers }) => papers >= scheme.anonymityThreshold)
      .toSorted((a, b) => order.indexOf(a.label) - order.indexOf(b.label))
      .map((group) => ({ ...group, label: groupLabel(scheme, group.label) })),
    smallGroups: groups.filter(({ papers }) => papers < scheme.anonymityThreshold).length,
    threshold: scheme.anonymityThreshold,
    missing: names,
    reminder,
  };
}
export type Progress = NonNullable<Awaited<ReturnType<typeof getProgress>>>;

/** The cycle that is under way, for the strip on the home page; null when there is none, or not for this person. */
export async function getCurrentCycle(actor: Actor) {
  if (!can(actor, "progress.read")) return null;
  const rows = await db.$queryRaw<(Current & Partial<Turnout>)[]>`
    with current as (
      select c.id, c.title, c.state, c."voteOpensAt", c."voteClosesAt",
        (s.document->>'anonymityThreshold')::int as threshold
      from "Cycle" c join "Scheme" s on s.id = c."schemeId"
      where c.state in ('OPEN', 'CLOSED', 'TALLIED', 'PROPOSED', 'DECIDED') order by c.year desc, c."createdAt" desc limit 1)
    select current.*, turnout.* from current left join (${turnoutSql(Prisma.sql`(select id from current)`)}) turnout on true
    order by turnout.position, turnout.label`;
  const [first] = rows;
  if (!first) return null;
  const { id, title, state, voteOpensAt, voteClosesAt, threshold } = first;
  // Before any paper is laid out there is a cycle but no unit.
  const units = rows.flatMap(({ label, papers, returned }): Turnout[] =>
    typeof label === "string" ? [{ label, papers: papers ?? 0, returned: returned ?? 0 }] : [],
  );
  const cycle = { id, title, state, voteOpensAt, voteClosesAt };
  return { cycle, units: unitsFor(actor, units, threshold), total: totalOf(units) };
}
type Current = {
  id: string;
  title: string;
  state: CycleState;
  voteOpensAt: Date;
  voteClosesAt: Date;
  threshold: number;
};

/** Unit by unit for the organisers, who know by name who is missing. */
const unitsFor = (actor: Actor, units: Turnout[], threshold: number): Turnout[] =>
  mayReadMissing(actor) === true ? units : pooledTurnout(units, threshold);

function totalOf(units: Turnout[]): Turnout {
  const sum = (key: "papers" | "returned") => units.reduce((total, unit) => total + unit[key], 0);
  return { label: "全厂", papers: sum("papers"), returned: sum("returned") };
}

/** Voters of teams count with the workshop above them: the unit just below the plant. */
const turnoutByUnit = (cycleId: string): Promise<Turnout[]> =>
  db.$queryRaw<Turnout[]>`
    select label, papers, returned from (${turnoutSql(Prisma.sql`${cycleId}`)}) turnout order by position, label`;

function turnoutSql(cycleId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    with recursive counted as (
      select "unitId", count(*)::int as papers, (count(*) filter (where state = 'RETURNED'))::int as returned
      from "Paper" where "cycleId" = ${cycleId} group by "unitId"
    ), climb as (
      select c."unitId" as origin, u.id, u.name, u.position, u."parentId" from counted c join "Unit" u on u.id = c."unitId"
      union all
      select climb.origin, u.id, u.name, u.position, u."parentId"
      from climb join "Unit" u on u.id = climb."parentId" where u.kind <> 'PLANT'
    ), top as (
      select climb.* from climb left join "Unit" above on above.id = climb."parentId"
      where above.id is null or above.kind = 'PLANT'
    )
    select top.name as label, top.position, sum(c.papers)::int as papers, sum(c.returned)::int as returned
    from counted c join top on top.origin = c."unitId"
    group by top.id, top.name, top.position`;
}

/** A paper counts in each group in which its voter rates somebody. */
function turnoutByGroup(cycleId: string): Promise<Turnout[]> {
  return db.$queryRaw<Turnout[]>`
    select g."group" as label, count(*)::int as papers, (count(*) filter (where p.state = 'RETURNED'))::int as returned
    from "Paper" p join (select distinct a."paperId", a."group" from "Assignment" a join "Paper" q on q.id = a."paperId"
      where q."cycleId" = ${cycleId} and not a.excused) g on g."paperId" = p.id
    where p."cycleId" = ${cycleId} group by g."group"`;
}

async function missingVoters(cycleId: string) {
  const papers = await db.paper.findMany({
    where: { cycleId, state: "NONE" },
    select: {
      id: true,
      voter: {
        select: { name: true, employeeNo: true, phone: true, unit: { select: { name: true, position: true } } },
      },
      _count: { select: { assignments: { where: { excused: false } } } },
    },
    orderBy: [{ voter: { unit: { position: "asc" } } }, { voter: { employeeNo: "asc" } }],
  });
  return papers.map(({ id, voter, _count }) => ({
    ...{ id, name: voter.name, employeeNo: voter.employeeNo, phone: voter.phone, unit: voter.unit.name },
    subjects: _count.assignments,
  }));
}

/** When this cycle's voters were last reminded, and by whom. */
export async function lastReminder(tx: Pick<Tx, "auditEntry">, cycleId: string) {
  const entry = await tx.auditEntry.findFirst({
    where: { event: "paper.reminded", subjectId: cycleId },
    orderBy: { seq: "desc" },
    select: { at: true, actorName: true, detail: true },
  });
  if (!entry) return null;
  const { voters } = entry.detail as { voters?: number };
  return { at: entry.at, by: entry.actorName, voters: voters ?? 0 };
}

/** What organisers owe a running vote: to remind when it nears its end, to close it when nobody else did. */
export async function listTodos(actor: Actor, given?: Occasions): Promise<Todo[]> {
  if (mayReadMissing(actor) !== true) return [];
  const { states } = given ?? (await occasionsOf(actor));
  if (!among(states, "OPEN")) return [];
  const soon = new Date(actor.at.getTime() + 3 * 24 * 60 * 60 * 1000);
  const cycles = await db.cycle.findMany({
    where: { state: "OPEN", voteClosesAt: { lte: soon }, papers: { some: { state: "NONE" } } },
    select: {
      ...{ id: true, title: true, voteClosesAt: true },
      _count: { select: { papers: { where: { state: "NONE" } } } },
    },
  });
  return cycles.map(({ id, title, voteClosesAt, _count }) => {
    const over = voteClosesAt <= actor.at;
    return {
      id: `progress-${id}`,
      due: today(voteClosesAt),
      title: over ? `${title} · 截止时间已到，尚未截止` : `${title} · ${_count.papers} 名评价人尚未交回`,
      detail: over ? "系统每分钟自动截止；未能截止时请查看原因。" : "可在回收进度页催办",
      href: `/appraisal/${id}/progress`,
      action: over ? "查看" : "催办",
    };
  });
}
