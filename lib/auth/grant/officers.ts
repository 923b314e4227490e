import { toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { Refusal } from "@/lib/errors";
import { OFFICERS, ROLES, type Role } from "../roles";

/** Any constant: whoever changes officers or their accounts waits here for the one before. */
const LOCK = 3_301_001;

/** Two officers who remove each other at the same moment would leave the plant without one. */
export async function lockOfficers(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${LOCK}::bigint)`;
}

/**
 * After the change, each of the three posts that was ever filled still has a holder: active, still employed, granted
 * without an end. A plant without a security officer could never grant one again.
 */
export async function keepOneOfEachOfficer(tx: Tx, at: Date): Promise<void> {
  const day = toColumn(today(at));
  const rows = await tx.$queryRaw<{ role: Role; holders: number }[]>`
    select g.role::text as role, (count(*) filter (where a.state = 'ACTIVE' and g."from" <= ${day}::date
        and g."until" is null and (p."leftOn" is null or p."leftOn" > ${day}::date)))::int as holders
    from "RoleGrant" g join "Account" a on a.id = g."accountId" join "Person" p on p.id = a."personId"
    group by g.role`;
  const empty = rows.find(({ role, holders }) => OFFICERS.includes(role) && holders === 0);
  if (empty) {
    const name = ROLES[empty.role];
    throw new Refusal("conflict", `这是最后一名${name}。请先把${name}授予另一个人（不设截止日期），再办理。`);
  }
}
