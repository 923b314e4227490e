import { toColumn, today } from "@/lib/calendar";
import { db, Prisma, readRows, type Tx } from "@/lib/db";
import type { Actor, Grant } from "./actor";
import type { Role } from "./roles";

type Facts = {
  accountId: string;
  personId: string;
  name: string;
  employeeNo: string;
  unitId: string;
  unitName: string;
  branchId: string | null;
  grants: { role: Role; unitId: string | null; unitIds: string[] | null; branchId: string | null }[];
};
type Row = Facts & { mustChange: boolean; lastLoginAt: Date | null; stale: boolean };

/** domain.md §1.4: a password older than this is changed before anything else. */
export const MOST_PASSWORD_DAYS = 90;
const DAY = 24 * 60 * 60 * 1000;

/** Person, account and the grants in force on `day` with their unit subtrees, of an account `a`. */
const factsOn = (day: Date) => Prisma.sql`
  a.id as "accountId", p.id as "personId", p.name, p."employeeNo", p."unitId", u.name as "unitName", p."branchId",
  coalesce((
    select jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g."scopeUnitId", 'branchId', g."scopeBranchId",
      'unitIds', (
        with recursive below as (
          select g."scopeUnitId" as id where g."scopeUnitId" is not null
          union all select c.id from "Unit" c join below on c."parentId" = below.id)
        select jsonb_agg(below.id) from below)))
    from "RoleGrant" g
    where g."accountId" = a.id and g."from" <= ${day}::date and (g."until" is null or g."until" > ${day}::date)
  ), '[]'::jsonb) as grants`;

/**
 * The actor of a live session, or null when it has ended, timed out, or its account was disabled or locked out.
 * One statement: session, account, person, grants in force today with their unit subtrees. `lastSeenAt` moves at most
 * every 30 seconds, so that reading does not write on every request, and only when somebody is `present`: what a page
 * asks on its own does not prolong the session (lib/automatic.ts).
 */
export async function actorOfSession(
  sessionId: string,
  at: Date,
  address: string,
  { present = true }: { present?: boolean } = {},
): Promise<Actor | null> {
  const day = toColumn(today(at));
  const expired = new Date(at.getTime() - MOST_PASSWORD_DAYS * DAY);
  const rows = await readRows<Row>`
    select ${factsOn(day)},
      (not a.demonstration and (a."mustChange" or a."passwordSetAt" < ${expired}::timestamptz)) as "mustChange",
      s."previousLoginAt" as "lastLoginAt",
      s."lastSeenAt" < ${at}::timestamptz - interval '30 seconds' as stale
    from "Session" s
    join "Account" a on a.id = s."accountId"
    join "Person" p on p.id = a."personId"
    join "Unit" u on u.id = p."unitId"
    where s.id = ${sessionId} and s."endedAt" is null and a.state = 'ACTIVE'
      and s."expiresAt" > ${at}::timestamptz
      and s."lastSeenAt" > ${at}::timestamptz - make_interval(mins => s."idleMinutes")
      and (p."leftOn" is null or p."leftOn" > ${day}::date)`;
  const row = rows[0];
  if (!row) return null;
  if (row.stale && present) {
    await db.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { lastSeenAt: at } });
  }
  return actorFrom(row, { sessionId, at, address, mustChangePassword: row.mustChange, lastLoginAt: row.lastLoginAt });
}

/**
 * A person outside a session, for what is read in his or her name: the daily digest and the calendar. Null as soon as
 * the account is disabled or the person has left. No session stands behind it, so nothing may be written as this actor.
 */
export async function actorOfPerson(personId: string, at: Date, from: Tx | typeof db = db): Promise<Actor | null> {
  const day = toColumn(today(at));
  const rows = await from.$queryRaw<Facts[]>`
    select ${factsOn(day)}
    from "Account" a
    join "Person" p on p.id = a."personId"
    join "Unit" u on u.id = p."unitId"
    where p.id = ${personId} and a.state = 'ACTIVE' and (p."leftOn" is null or p."leftOn" > ${day}::date)`;
  const outside = { sessionId: null, at, address: "", mustChangePassword: false, lastLoginAt: null };
  return rows[0] ? actorFrom(rows[0], outside) : null;
}

type Present = Pick<Actor, "sessionId" | "at" | "address" | "mustChangePassword" | "lastLoginAt">;

function actorFrom(row: Facts, present: Present): Actor {
  const { accountId, personId, name, employeeNo, unitId, unitName, branchId } = row;
  const grants: Grant[] = row.grants.map((grant) => ({
    role: grant.role,
    unitIds: grant.unitIds,
    branchId: grant.branchId,
  }));
  return { accountId, personId, name, employeeNo, unitId, unitName, branchId, ...present, grants };
}

/** What signing in needs of an account; never leaves lib/auth. */
export type Candidate = {
  id: string;
  personId: string;
  name: string;
  employeeNo: string;
  passwordHash: string;
  lastLoginAt: Date | null;
  roles: Role[];
};

export async function accountByNumber(employeeNo: string): Promise<Candidate | null> {
  const person = await db.person.findUnique({
    where: { employeeNo },
    select: {
      id: true,
      name: true,
      account: { select: { id: true, passwordHash: true, lastLoginAt: true, grants: { select: { role: true } } } },
    },
  });
  if (!person?.account) return null;
  const { grants, ...account } = person.account;
  const roles = grants.map((grant) => grant.role);
  return { ...account, personId: person.id, name: person.name, employeeNo, roles };
}
