import { toColumn, today } from "@/lib/calendar";
import { db, Prisma } from "@/lib/db";
import type { Todo } from "@/lib/todo";
import type { Actor } from "../actor";
import { can } from "../actor";
import type { Owner } from "../password-rules";
import { ROLES, type Role } from "../roles";
import { maySeeAccounts } from "./policy";
import type { AccountFilter, AccountStateFilter } from "./schema";

export type AccountLine = {
  personId: string;
  employeeNo: string;
  name: string;
  unitName: string;
  left: boolean;
  accountId: string | null;
  state: "ACTIVE" | "DISABLED" | null;
  locked: boolean;
  lastLoginAt: Date | null;
  createdAt: Date | null;
  roles: Role[];
};

const ACCOUNTS_A_PAGE = 50;
const DORMANT_DAYS = 90;
const DAY = 24 * 60 * 60 * 1000;

export type AccountPage = { lines: AccountLine[]; next: string | null; previous: string | null };

/** A page of accounts in order of number, by key and not by offset, so that the last page is as quick as the first. */
export async function listAccounts(actor: Actor, filter: AccountFilter): Promise<AccountPage> {
  if (maySeeAccounts(actor) !== true) return { lines: [], next: null, previous: null };
  const back = filter.before !== "";
  const place = back ? Prisma.sql`p."employeeNo" < ${filter.before}` : Prisma.sql`p."employeeNo" > ${filter.after}`;
  const order = back ? Prisma.sql`p."employeeNo" desc` : Prisma.sql`p."employeeNo"`;
  const rows = await db.$queryRaw<AccountLine[]>`
    select p.id as "personId", p."employeeNo", p.name, u.name as "unitName",
      (p."leftOn" is not null and p."leftOn" <= ${day(actor)}::date) as left, a.id as "accountId", a.state::text as state,
      coalesce(a."lockedUntil" > ${actor.at}::timestamptz, false) as locked, a."lastLoginAt", a."createdAt",
      array(select distinct g.role from "RoleGrant" g where g."accountId" = a.id and ${inForce(actor)}
        order by g.role)::text[] as roles
    from "Person" p join "Unit" u on u.id = p."unitId" left join "Account" a on a."personId" = p.id
    where ${place} and ${matching(actor, filter)}
    order by ${order} limit ${ACCOUNTS_A_PAGE + 1}`;
  const more = rows.length > ACCOUNTS_A_PAGE;
  const lines = rows.slice(0, ACCOUNTS_A_PAGE);
  if (back) lines.reverse();
  const first = lines[0]?.employeeNo ?? null;
  const last = lines.at(-1)?.employeeNo ?? null;
  return {
    lines,
    next: back || more ? last : null,
    previous: back ? (more ? first : null) : filter.after === "" ? null : first,
  };
}

const day = (actor: Actor) => toColumn(today(actor.at));
const inForce = (actor: Actor) =>
  Prisma.sql`g."from" <= ${day(actor)}::date and (g."until" is null or g."until" > ${day(actor)}::date)`;

function matching(actor: Actor, { q, state, role, unitId }: AccountFilter): Prisma.Sql {
  const parts = [stateIs(actor, state)];
  if (q) {
    const start = `${q.replace(/[\\%_]/g, "\\$&")}%`;
    const lower = start.toLowerCase();
    parts.push(Prisma.sql`(p."employeeNo" like ${start} or p.name like ${`%${start}`}
      or p.pinyin like ${lower} or p.initials like ${lower})`);
  }
  if (unitId) parts.push(Prisma.sql`p."unitId" in (${subtree(unitId)})`);
  if (role) {
    parts.push(Prisma.sql`exists (select from "RoleGrant" g where g."accountId" = a.id and g.role::text = ${role}
      and ${inForce(actor)})`);
  }
  return Prisma.join(parts, " and ");
}

function stateIs(actor: Actor, state: AccountStateFilter): Prisma.Sql {
  const long = new Date(actor.at.getTime() - DORMANT_DAYS * DAY);
  switch (state) {
    case "none":
      return Prisma.sql`a.id is null and (p."leftOn" is null or p."leftOn" > ${day(actor)}::date)`;
    case "active":
      return Prisma.sql`a.state = 'ACTIVE'`;
    case "disabled":
      return Prisma.sql`a.state = 'DISABLED'`;
    case "locked":
      return Prisma.sql`a."lockedUntil" > ${actor.at}::timestamptz`;
    case "never":
      return Prisma.sql`a.id is not null and a."lastLoginAt" is null`;
    case "dormant":
      return Prisma.sql`a.state = 'ACTIVE' and coalesce(a."lastLoginAt", a."createdAt") < ${long}::timestamptz`;
    case "all":
      return Prisma.sql`a.id is not null`;
  }
}

const subtree = (unitId: string) => Prisma.sql`
  with recursive below as (
    select id from "Unit" where id = ${unitId}
    union all select c.id from "Unit" c join below on c."parentId" = below.id)
  select id from below`;

export type AccountView = {
  id: string;
  personId: string;
  employeeNo: string;
  name: string;
  unitName: string;
  left: boolean;
  state: "ACTIVE" | "DISABLED";
  mustChange: boolean;
  demonstration: boolean;
  passwordSetAt: Date;
  failures: number;
  lockedUntil: Date | null;
  lastLoginAt: Date | null;
  createdAt: Date;
  sessions: { id: string; createdAt: Date; lastSeenAt: Date; address: string; agent: string }[];
};

export async function getAccount(actor: Actor, accountId: string): Promise<AccountView | null> {
  if (maySeeAccounts(actor) !== true) return null;
  const account = await db.account.findUnique({
    where: { id: accountId },
    omit: { passwordHash: true },
    include: {
      person: { select: { employeeNo: true, name: true, leftOn: true, unit: { select: { name: true } } } },
      sessions: {
        where: { endedAt: null, expiresAt: { gt: actor.at } },
        orderBy: { lastSeenAt: "desc" },
        select: { id: true, createdAt: true, lastSeenAt: true, idleMinutes: true, address: true, agent: true },
      },
    },
  });
  if (!account) return null;
  const { person, sessions, lockedUntil, ...rest } = account;
  return {
    ...rest,
    employeeNo: person.employeeNo,
    name: person.name,
    unitName: person.unit.name,
    left: person.leftOn !== null && person.leftOn <= day(actor),
    lockedUntil: lockedUntil && lockedUntil > actor.at ? lockedUntil : null,
    sessions: sessions.filter((one) => one.lastSeenAt.getTime() + one.idleMinutes * 60_000 > actor.at.getTime()),
  };
}

export type Unopened = Owner & { id: string; unitName: string };

/** People at work who have no account: one, or all of a unit and the units below it. */
export async function peopleWithoutAccount(
  actor: Actor,
  where: { personId: string } | { unitId: string },
): Promise<Unopened[]> {
  if (!can(actor, "account.create")) return [];
  const which =
    "personId" in where ? Prisma.sql`p.id = ${where.personId}` : Prisma.sql`p."unitId" in (${subtree(where.unitId)})`;
  return db.$queryRaw<Unopened[]>`
    select p.id, p."employeeNo", p.name, p.pinyin, p.phone, u.name as "unitName"
    from "Person" p join "Unit" u on u.id = p."unitId" left join "Account" a on a."personId" = p.id
    where a.id is null and (p."leftOn" is null or p."leftOn" > ${day(actor)}::date) and ${which}
    order by u.position, u.name, p."employeeNo"`;
}

export type UnitToOpen = { id: string; parentId: string | null; name: string; count: number };

/** Units in which somebody has no account, counted with the units below them. */
export async function unitsWithoutAccounts(actor: Actor): Promise<UnitToOpen[]> {
  if (!can(actor, "account.create")) return [];
  return db.$queryRaw<UnitToOpen[]>`
    with recursive above as (
      select id as top, id from "Unit"
      union all select above.top, c.id from above join "Unit" c on c."parentId" = above.id),
    missing as (
      select p."unitId" from "Person" p left join "Account" a on a."personId" = p.id
      where a.id is null and (p."leftOn" is null or p."leftOn" > ${day(actor)}::date))
    select u.id, u.name, u."parentId", count(*)::int as count
    from above join missing on missing."unitId" = above.id join "Unit" u on u.id = above.top
    group by u.id order by u.position, u.name`;
}

/** Whose account it is, for the rules a new password must keep. */
export async function ownerOf(actor: Actor, accountId: string): Promise<Unopened | null> {
  if (!can(actor, "account.secure")) return null;
  const rows = await db.$queryRaw<Unopened[]>`
    select p.id, p."employeeNo", p.name, p.pinyin, p.phone, u.name as "unitName"
    from "Account" a join "Person" p on p.id = a."personId" join "Unit" u on u.id = p."unitId" where a.id = ${accountId}`;
  return rows[0] ?? null;
}

type Unhandled = { locked: number; dormant: number; unopened: number };

/** Without one of each no appraisal comes to its end: who prepares it, approves it, witnesses the opening, proposes. */
const NEEDED: readonly Role[] = ["ORGANISER", "SECRETARY", "DISCIPLINE", "APPRAISAL_GROUP"];

/** What waits for the system officer and for the security officer. */
export async function listTodos(actor: Actor): Promise<Todo[]> {
  const [opens, secures] = [can(actor, "account.create"), can(actor, "account.secure")];
  if (!opens && !secures) return [];
  const { locked, dormant, unopened } = await countUnhandled(actor);
  const todo = (id: string, count: number, title: string, detail: string, href: string): Todo[] =>
    count === 0 ? [] : [{ id, due: null, title, detail, href, action: "查看" }];
  const vacant = can(actor, "grant.write") ? await vacantRoles(actor) : [];
  const vacancy = `${vacant.map((role) => ROLES[role]).join("、")}还没有人担任`;
  return [
    ...todo("vacant", vacant.length, vacancy, "人选由党委确定；打开其账号授予角色", "/accounts"),
    ...(secures
      ? todo("locked", locked, `${locked} 个账号被锁定`, "核实是否本人多次输错", "/accounts?state=locked")
      : []),
    ...(secures
      ? todo("dormant", dormant, `${dormant} 个账号 90 天未用`, "核对后请系统管理员停用", "/accounts?state=dormant")
      : []),
    ...(opens
      ? todo("unopened", unopened, `${unopened} 人没有账号`, "评价人和被考核人须有账号", "/accounts?state=none")
      : []),
  ];
}

async function vacantRoles(actor: Actor): Promise<Role[]> {
  const held = await db.roleGrant.findMany({
    where: {
      role: { in: [...NEEDED] },
      OR: [{ until: null }, { until: { gt: toColumn(today(actor.at)) } }],
      account: { state: "ACTIVE" },
    },
    distinct: ["role"],
    select: { role: true },
  });
  return NEEDED.filter((role) => !held.some((grant) => grant.role === role));
}

async function countUnhandled(actor: Actor): Promise<Unhandled> {
  const long = new Date(actor.at.getTime() - DORMANT_DAYS * DAY);
  const rows = await db.$queryRaw<Unhandled[]>`
    select (count(*) filter (where a."lockedUntil" > ${actor.at}::timestamptz))::int as locked,
      (count(*) filter (where a.state = 'ACTIVE' and coalesce(a."lastLoginAt", a."createdAt") < ${long}::timestamptz))::int as dormant,
      (count(*) filter (where a.id is null))::int as unopened
    from "Person" p left join "Account" a on a."personId" = p.id
    where p."leftOn" is null or p."leftOn" > ${day(actor)}::date`;
  return rows[0] ?? { locked: 0, dormant: 0, unopened: 0 };
}
