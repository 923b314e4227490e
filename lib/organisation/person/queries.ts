import type { Actor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/actor";
import { fromColumn, type PlainDate, toColumn, today } from "@/lib/calendar";
import { db, Prisma } from "@/lib/db";
import type { Category, Political } from "../labels";
import { mayKeepRelatives, maySeePhone, reachOfOrganisation } from "../policy";
import { factsOf } from "./facts";
import type { PersonFacts } from "./schema";
import { type Cursor, type Key, type Phase, phasesOf, prefixRange, readCursor, type Term, writeCursor } from "./search";

export type PeopleFilter = {
  q?: string;
  /** The unit and everything below it. */
  unitId?: string;
  branchId?: string;
  category?: Category;
  political?: Political;
  representative?: boolean;
  /** Those who have left instead of those at work. */
  left?: boolean;
};

export type PersonLine = {
  id: string;
  employeeNo: string;
  name: string;
  political: Political;
  unitId: string;
  unitName: string;
  branchName: string | null;
  title: string | null;
  category: Category | null;
  representative: boolean;
  leftOn: Date | null;
};

export const PAGE = 50;
/**
 * A page and one more. Of the whole list as a word of the statement: of a number that is given to it PostgreSQL assumes a
 * tenth of the plant, and makes a plan anew each time. Of a search it assumes so few that the number does no harm.
 */
const wholeList = Prisma.sql`limit 51`;

/** One page of the people in reach. There is no exact total: the page costs the same however many there are. */
export async function listPeople(
  actor: Actor,
  filter: PeopleFilter,
  after?: string,
): Promise<{ people: PersonLine[]; next: string | null }> {
  const phases = phasesOf(filter.q ?? "");
  const cursor = readCursor(after, phases.length);
  const found: (PersonLine & { value: string; phase: number })[] = [];
  for (let at = cursor?.phase ?? 0; at < phases.length && found.length <= PAGE; at += 1) {
    const page = await readPhase(actor, filter, phases[at] as Phase, at === cursor?.phase ? cursor : null);
    found.push(...page.map((row) => ({ ...row, phase: at })));
  }
  const last = found[PAGE - 1];
  return {
    people: found.slice(0, PAGE).map(({ value: _value, phase: _phase, ...person }) => person),
    next: found.length > PAGE && last ? writeCursor(last) : null,
  };
}

const COLUMN: Record<Key, Prisma.Sql> = {
  employeeNo: Prisma.sql`p."employeeNo" collate "C"`,
  name: Prisma.sql`p.name collate "C"`,
  initials: Prisma.sql`p.initials collate "C"`,
  pinyin: Prisma.sql`p.pinyin collate "C"`,
};

function beginsWith({ key, prefix }: Term): Prisma.Sql {
  const [from, before] = prefixRange(prefix);
  return Prisma.sql`${COLUMN[key]} >= ${from} and ${COLUMN[key]} < ${before}`;
}

/**
 * A page comes from one index in its order; everything else is looked up for those fifty only. "main is not false" is
 * `main` in words that keep the exclusion constraint's own index out of the plan, and the array does the same for the
 * mandates: theirs look like the best ones and take thrice as long as the plain ones.
 */
function readPhase(actor: Actor, filter: PeopleFilter, phase: Phase, after: Cursor | null) {
  const day = toColumn(today(actor.at));
  const column = COLUMN[phase.key];
  const byNumber = phase.key === "employeeNo";
  const conditions = [
    ...peopleConditions(actor, filter),
    phase.prefix ? beginsWith(phase) : null,
    ...phase.not.map((term) => Prisma.sql`not (${beginsWith(term)})`),
    after && byNumber ? Prisma.sql`${column} > ${after.employeeNo}` : null,
    after && !byNumber
      ? Prisma.sql`(${column}, ${COLUMN.employeeNo}) > (${after.value} collate "C", ${after.employeeNo} collate "C")`
      : null,
  ].filter((condition) => condition !== null);
  const order = byNumber ? column : Prisma.sql`${column}, ${COLUMN.employeeNo}`;
  const limit = conditions.length === 1 ? wholeList : Prisma.sql`limit ${PAGE + 1}`;
  return db.$queryRaw<(PersonLine & { value: string })[]>`
    with p as materialized (
      select p.id, p."employeeNo", p.name, p.political, p."unitId", p."branchId", p."leftOn", ${column} as value
      from "Person" p where ${Prisma.join(conditions, " and ")} order by ${order} ${limit})
    select p.id, p."employeeNo", p.name, p.political::text as political, p."unitId", u.name as "unitName",
      b.name as "branchName", t.title, t.category::text as category, p."leftOn", p.value,
      p.id = any(array(select m."personId" from "Mandate" m where m."personId" = any(array(select id from p))
        and m."from" <= ${day}::date and (m."until" is null or m."until" > ${day}::date))) as representative
    from p
    join "Unit" u on u.id = p."unitId"
    left join "Branch" b on b.id = p."branchId"
    left join lateral (select t.title, t.category from "Post" t where t."personId" = p.id and t.main is not false
      and t."from" <= ${day}::date and (t."until" is null or t."until" > ${day}::date) limit 1) t on true
    order by ${byNumber ? Prisma.sql`p.value` : Prisma.sql`p.value, ${COLUMN.employeeNo}`}`;
}

/** What a person `p` must meet to be in the reach of the actor and in the filter, but for what was searched. */
function peopleConditions(actor: Actor, filter: PeopleFilter): (Prisma.Sql | null)[] {
  return [peopleInReach(actor), ...conditionsOf(filter, toColumn(today(actor.at)))];
}

/** The same with what was searched, in any of the ways in which it may be found. */
export function searchConditions(actor: Actor, filter: PeopleFilter): Prisma.Sql {
  const found = phasesOf(filter.q ?? "").map((term) => Prisma.sql`(${beginsWith(term)})`);
  const conditions = peopleConditions(actor, filter).filter((condition) => condition !== null);
  return Prisma.sql`${Prisma.join(conditions, " and ")} and (${Prisma.join(found, " or ")})`;
}

/** Whom the actor may see: everybody, those of the units or the branch granted, and always oneself. */
function peopleInReach(actor: Actor): Prisma.Sql | null {
  const reach = reachOfOrganisation(actor);
  if (reach.plant) return null;
  return Prisma.sql`(p."unitId" = any(${reach.unitIds}::text[]) or p."branchId" = any(${reach.branchIds}::text[])
    or p.id = ${actor.personId ?? ""})`;
}

function conditionsOf(filter: PeopleFilter, day: Date): (Prisma.Sql | null)[] {
  return [
    filter.left
      ? Prisma.sql`p."leftOn" <= ${day}::date`
      : Prisma.sql`(p."leftOn" is null or p."leftOn" > ${day}::date)`,
    filter.unitId
      ? Prisma.sql`p."unitId" = any(array(
          with recursive below as (
            select ${filter.unitId}::text as id
            union all select c.id from "Unit" c join below on c."parentId" = below.id)
          select id from below))`
      : null,
    filter.branchId ? Prisma.sql`p."branchId" = ${filter.branchId}` : null,
    filter.political ? Prisma.sql`p.political = ${filter.political}::"PoliticalStatus"` : null,
    filter.category ? ofCategory(filter.category, day) : null,
    filter.representative
      ? Prisma.sql`p.id = any(array(select m."personId" from "Mandate" m where m."from" <= ${day}::date
          and (m."until" is null or m."until" > ${day}::date)))`
      : null,
  ];
}

/**
 * Cadres are few: they are found by their posts and looked up one by one, which an array makes sure of. Of the staff
 * fifty stand at the beginning of any order.
 */
function ofCategory(category: Category, day: Date): Prisma.Sql {
  const holders = Prisma.sql`select t."personId" from "Post" t where t.main and t.category = ${category}::"Category"
    and t."from" <= ${day}::date and (t."until" is null or t."until" > ${day}::date)`;
  return category === "STAFF" ? Prisma.sql`p.id in (${holders})` : Prisma.sql`p.id = any(array(${holders}))`;
}

/** The first people that match, for a picker: { value, label, hint } of each. */
export async function searchPeople(actor: Actor, q: string): Promise<{ value: string; label: string; hint: string }[]> {
  if (!q) return [];
  const { people } = await listPeople(actor, { q });
  return people.slice(0, 12).map((person) => ({
    value: person.id,
    label: person.name,
    hint: [person.employeeNo, person.unitName, person.title].filter(Boolean).join(" "),
  }));
}

export type PostLine = {
  id: string;
  unitId: string;
  unitName: string;
  title: string;
  category: Category;
  main: boolean;
  from: PlainDate;
  until: PlainDate | null;
  version: number;
};
export type MandateLine = { id: string; unitId: string; unitName: string; from: PlainDate; until: PlainDate | null };
export type RelativeLine = { id: string; personId: string; name: string; unitName: string; relation: string };

export type PersonView = {
  id: string;
  version: number;
  facts: PersonFacts;
  /** False: the number is kept back, not empty. */
  phoneShown: boolean;
  unitId: string;
  unitName: string;
  branchId: string | null;
  branchName: string | null;
  leftOn: PlainDate | null;
  posts: PostLine[];
  mandates: MandateLine[];
  /** Null: not for this actor. */
  relatives: RelativeLine[] | null;
  oversees: { id: string; name: string }[];
};

const named = { select: { id: true, name: true } } as const;

export async function getPerson(actor: Actor, personId: string): Promise<PersonView | null> {
  const person = await db.person.findUnique({
    where: { id: personId },
    include: {
      unit: named,
      branch: named,
      oversees: { ...named, where: { closedOn: null } },
      posts: { include: { unit: named }, orderBy: [{ from: "desc" }, { main: "desc" }] },
      mandates: { include: { unit: named }, orderBy: { from: "desc" } },
    },
  });
  if (!person || !seesPerson(actor, person)) return null;
  const facts = factsOf(person);
  const phoneShown = maySeePhone(actor, person.id);
  return {
    id: person.id,
    version: person.version,
    facts: phoneShown ? facts : { ...facts, phone: "" },
    phoneShown,
    unitId: person.unit.id,
    unitName: person.unit.name,
    branchId: person.branch?.id ?? null,
    branchName: person.branch?.name ?? null,
    leftOn: person.leftOn && fromColumn(person.leftOn),
    oversees: person.oversees,
    posts: person.posts.map((post) => ({ ...dated(post), ...placed(post), ...postFacts(post) })),
    mandates: person.mandates.map((row) => ({ ...dated(row), ...placed(row) })),
    relatives: mayKeepRelatives(actor) === true ? await relativesOf(person.id) : null,
  };
}

function seesPerson(actor: Actor, person: { id: string; unitId: string; branchId: string | null }): boolean {
  return actor.personId === person.id || can(actor, "organisation.read", person);
}

async function relativesOf(personId: string): Promise<RelativeLine[]> {
  const other = { select: { id: true, name: true, unit: { select: { name: true } } } };
  const rows = await db.relative.findMany({
    where: { OR: [{ personId }, { otherId: personId }] },
    select: { id: true, relation: true, person: other, other },
  });
  return rows.map((row) => {
    const them = row.person.id === personId ? row.other : row.person;
    return { id: row.id, personId: them.id, name: them.name, unitName: them.unit.name, relation: row.relation };
  });
}

const dated = (row: { id: string; from: Date; until: Date | null }) => ({
  id: row.id,
  from: fromColumn(row.from),
  until: row.until && fromColumn(row.until),
});
const placed = (row: { unit: { id: string; name: string } }) => ({ unitId: row.unit.id, unitName: row.unit.name });
const postFacts = (post: { title: string; category: Category; main: boolean; version: number }) => ({
  title: post.title,
  category: post.category,
  main: post.main,
  version: post.version,
});

/** Names by id, for lists that say who did something. */
export async function namesOf(_actor: Actor, personIds: readonly string[]): Promise<Map<string, string>> {
  const people = await db.person.findMany({
    where: { id: { in: [...new Set(personIds)] } },
    select: { id: true, name: true },
  });
  return new Map(people.map((person) => [person.id, person.name]));
}
