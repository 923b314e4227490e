import { type Actor, can } from "@/lib/auth/actor";
import { addDays, fromColumn, type PlainDate, plainDate, today } from "@/lib/calendar";
import { db, type Tx } from "@/lib/db";
import { unitSaid } from "@/lib/organisation/labels";
import { wholeOf } from "@/lib/organisation/tree";
import { rulesInForce } from "@/lib/rulebook/queries";
import type { PostingGrade, PostingType } from "@/prisma/generated/enums";
import { countsAsExperience, type Dates, earlier, inForce, type State, stateOf } from "./course";
import { courseOf, datesOf } from "./dates";
import { TYPES } from "./labels";
import { type Longest, longestOf } from "./longest";
import { mayReadOpinions } from "./policy";
import { visibleTo } from "./posting/queries";

export { listTodos } from "./todo/queries";

const NAMED = { select: { name: true, kind: true, parent: { select: { name: true } } } } as const;

/** One posting as the other parts of the portal show it. */
export type PostingView = {
  id: string;
  personId: string;
  type: PostingType;
  homeUnitId: string;
  homeUnitName: string;
  hostUnitId: string;
  hostUnitName: string;
  role: string;
  projectName: string;
  dates: Dates;
  state: State;
  /** Long enough to be called an experience. */
  counts: boolean;
  /** The overall mark of the finished appraisal. */
  result: PostingGrade | null;
};

/**
 * The postings of one person, the newest first; called-off plans are left out. Null when the actor may see none of this
 * person's: neither one's own, nor with the whole plant in reach, nor from or to a unit in reach.
 */
export async function postingsOfPerson(actor: Actor, personId: string): Promise<PostingView[] | null> {
  const [visible, rules] = await Promise.all([visibleTo(actor), rulesInForce(actor, "ROTATION")]);
  const rows = await db.posting.findMany({
    where: { AND: [{ personId, cancelledAt: null }, visible] },
    include: {
      homeUnit: NAMED,
      hostUnit: NAMED,
      appraisal: { select: { committeeSignedAt: true, overall: true } },
    },
    orderBy: [{ plannedFrom: "desc" }, { id: "asc" }],
  });
  if (rows.length === 0 && personId !== actor.personId && !can(actor, "rotation.read")) return null;
  // A plan that nobody has approved is not the person's business yet.
  const shown = personId === actor.personId ? rows.filter(({ approvedAt }) => approvedAt !== null) : rows;
  return shown.map((row) => {
    const course = courseOf(row);
    const { id, type, homeUnitId, hostUnitId, role, projectName, homeUnit, hostUnit, appraisal } = row;
    return {
      ...{ id, personId, type, homeUnitId, hostUnitId, role, projectName },
      ...{ homeUnitName: unitSaid(homeUnit), hostUnitName: unitSaid(hostUnit), dates: datesOf(row) },
      state: stateOf(course, today(actor.at)),
      counts: countsAsExperience(course, rules.leastMonths),
      result: course.finished && mayReadOpinions(actor, row, true) ? (appraisal?.overall ?? null) : null,
    };
  });
}

/** Where people have really been, in words, by their beginning: what is only planned or asked for is nobody's to read. */
export async function staysOfPeople(
  _actor: Actor,
  tx: Pick<Tx, "posting">,
  personIds: readonly string[],
): Promise<Map<string, { say: string; from: PlainDate; until: PlainDate }[]>> {
  const rows = await tx.posting.findMany({
    where: { personId: { in: [...personIds] }, actualFrom: { not: null }, cancelledAt: null },
    include: { hostUnit: NAMED },
    orderBy: [{ actualFrom: "asc" }, { id: "asc" }],
  });
  const stays = rows.map((row) => ({
    personId: row.personId,
    say: `${TYPES[row.type]} ${row.projectName || unitSaid(row.hostUnit)} ${row.role}`.trim(),
    ...inForce(datesOf(row)),
  }));
  return byPerson(stays);
}

/**
 * The unit in which each of these people worked longest in a year, from main posts and postings as they happened
 * (domain.md §6), with the days, for the sentence that says why: what the voter roster of that year goes by. Counted up to
 * `until` (exclusive), by default the end of the year or of today. A team counts as its workshop.
 */
export async function longestStays(
  actor: Actor,
  tx: Pick<Tx, "person" | "post" | "posting" | "unit">,
  personIds: readonly string[],
  year: number,
  until: PlainDate = addDays(today(actor.at), 1),
): Promise<Map<string, Longest>> {
  const ids = [...personIds];
  const within = { from: plainDate(`${year}-01-01`), until: earlier(plainDate(`${year + 1}-01-01`), until) };
  // One after the other: a transaction is one connection, which takes one question at a time.
  const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, unitId: true } });
  const posts = await tx.post.findMany({
    where: { personId: { in: ids }, main: true },
    select: { personId: true, unitId: true, from: true, until: true },
  });
  const postings = await tx.posting.findMany({
    where: { personId: { in: ids }, actualFrom: { not: null }, cancelledAt: null },
    select: { personId: true, hostUnitId: true, actualFrom: true, actualUntil: true },
  });
  const units = await tx.unit.findMany({ select: { id: true, parentId: true, kind: true } });
  const wholes = new Map(units.map(({ id }) => [id, wholeOf(units, id)] as const));
  const day = (column: Date | null) => column && fromColumn(column);
  const postsOf = byPerson(posts);
  const postingsOf = byPerson(postings);
  return new Map(
    people.map(({ id, unitId }) => {
      const held = (postsOf.get(id) ?? []).map((post) => ({
        unitId: post.unitId,
        from: fromColumn(post.from),
        until: day(post.until),
      }));
      const away = (postingsOf.get(id) ?? []).flatMap(({ hostUnitId, actualFrom, actualUntil }) =>
        actualFrom ? [{ unitId: hostUnitId, from: fromColumn(actualFrom), until: day(actualUntil) }] : [],
      );
      const current = held.find(({ from, until: end }) => from <= lastOf(within) && (!end || end > lastOf(within)));
      const worked = { posts: held, postings: away, current: current?.unitId ?? unitId };
      return [id, longestOf(worked, within, (unit) => wholes.get(unit) ?? unit)] as const;
    }),
  );
}

function byPerson<T extends { personId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.personId, [...(groups.get(row.personId) ?? []), row]);
  return groups;
}

/** "Current" is the main post on the last day that counts. */
const lastOf = ({ until }: { until: PlainDate }) => addDays(until, -1);
