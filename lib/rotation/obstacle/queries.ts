import { type Actor, can } from "@/lib/auth/actor";
import { fromColumn, type PlainDate, sayDate, toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing } from "@/lib/errors";
import { standingOn } from "@/lib/integrity/queries";
import { pathTo, wholeOf } from "@/lib/organisation/tree";
import { type Dates, dueUntil, inForce, lastDay, overlaps } from "../course";
import { datesOf } from "../dates";
import { TYPES } from "../labels";

/** Before anything is decided about somebody: rows that point at the person wait, those of 回避 and 立案 as well. */
export async function lockPerson(tx: Tx, personId: string) {
  await tx.$queryRaw`select 1 as locked from "Person" where id = ${personId} for update`;
  return (
    (await tx.person.findUnique({
      where: { id: personId },
      select: { id: true, name: true, unitId: true, leftOn: true },
    })) ?? missing("人员")
  );
}

export type Wish = {
  person: { id: string; name: string; leftOn: Date | null };
  hostUnitId: string;
  homeUnitId: string;
  from: PlainDate;
  until: PlainDate;
  /** The posting itself, when one that stands already is asked about. */
  postingId?: string;
};

/** Everything that forbids the posting, asked again at every step; the first that holds is said. */
export async function refuseObstacles(actor: Actor, tx: Tx, wish: Wish): Promise<void> {
  await refusePlaces(actor, tx, wish);
  await refuseOverlap(actor, tx, wish);
}

/** What forbids that somebody works there now: left, the own unit, a closed one, a case, a relative in charge. */
async function refusePlaces(actor: Actor, tx: Tx, wish: Omit<Wish, "postingId">): Promise<void> {
  const { person, hostUnitId, from } = wish;
  if (person.leftOn && fromColumn(person.leftOn) < wish.until) {
    invalid(`${person.name}${sayDate(fromColumn(person.leftOn))}起已离职，不能安排岗位锻炼。`);
  }
  const units = await tx.unit.findMany({
    select: { id: true, name: true, parentId: true, kind: true, closedOn: true, overseerId: true },
  });
  if (wholeOf(units, hostUnitId) === wholeOf(units, wish.homeUnitId)) {
    invalid(`${person.name}就在这个单位，锻炼单位应是另一个单位，同一车间的班组之间也不算。`, {
      hostUnitId: ["请另选单位。"],
    });
  }
  const host = units.find(({ id }) => id === hostUnitId) ?? missing("单位");
  if (host.closedOn && host.closedOn <= toColumn(from)) {
    invalid(`${host.name}已撤销，不能接收锻炼人员。`, { hostUnitId: ["请另选单位。"] });
  }
  const standing = (await standingOn(actor, tx, [person.id], today(actor.at))).get(person.id) ?? [];
  if (standing.some(({ kind }) => kind === "CASE_OPEN")) {
    invalid(`${person.name}正在接受审查调查，结案前不安排岗位变动。`);
  }
  await refuseRelatives(actor, tx, wish, pathTo(units, hostUnitId));
}

type Unit = { id: string; name: string; kind: string; overseerId: string | null };

/** Who leads a unit: its heads and deputies, those of the units above it below the plant, and the leader in charge. */
async function refuseRelatives(actor: Actor, tx: Tx, { person, from, until }: Omit<Wish, "postingId">, path: Unit[]) {
  const rows = await tx.relative.findMany({ where: { OR: [{ personId: person.id }, { otherId: person.id }] } });
  if (rows.length === 0) return;
  const relations = new Map(
    rows.map((row) => [row.personId === person.id ? row.otherId : row.personId, row.relation] as const),
  );
  const host = path.at(-1);
  const above = path.filter(({ id, kind }) => id === host?.id || kind !== "PLANT");
  const leaders = await tx.post.findMany({
    where: {
      personId: { in: [...relations.keys()] },
      unitId: { in: above.map(({ id }) => id) },
      // A team is led by its foreman, who is no cadre of the middle.
      category: {
        in: [
          "PLANT_LEADER",
          "MIDDLE_CHIEF",
          "MIDDLE_DEPUTY",
          ...(host?.kind === "TEAM" ? (["BACKBONE"] as const) : []),
        ],
      },
      from: { lt: toColumn(until) },
      OR: [{ until: null }, { until: { gt: toColumn(from) } }],
    },
    select: { personId: true, person: { select: { name: true } }, unit: { select: { name: true } } },
  });
  const overseer = above.find(({ overseerId }) => overseerId !== null && relations.has(overseerId));
  const led = leaders[0];
  if (!led && !overseer) return;
  // Who is related to whom is known to those who keep the relations; the others are told that it is so.
  const who =
    led && can(actor, "relatives.write") ? `${led.person.name}（${relations.get(led.personId)}）` : "需要回避的亲属";
  const unit = led?.unit.name ?? overseer?.name;
  invalid(`${unit}由${person.name}的${led ? "" : "分管"}${who}负责，应当回避，请另选单位。`, {
    hostUnitId: ["须回避。"],
  });
}

/** The term is over and nobody has recorded an end: the person is still there as far as anybody knows. */
const overstays = (dates: Dates, on: PlainDate) =>
  dates.actualFrom !== null && dates.actualUntil === null && dueUntil(dates) <= on;

export async function refuseOverlap(actor: Actor, tx: Tx, { person, from, until, postingId }: Wish) {
  const others = await tx.posting.findMany({
    where: { personId: person.id, cancelledAt: null, ...(postingId ? { id: { not: postingId } } : {}) },
    include: { hostUnit: { select: { name: true } } },
  });
  const asked = { plannedFrom: from, plannedUntil: until, extendedUntil: null, actualFrom: null, actualUntil: null };
  const clash = others.find((other) => {
    const dates = datesOf(other);
    return overstays(dates, today(actor.at)) || overlaps(dates, asked);
  });
  if (!clash) return;
  const term = inForce(datesOf(clash));
  const said = `${sayDate(term.from)}至${sayDate(lastDay(term.until))}`;
  const open = overstays(datesOf(clash), today(actor.at));
  invalid(
    open
      ? `${person.name}在${clash.hostUnit.name}的${TYPES[clash.type]}还没有登记结束，请先办理结束。`
      : `${person.name}${said}已安排到${clash.hostUnit.name}${TYPES[clash.type]}，同一时间只能有一个岗位锻炼。`,
    { from: ["时间重叠。"] },
  );
}
