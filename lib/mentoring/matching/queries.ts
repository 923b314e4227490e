import { gradesOf } from "@/lib/appraisal/grades/queries";
import type { Actor } from "@/lib/auth/actor";
import { holdersOfRoles } from "@/lib/auth/grant/queries";
import { ROLES } from "@/lib/auth/roles";
import { fromColumn, type PlainDate, toColumn } from "@/lib/calendar";
import { db, type Tx } from "@/lib/db";
import { standingOn } from "@/lib/integrity/queries";
import { unitSaid } from "@/lib/organisation/labels";
import { headsOf } from "@/lib/organisation/tree";
import { rulesInForce } from "@/lib/rulebook/queries";
import type { Category } from "@/prisma/generated/enums";
import { mayManage } from "../policy";
import type { MenteeFacts, MentorFacts } from "./eligibility";
import { type Exclusion, rank, type Suggestion } from "./ranking";

const inForce = (day: Date) => ({ from: { lte: day }, OR: [{ until: null }, { until: { gt: day } }] });

const OFFICES: { [category in Category]?: string } = {
  PLANT_LEADER: "厂领导",
  MIDDLE_CHIEF: "中层干部",
  MIDDLE_DEPUTY: "中层干部",
};

/** On what the right to mentor rests, by person: posts of that day, and the roles of branch secretary and mentor. */
async function officesOn(actor: Actor, tx: Tx, on: PlainDate, only?: string[]): Promise<Map<string, string[]>> {
  const posts = await tx.post.findMany({
    where: {
      ...inForce(toColumn(on)),
      category: { in: ["PLANT_LEADER", "MIDDLE_CHIEF", "MIDDLE_DEPUTY"] },
      ...(only ? { personId: { in: only } } : {}),
    },
    select: { personId: true, category: true },
  });
  const holders = await holdersOfRoles(actor, tx, ["BRANCH_SECRETARY", "MENTOR"], on);
  const named = [
    ...posts.map(({ personId, category }) => ({ personId, office: OFFICES[category] ?? "" })),
    ...holders.map(({ personId, role }) => ({ personId, office: ROLES[role] })),
  ];
  const byPerson = new Map<string, string[]>((only ?? []).map((id) => [id, []]));
  for (const { personId, office } of named) {
    if (only && !only.includes(personId)) continue;
    byPerson.set(personId, [...new Set([...(byPerson.get(personId) ?? []), office])]);
  }
  return byPerson;
}

/** The last annual grade of each; a year without a grade does not count as 称职. */
async function lastGrades(actor: Actor, tx: Tx, personIds: string[]) {
  const years = await gradesOf(actor, tx, personIds);
  return new Map(
    [...years].flatMap(([id, [last]]) =>
      last
        ? [[id, { year: last.year, grade: last.grade, passed: ["EXCELLENT", "COMPETENT"].includes(last.standing) }]]
        : [],
    ) as [string, NonNullable<MentorFacts["lastGrade"]>][],
  );
}

/**
 * Everybody who might mentor on a day, or those asked for, with all that the rules ask. `without` is a pair that ends as
 * the new one begins: it does not count as a mentee.
 */
export async function mentorFacts(
  actor: Actor,
  tx: Tx,
  on: PlainDate,
  { only, without }: { only?: string[]; without?: string } = {},
): Promise<MentorFacts[]> {
  const offices = await officesOn(actor, tx, on, only);
  const ids = [...offices.keys()];
  const day = toColumn(on);
  const people = await tx.person.findMany({
    where: { id: { in: ids } },
    include: {
      unit: { select: { name: true, kind: true, parent: { select: { name: true } } } },
      branch: { select: { name: true } },
      posts: { where: inForce(day), select: { title: true, main: true }, orderBy: [{ main: "desc" }, { from: "asc" }] },
    },
  });
  const standing = await standingOn(actor, tx, ids, on);
  const grades = await lastGrades(actor, tx, ids);
  const pairs = await tx.pair.groupBy({
    by: ["mentorId"],
    where: {
      mentorId: { in: ids },
      OR: [{ endedOn: null }, { endedOn: { gt: day } }],
      ...(without ? { id: { not: without } } : {}),
    },
    _count: true,
  });
  return people.map((person) => ({
    ...{ personId: person.id, name: person.name, employeeNo: person.employeeNo, unitId: person.unitId },
    ...{ unitName: unitSaid(person.unit), ofPlant: person.unit.kind === "PLANT" },
    branchId: person.branchId,
    branchName: person.branch?.name ?? null,
    post: person.posts.map(({ title }) => title).join("、"),
    title: person.professionalTitle,
    startedWorkOn: person.startedWorkOn && fromColumn(person.startedWorkOn),
    left: person.leftOn !== null && person.leftOn <= day,
    offices: offices.get(person.id) ?? [],
    lastGrade: grades.get(person.id) ?? null,
    standing: standing.get(person.id) ?? [],
    load: pairs.find(({ mentorId }) => mentorId === person.id)?._count ?? 0,
  }));
}

/** The mentee as the rules see them; null for nobody. */
export async function menteeFacts(_actor: Actor, tx: Tx, menteeId: string, on: PlainDate): Promise<MenteeFacts | null> {
  const person = await tx.person.findUnique({
    where: { id: menteeId },
    select: { id: true, unitId: true, branchId: true, relatives: true, relativeOf: true },
  });
  if (!person) return null;
  const relatives = new Map([
    ...person.relatives.map(({ otherId, relation }) => [otherId, relation] as const),
    ...person.relativeOf.map(({ personId, relation }) => [personId, relation] as const),
  ]);
  const { id: personId, branchId } = person;
  const unitIds = await unitsAbove(tx, person.unitId);
  return { personId, unitIds, branchId, relatives, superiors: await superiorsOf(tx, person, toColumn(on)) };
}

async function unitsAbove(tx: Tx, unitId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with recursive above as (
      select id, "parentId", kind from "Unit" where id = ${unitId}
      union all select u.id, u."parentId", u.kind from "Unit" u join above on above."parentId" = u.id)
    select id from above where kind <> 'PLANT'`;
  return rows.map(({ id }) => id);
}

/**
 * 直接上级: the heads of the own unit, of the nearest unit above where it has none; for a head, whoever oversees the unit.
 */
async function superiorsOf(tx: Tx, person: { id: string; unitId: string }, day: Date): Promise<string[]> {
  for (let unitId: string | null = person.unitId; unitId !== null; ) {
    const unit: { parentId: string | null; overseerId: string | null } | null = await tx.unit.findUnique({
      where: { id: unitId },
      select: { parentId: true, overseerId: true },
    });
    const posts = await tx.post.findMany({
      where: { unitId, ...inForce(day) },
      select: { personId: true, title: true, category: true, person: { select: { name: true } } },
    });
    const heads = headsOf(posts.map(({ person: { name }, ...post }) => ({ ...post, name })));
    const others = heads.map(({ personId }) => personId).filter((id) => id !== person.id);
    if (others.length > 0 && others.length === heads.length) return [...new Set(others)];
    if (heads.length > 0 && unit?.overseerId) return [unit.overseerId];
    unitId = unit?.parentId ?? null;
  }
  return [];
}

export type Suggestions = { eligible: Suggestion[]; excluded: Exclusion[] };

/**
 * For the organiser who looks for a mentor; `instead` is the mentor who is to be replaced. Null for everybody else, and
 * where there is no such mentee.
 */
export async function suggestMentors(
  actor: Actor,
  wanted: { menteeId: string; field: string; on: PlainDate; without?: string; instead?: string },
): Promise<Suggestions | null> {
  if (mayManage(actor) !== true) return null;
  const mentee = await menteeFacts(actor, db, wanted.menteeId, wanted.on);
  if (!mentee) return null;
  const [mentors, rules] = await Promise.all([
    mentorFacts(actor, db, wanted.on, { without: wanted.without }),
    rulesInForce(actor, "MENTORING"),
  ]);
  return rank(mentors, { ...mentee, instead: wanted.instead }, wanted.field, rules, wanted.on);
}
