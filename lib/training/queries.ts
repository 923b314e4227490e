import { remembered } from "@/lib/audit/memory";
import { type Actor, can } from "@/lib/auth/actor";
import { fromColumn, type PlainDate, sayDate, today, yearOf } from "@/lib/calendar";
import { db, type Tx } from "@/lib/db";
import type { Todo } from "@/lib/todo";
import type { Prisma, TrainingLine, TrainingState, TrainingVerdict } from "@/prisma/generated/client";
import { LINES } from "./labels";
import { mayReadPlan, maySeeTraining, peopleRead, visibleItems } from "./policy";
import { checkDueOn, checksOwed, plansDueOn, REMIND_DAYS, type Standing, standingOf } from "./standing";

export type TrainingReportView = {
  id: string;
  state: TrainingState;
  text: string;
  byName: string;
  at: Date;
  file: { id: string; name: string } | null;
};
export type TrainingCheckView = {
  quarter: number;
  verdict: TrainingVerdict;
  note: string;
  revision: number;
  byName: string;
  at: Date;
};
export type TrainingItemView = {
  id: string;
  personId: string;
  personName: string;
  year: number;
  line: TrainingLine;
  goal: string;
  measure: string;
  dueOn: PlainDate;
  ownerId: string;
  ownerName: string;
  state: TrainingState;
  doneOn: PlainDate | null;
  /** The day it came into the plan. */
  since: PlainDate;
  droppedWhy: string;
  revision: number;
  standing: Standing;
  reports: TrainingReportView[];
  checks: TrainingCheckView[];
};

const ITEM = {
  person: { select: { name: true } },
  owner: { select: { name: true } },
  reports: { orderBy: [{ at: "desc" }, { id: "asc" }], include: { file: { select: { id: true, name: true } } } },
  checks: { orderBy: { quarter: "asc" } },
} satisfies Prisma.TrainingItemInclude;
const IN_ORDER = [
  { line: "asc" },
  { dueOn: "asc" },
  { id: "asc" },
] satisfies Prisma.TrainingItemOrderByWithRelationInput[];

type Row = Prisma.TrainingItemGetPayload<{ include: typeof ITEM }>;

function viewOf({ person, owner, createdById: _by, createdAt, ...row }: Row, day: PlainDate): TrainingItemView {
  const dueOn = fromColumn(row.dueOn);
  return {
    ...row,
    personName: person.name,
    ownerName: owner.name,
    dueOn,
    doneOn: row.doneOn && fromColumn(row.doneOn),
    since: today(createdAt),
    standing: standingOf({ state: row.state, dueOn }, day),
  };
}

/** The plan of one person and year; null for whoever may not read that person's plans. */
export async function itemsOfPerson(actor: Actor, personId: string, year: number): Promise<TrainingItemView[] | null> {
  const person = await db.person.findUnique({
    where: { id: personId },
    select: { id: true, unitId: true, branchId: true },
  });
  if (!person || !mayReadPlan(actor, person)) return null;
  const rows = await db.trainingItem.findMany({ where: { personId, year }, include: ITEM, orderBy: IN_ORDER });
  return rows.map((row) => viewOf(row, today(actor.at)));
}

/** Items of others for which the actor answers in a year. */
export async function itemsOwned(actor: Actor, year: number): Promise<TrainingItemView[]> {
  if (actor.personId === null) return [];
  const rows = await db.trainingItem.findMany({
    where: { ownerId: actor.personId, personId: { not: actor.personId }, year },
    include: ITEM,
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => viewOf(row, today(actor.at)));
}

export type TrainedPerson = { id: string; name: string; employeeNo: string; unitId: string; unitName: string };

/** Whose plan a page is about; null when the actor may not read it. */
export async function getTrained(actor: Actor, personId: string): Promise<TrainedPerson | null> {
  const person = await db.person.findUnique({
    where: { id: personId },
    select: { id: true, name: true, employeeNo: true, unitId: true, branchId: true, unit: { select: { name: true } } },
  });
  if (!person || !mayReadPlan(actor, person)) return null;
  const { id, name, employeeNo, unitId, unit } = person;
  return { id, name, employeeNo, unitId, unitName: unit.name };
}

export type PlanLine = TrainedPerson & {
  counts: Record<TrainingLine, number>;
  total: number;
  done: number;
  overdue: number;
  unchecked: number;
};

/** Everybody within reach who has a plan in a year. */
export async function listPlans(actor: Actor, year: number): Promise<PlanLine[] | null> {
  if (maySeeTraining(actor) !== true) return null;
  const rows = await db.trainingItem.findMany({
    where: { year, state: { not: "DROPPED" }, person: peopleRead(actor) },
    select: {
      ...{ personId: true, line: true, state: true, dueOn: true, doneOn: true, createdAt: true },
      checks: { select: { quarter: true } },
      person: { select: { id: true, name: true, employeeNo: true, unitId: true, unit: { select: { name: true } } } },
    },
    orderBy: [{ person: { unit: { position: "asc" } } }, { person: { employeeNo: "asc" } }],
  });
  const day = today(actor.at);
  const personIds = [...new Set(rows.map(({ personId }) => personId))];
  return personIds.flatMap((personId) => {
    const items = rows.filter((row) => row.personId === personId);
    const [first] = items;
    if (!first) return [];
    const { unit, ...person } = first.person;
    const dated = items.map((item) => ({
      ...item,
      dueOn: fromColumn(item.dueOn),
      doneOn: item.doneOn && fromColumn(item.doneOn),
      since: today(item.createdAt),
    }));
    const counts = { THEORY: 0, BUSINESS: 0, POST: 0, PROJECT: 0 };
    for (const { line } of items) counts[line] += 1;
    return {
      ...person,
      unitName: unit.name,
      counts,
      total: items.length,
      done: items.filter(({ state }) => state === "DONE").length,
      overdue: dated.filter((item) => standingOf(item, day).overdue).length,
      unchecked: dated.filter((item) => checksOwed(year, item, day).length > 0).length,
    };
  });
}

/** The stored id of a file that proves a report, once the item is one the actor may see. */
export async function findEvidence(actor: Actor, fileId: string): Promise<string | null> {
  const report = await db.trainingReport.findFirst({
    where: { fileId, item: visibleItems(actor) },
    select: { fileId: true },
  });
  return report?.fileId ?? null;
}

/** What was finished in a year, by person, in the words that every rater may read. In the transaction that freezes it. */
export async function doneInYear(
  _actor: Actor,
  tx: Tx,
  personIds: readonly string[],
  year: number,
): Promise<Map<string, string[]>> {
  const rows = await tx.trainingItem.findMany({
    where: { personId: { in: [...personIds] }, year, state: "DONE" },
    select: { personId: true, line: true, goal: true },
    orderBy: [{ line: "asc" }, { doneOn: "asc" }, { id: "asc" }],
  });
  const said = new Map<string, string[]>();
  for (const { personId, line, goal } of rows) {
    said.set(personId, [...(said.get(personId) ?? []), `${LINES[line]}：${goal}`]);
  }
  return said;
}

/** Owners owe what falls due; the organiser the checks of the quarters gone by and, until the end of March, the plans. */
export async function listTodos(actor: Actor, { trail }: { trail?: string } = {}): Promise<Todo[]> {
  const [owners, office] = await Promise.all([
    openOwners(actor, trail),
    can(actor, "training.write") ? owedByOffice(actor, trail) : [],
  ]);
  const own = actor.personId !== null && owners.has(actor.personId) ? await owedByOwner(actor) : [];
  return [...own, ...office];
}

/** Who answers for an item that is not finished. */
const openOwners = remembered("培养计划", async () => {
  const rows = await db.trainingItem.findMany({
    where: { state: { in: ["PLANNED", "UNDERWAY"] } },
    select: { ownerId: true },
    distinct: ["ownerId"],
  });
  return new Set(rows.map(({ ownerId }) => ownerId));
});

/** The same for everybody who keeps the plans of the plant. */
const owedByOffice = remembered("培养计划", async (portal) => {
  const [checks, plans] = await Promise.all([checksOwedBy(portal), plansOwedBy(portal)]);
  return [...checks, ...plans];
});

async function owedByOwner(actor: Actor): Promise<Todo[]> {
  if (actor.personId === null) return [];
  const rows = await db.trainingItem.findMany({
    where: { ownerId: actor.personId, state: { in: ["PLANNED", "UNDERWAY"] } },
    select: { id: true, personId: true, state: true, goal: true, dueOn: true, person: { select: { name: true } } },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
  });
  const day = today(actor.at);
  return rows
    .map((row) => ({ ...row, dueOn: fromColumn(row.dueOn) }))
    .filter((row) => standingOf(row, day).daysLeft <= REMIND_DAYS)
    .map((row) => ({
      id: `training-${row.id}`,
      due: row.dueOn,
      title: `培养计划 · ${row.goal}`,
      detail: row.personId === actor.personId ? "填报进展和佐证" : `${row.person.name}的计划，由您负责`,
      href: `/training/mine?year=${yearOf(row.dueOn)}`,
      action: "填报",
    }));
}

async function checksOwedBy(actor: Actor): Promise<Todo[]> {
  const day = today(actor.at);
  const years = [yearOf(day) - 1, yearOf(day)];
  const rows = await db.trainingItem.findMany({
    where: { year: { in: years }, state: { not: "DROPPED" } },
    select: { year: true, state: true, doneOn: true, createdAt: true, checks: { select: { quarter: true } } },
  });
  const owed = rows.flatMap((row) =>
    checksOwed(
      row.year,
      { ...row, since: today(row.createdAt), doneOn: row.doneOn && fromColumn(row.doneOn) },
      day,
    ).map((quarter) => `${row.year}-${quarter}`),
  );
  return [...new Set(owed)].map((key) => {
    const [year, quarter] = key.split("-").map(Number) as [number, number];
    return {
      id: `training-check-${key}`,
      due: checkDueOn(year, quarter),
      title: `${year}年第${quarter}季度培养计划检查`,
      detail: `${owed.filter((each) => each === key).length} 项尚未检查`,
      href: `/training?year=${year}`,
      action: "检查",
    };
  });
}

async function plansOwedBy(actor: Actor): Promise<Todo[]> {
  const year = yearOf(today(actor.at));
  if (today(actor.at) < `${year}-03-01`) return [];
  const [former, present] = await Promise.all(
    [year - 1, year].map((each) =>
      db.trainingItem.findMany({
        where: { year: each, state: { not: "DROPPED" }, person: { leftOn: null } },
        select: { personId: true },
        distinct: ["personId"],
      }),
    ),
  );
  const planned = new Set((present ?? []).map(({ personId }) => personId));
  const without = (former ?? []).filter(({ personId }) => !planned.has(personId)).length;
  if (without === 0) return [];
  const due = plansDueOn(year);
  return [
    {
      id: `training-plans-${year}`,
      due,
      title: `编制${year}年度培养计划`,
      detail: `上年有计划的 ${without} 人今年还没有，${sayDate(due)}前编好`,
      href: `/training?year=${year}`,
      action: "编制",
    },
  ];
}
