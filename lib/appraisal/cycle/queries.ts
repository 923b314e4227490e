import { type Actor, can } from "@/lib/auth/actor";
import { addDays, today, yearOf } from "@/lib/calendar";
import { db, readRows, type Tx } from "@/lib/db";
import { missing } from "@/lib/errors";
import { CATEGORIES } from "@/lib/organisation/labels";
import type { Todo } from "@/lib/todo";
import type { Category, CycleKind, CycleState, Duty, PaperState } from "@/prisma/generated/enums";
import { among, type Occasions, occasionsOf } from "../occasion/queries";
import { storedScheme } from "../scheme/schema";
import { planOwedOn } from "./deadlines";
import { cycleLabel } from "./labels";
import { mayPrepare, mayReadCycles } from "./policy";
import { approvalFaults, type Readiness } from "./readiness";
import { nextSteps, reached } from "./states";

const HEAD = {
  id: true,
  kind: true,
  year: true,
  round: true,
  title: true,
  state: true,
  voteOpensAt: true,
  voteClosesAt: true,
} as const;

/** Whom a cycle concerns without any grant: its voters, its subjects, its scrutineers and tellers. */
function concerning(personId: string) {
  return {
    OR: [
      { state: { notIn: ["DRAFT" as const, "APPROVED" as const] }, papers: { some: { voterId: personId } } },
      { subjects: { some: { personId } } },
      { officials: { some: { personId } } },
    ],
  };
}

/** The one filter of list and get: everything for those who run or supervise appraisals, else what concerns them. */
function visibleCycles(actor: Actor) {
  if (mayReadCycles(actor) === true) return {};
  return actor.personId ? concerning(actor.personId) : { id: "" };
}

/** Newest first, with what this person has to do with each. */
export async function listCycles(actor: Actor) {
  const personId = actor.personId ?? "";
  const rows = await db.cycle.findMany({
    where: visibleCycles(actor),
    orderBy: [{ year: "desc" }, { createdAt: "desc" }],
    select: {
      ...HEAD,
      scheme: { select: { version: true } },
      subjects: { where: { personId }, select: { id: true } },
      papers: { where: { voterId: personId }, select: { state: true } },
      officials: { where: { personId }, select: { duty: true } },
      _count: { select: { subjects: { where: { notRatedReason: null } } } },
    },
  });
  return rows.map(({ subjects, papers, officials, _count, ...cycle }) => ({
    ...cycle,
    rated: _count.subjects,
    mySubjectId: subjects[0]?.id ?? null,
    myPaper: papers[0]?.state ?? null,
    myDuty: officials[0]?.duty ?? null,
  }));
}
export type CycleRow = Awaited<ReturnType<typeof listCycles>>[number];

/** What the frame of every page of a cycle needs; visible to its voters and subjects as well. One statement. */
export async function getCycleHead(actor: Actor, cycleId: string): Promise<CycleHead | null> {
  const personId = actor.personId ?? "";
  const [row] = await readRows<CycleHead>`
    select c.id, c.kind, c.year, c.round, c.title, c.state, c."voteOpensAt", c."voteClosesAt",
      (select p.state from "Paper" p where p."cycleId" = c.id and p."voterId" = ${personId} limit 1) as "myPaper",
      (select s.id from "Subject" s where s."cycleId" = c.id and s."personId" = ${personId} limit 1) as "mySubjectId",
      (select o.duty from "CycleOfficial" o where o."cycleId" = c.id and o."personId" = ${personId} limit 1) as "myDuty"
    from "Cycle" c where c.id = ${cycleId}`;
  return row && (mayReadCycles(actor) === true || concerns(row)) ? row : null;
}

/** `concerning` for a cycle that is at hand. */
const concerns = ({ state, myPaper, mySubjectId, myDuty }: CycleHead): boolean =>
  (myPaper !== null && reached(state, "OPEN")) || mySubjectId !== null || myDuty !== null;

export type CycleHead = {
  id: string;
  kind: CycleKind;
  year: number;
  round: number;
  title: string;
  state: CycleState;
  voteOpensAt: Date;
  voteClosesAt: Date;
  myPaper: PaperState | null;
  mySubjectId: string | null;
  myDuty: Duty | null;
};

/** The whole cycle for holders of cycle.read: facts, people, steps, frozen hashes. */
export async function getCycle(actor: Actor, cycleId: string) {
  if (mayReadCycles(actor) !== true) return null;
  const row = await db.cycle.findUnique({
    where: { id: cycleId },
    include: {
      scheme: {
        select: { id: true, name: true, version: true, sha256: true, approvalNo: true, usedAt: true, document: true },
      },
      steps: { orderBy: { at: "asc" } },
      officials: {
        include: { person: { select: { id: true, name: true, employeeNo: true, unit: { select: { name: true } } } } },
        orderBy: { duty: "asc" },
      },
    },
  });
  if (!row) return null;
  const pools = await poolCounts(db, cycleId);
  const readiness = readinessOf(row, pools, actor.at);
  const { document: _document, ...scheme } = row.scheme;
  return { ...row, scheme, pools, readiness, approvalFaults: approvalFaults(readiness) };
}
export type CycleView = NonNullable<Awaited<ReturnType<typeof getCycle>>>;

export type PoolCount = { pool: Category; rated: number; notRated: number };

async function poolCounts(tx: Pick<Tx, "subject">, cycleId: string): Promise<PoolCount[]> {
  const rows = await tx.subject.groupBy({
    by: ["pool"],
    where: { cycleId },
    _count: { _all: true, notRatedReason: true },
    orderBy: { pool: "asc" },
  });
  return rows.map(({ pool, _count }) => ({
    pool,
    rated: _count._all - _count.notRatedReason,
    notRated: _count.notRatedReason,
  }));
}

type Dated = {
  voteClosesAt: Date;
  officials: { duty: "SCRUTINEER" | "TELLER" }[];
  scheme: { document: unknown };
};

function readinessOf(cycle: Dated, pools: PoolCount[], at: Date): Readiness {
  const known = new Set<string>(storedScheme(cycle.scheme.document).pools.map(({ key }) => key));
  const having = (duty: string) => cycle.officials.filter((official) => official.duty === duty).length;
  return {
    at,
    voteClosesAt: cycle.voteClosesAt,
    rated: pools.reduce((sum, { rated }) => sum + rated, 0),
    notRated: pools.reduce((sum, { notRated }) => sum + notRated, 0),
    scrutineers: having("SCRUTINEER"),
    tellers: having("TELLER"),
    strangePools: pools.filter(({ pool }) => !known.has(pool)).map(({ pool }) => CATEGORIES[pool]),
  };
}

/** The same facts inside a command's transaction. */
export async function loadReadiness(tx: Tx, cycleId: string, at: Date): Promise<Readiness> {
  const cycle = await tx.cycle.findUniqueOrThrow({
    where: { id: cycleId },
    select: { voteClosesAt: true, officials: { select: { duty: true } }, scheme: { select: { document: true } } },
  });
  return readinessOf(cycle, await poolCounts(tx, cycleId), at);
}

/**
 * The cycle's row, locked until the end of the transaction: whoever changes what the start would freeze waits here, and
 * sees the state that the other left behind. Handing in papers does not wait (they only refer to the row).
 */
export async function lockCycle(tx: Tx, cycleId: string) {
  await tx.$queryRaw`select 1 from "Cycle" where "id" = ${cycleId} for no key update`;
  return (await tx.cycle.findUnique({ where: { id: cycleId } })) ?? missing("考核");
}
export type LockedCycle = Awaited<ReturnType<typeof lockCycle>>;

/** The same from one of its subjects: whatever a state allows is written before the cycle leaves it, or refused. */
export async function lockCycleOf(tx: Tx, subjectId: string): Promise<void> {
  await tx.$queryRaw`
    select 1 from "Cycle" where "id" = (select "cycleId" from "Subject" where "id" = ${subjectId}) for no key update`;
}

/** What a new cycle most probably is: the year's annual appraisal, voted on from next week. */
export async function proposeCycle(actor: Actor) {
  if (mayPrepare(actor) !== true) return null;
  const day = today(actor.at);
  // Annual appraisals run from December to February: in the first half of a year it is the year before.
  const year = Number(day.slice(5, 7)) > 6 ? yearOf(day) : yearOf(day) - 1;
  const [plant, last] = await Promise.all([
    db.unit.findFirst({ where: { kind: "PLANT", parentId: null }, select: { name: true } }),
    db.cycle.groupBy({ by: ["kind", "year"], _max: { round: true } }),
  ]);
  const rounds = Object.fromEntries(last.map((row) => [`${row.kind} ${row.year}`, (row._max.round ?? 0) + 1]));
  return {
    kind: "ANNUAL" as const,
    year,
    round: rounds[`ANNUAL ${year}`] ?? 1,
    /** The next round of each kind and year ("SPECIAL 2026"); of every other it is the first. */
    rounds,
    title: `${plant?.name ?? ""}${year}年度干部考核`,
    cutoffOn: `${year}-12-31`,
    opensOn: addDays(day, 7),
    opensClock: "08:00",
    closesOn: addDays(day, 14),
    closesClock: "18:00",
  };
}

/** What the secretary and the organisers owe to cycles that have not started, and to the one that is not there yet. */
export async function listTodos(actor: Actor, given?: Occasions): Promise<Todo[]> {
  const approves = can(actor, "cycle.approve");
  const prepares = mayPrepare(actor) === true;
  if (!approves && !prepares) return [];
  const { states } = given ?? (await occasionsOf(actor));
  const planned = prepares ? await planOwed(actor) : [];
  return among(states, "DRAFT", "APPROVED")
    ? [...planned, ...(await startsOwed(actor, { approves, prepares }))]
    : planned;
}

/** From November on the annual appraisal of the year, until somebody has begun it. */
async function planOwed(actor: Actor): Promise<Todo[]> {
  const owed = planOwedOn(today(actor.at));
  if (!owed || (await db.cycle.count({ where: { kind: "ANNUAL", year: owed.year } })) > 0) return [];
  const title = `${cycleLabel({ kind: "ANNUAL", year: owed.year, round: 1 })} · 编制方案和名单`;
  const detail = "年底前编制并报党委书记批准";
  return [{ id: `cycle-plan-${owed.year}`, due: owed.due, title, detail, href: "/appraisal/new", action: "编制" }];
}

async function startsOwed(
  actor: Actor,
  { approves, prepares }: { approves: boolean; prepares: boolean },
): Promise<Todo[]> {
  const cycles = await db.cycle.findMany({
    where: { state: { in: ["DRAFT", "APPROVED"] } },
    select: {
      ...HEAD,
      officials: { select: { duty: true } },
      scheme: { select: { document: true } },
      _count: { select: { papers: true } },
    },
  });
  const todos: Todo[] = [];
  for (const cycle of cycles) {
    const faults = approvalFaults(readinessOf(cycle, await poolCounts(db, cycle.id), actor.at));
    const step = nextSteps(cycle.state).find(({ to }) => reached(to, cycle.state));
    if (!step) continue;
    const common = { id: `cycle-${cycle.id}`, due: today(cycle.voteOpensAt), href: `/appraisal/${cycle.id}` };
    if (cycle.state === "DRAFT" && prepares && faults.length > 0) {
      todos.push({ ...common, title: `${cycle.title} · 编制`, detail: faults.join(""), action: "编制" });
    }
    if (cycle.state === "DRAFT" && approves && faults.length === 0) {
      todos.push({ ...common, title: `${cycle.title} · 待批准`, detail: step.effect, action: "批准" });
    }
    if (cycle.state === "APPROVED" && prepares) {
      const assigned = cycle._count.papers > 0;
      const detail = assigned ? step.effect : "已经批准，尚未生成评价关系。";
      todos.push({ ...common, title: `${cycle.title} · 启动测评`, detail, action: assigned ? "启动" : "安排" });
    }
  }
  return todos;
}
