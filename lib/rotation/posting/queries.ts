import { remembered } from "@/lib/audit/memory";
import type { Actor } from "@/lib/auth/actor";
import { type PlainDate, toColumn, today } from "@/lib/calendar";
import { db, type Prisma, type Tx } from "@/lib/db";
import { missing } from "@/lib/errors";
import { unitSaid } from "@/lib/organisation/labels";
import { unitsInReach } from "@/lib/organisation/policy";
import { subtree } from "@/lib/organisation/tree";
import type { Rules } from "@/lib/rulebook/books";
import { rulesInForce } from "@/lib/rulebook/queries";
import type { PostingType } from "@/prisma/generated/enums";
import { type Dates, lateness, type State, stateOf } from "../course";
import { courseOf, datesOf } from "../dates";
import { appraisalDue } from "../deadlines";
import { reachOfPostings, visiblePostings } from "../policy";

const UNIT = {
  select: { id: true, name: true, overseerId: true, kind: true, parent: { select: { name: true } } },
} as const;

/** What a command needs to know of a posting before it changes it; the row is held until the end of the transaction. */
const LOCKED = {
  person: { select: { name: true } },
  homeUnit: UNIT,
  hostUnit: UNIT,
  appraisal: true,
  extensions: { orderBy: { askedAt: "asc" } },
  ends: { orderBy: { askedAt: "asc" } },
  corrections: { orderBy: { askedAt: "asc" } },
} as const satisfies Prisma.PostingInclude;
export type LockedPosting = Prisma.PostingGetPayload<{ include: typeof LOCKED }>;

export async function lockPosting(tx: Tx, postingId: string): Promise<LockedPosting> {
  await tx.$queryRaw`select 1 as locked from "Posting" where id = ${postingId} for update`;
  return (await tx.posting.findUnique({ where: { id: postingId }, include: LOCKED })) ?? missing("岗位锻炼");
}

/** The units in which the actor reads postings; null = everywhere. */
export async function reachedUnits(actor: Actor, trail?: string): Promise<string[] | null> {
  const reach = reachOfPostings(actor);
  if (reach.plant) return null;
  if (reach.unitIds.length === 0 && reach.branchIds.length === 0) return [];
  return unitsInReach(await placedUnits(actor, trail), reach).map(({ id }) => id);
}

/** Units with what lies above them and the branch that covers them today. */
const placedUnits = remembered("单位", async ({ at }) => {
  const day = toColumn(today(at));
  const units = await db.unit.findMany({
    select: {
      id: true,
      parentId: true,
      branches: {
        where: { from: { lte: day }, OR: [{ until: null }, { until: { gt: day } }] },
        select: { branchId: true },
      },
    },
  });
  return units.map(({ id, parentId, branches }) => ({ id, parentId, branchId: branches[0]?.branchId ?? null }));
});

/** The filter of every list and page: nothing else decides what exists for whom. */
export const visibleTo = async (actor: Actor) => visiblePostings(actor, await reachedUnits(actor));

const LINE = {
  person: { select: { name: true, employeeNo: true } },
  homeUnit: UNIT,
  hostUnit: UNIT,
  appraisal: { select: { committeeSignedAt: true, overall: true } },
  extensions: { where: { decidedAt: null }, select: { id: true } },
  ends: { where: { decidedAt: null }, select: { id: true } },
  corrections: { where: { decidedAt: null }, select: { id: true } },
} as const satisfies Prisma.PostingInclude;
type LineRow = Prisma.PostingGetPayload<{ include: typeof LINE }>;

export type PostingLine = {
  id: string;
  personId: string;
  personName: string;
  employeeNo: string;
  type: PostingType;
  homeUnitId: string;
  homeUnitName: string;
  hostUnitId: string;
  hostUnitName: string;
  role: string;
  projectName: string;
  dates: Dates;
  state: State;
  /** What is late today, in words. */
  late: string | null;
  /** An extension, an early end or a correction waits for the secretary. */
  asks: boolean;
};

export type PostingFilter = { type?: PostingType; state?: State; unitId?: string; late?: boolean; person?: string };

/** The postings in reach, the running ones first, then by their beginning. */
export async function listPostings(actor: Actor, filter: PostingFilter = {}): Promise<PostingLine[]> {
  const [visible, rules, below] = await Promise.all([
    visibleTo(actor),
    rulesInForce(actor, "ROTATION"),
    filter.unitId ? unitsBelow(filter.unitId) : null,
  ]);
  const rows = await db.posting.findMany({
    where: {
      AND: [
        visible,
        filter.type ? { type: filter.type } : {},
        below ? { OR: [{ homeUnitId: { in: below } }, { hostUnitId: { in: below } }] } : {},
        filter.person
          ? { person: { OR: [{ name: { contains: filter.person } }, { employeeNo: { startsWith: filter.person } }] } }
          : {},
      ],
    },
    include: LINE,
    orderBy: [{ plannedFrom: "desc" }, { id: "asc" }],
    take: 500,
  });
  const on = today(actor.at);
  const order: readonly State[] = ["RUNNING", "APPRAISAL", "APPROVED", "PLANNED", "FINISHED", "CANCELLED"];
  return rows
    .map((row) => lineOf(row, rules, on))
    .filter((line) => !filter.state || line.state === filter.state)
    .filter((line) => !filter.late || line.late !== null)
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

export function lineOf(row: LineRow, rules: Rules<"ROTATION">, on: PlainDate): PostingLine {
  const course = courseOf(row);
  const due = course.actualUntil && appraisalDue(course.actualUntil, rules.appraisalDays);
  const { id, personId, type, homeUnitId, hostUnitId, role, projectName } = row;
  return {
    ...{ id, personId, type, homeUnitId, hostUnitId, role, projectName },
    personName: row.person.name,
    employeeNo: row.person.employeeNo,
    homeUnitName: unitSaid(row.homeUnit),
    hostUnitName: unitSaid(row.hostUnit),
    dates: datesOf(row),
    state: stateOf(course, on),
    late: lateness(course, due, on),
    asks: [row.extensions, row.ends, row.corrections].some((open) => open.length > 0),
  };
}

async function unitsBelow(unitId: string): Promise<string[]> {
  return subtree(await db.unit.findMany({ select: { id: true, parentId: true } }), unitId);
}

export type UnitBoard = {
  unit: { id: string; name: string };
  /** The unit and everything below it. */
  below: string[];
  /** 在我处 and 在外: running, and those that are about to begin. */
  here: PostingLine[];
  away: PostingLine[];
  /** Everything of the drawing, ended ones included. */
  lines: PostingLine[];
};

/** 谁在我处、谁在外: one unit with what lies below it; null outside the reach. */
export async function getBoard(actor: Actor, unitId: string): Promise<UnitBoard | null> {
  const [reach, unit] = await Promise.all([
    reachedUnits(actor),
    db.unit.findUnique({ where: { id: unitId }, select: { id: true, name: true } }),
  ]);
  if (!unit || (reach !== null && !reach.includes(unitId))) return null;
  const below = new Set(await unitsBelow(unitId));
  const lines = (await listPostings(actor, { unitId })).filter(({ state }) => state !== "CANCELLED");
  const current = lines.filter(({ state }) => state === "RUNNING" || state === "APPROVED" || state === "PLANNED");
  return {
    unit,
    below: [...below],
    here: current.filter((line) => below.has(line.hostUnitId)),
    away: current.filter((line) => below.has(line.homeUnitId)),
    lines,
  };
}
