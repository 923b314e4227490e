import { fromColumn, type PlainDate, toColumn, today } from "@/lib/calendar";
import { db, type Tx } from "@/lib/db";
import { maySeeAccounts } from "../account/policy";
import type { Actor } from "../actor";
import type { Role } from "../roles";

export type GrantLine = {
  id: string;
  role: Role;
  scope: string;
  from: PlainDate;
  until: PlainDate | null;
  /** Against today: `over` also for one revoked before it began. */
  state: "future" | "inForce" | "over";
  grantedBy: string;
  grantedAt: Date;
  reason: string;
};

type Row = Omit<GrantLine, "from" | "until" | "state"> & { from: Date; until: Date | null };

/** Every grant an account ever had, those in force first. */
export async function listGrants(actor: Actor, accountId: string): Promise<GrantLine[]> {
  if (maySeeAccounts(actor) !== true) return [];
  const rows = await db.$queryRaw<Row[]>`
    select g.id, g.role::text as role, coalesce(u.name, b.name, '') as scope, g."from", g."until",
      coalesce(p.name, '系统') as "grantedBy", g."grantedAt", g.reason
    from "RoleGrant" g left join "Unit" u on u.id = g."scopeUnitId" left join "Branch" b on b.id = g."scopeBranchId"
    left join "Person" p on p.id = g."grantedById"
    where g."accountId" = ${accountId} order by g."until" desc nulls first, g."from" desc`;
  const day = today(actor.at);
  return rows.map((row) => {
    const from = fromColumn(row.from);
    const until = row.until && fromColumn(row.until);
    const over = until !== null && (until <= day || until <= from);
    return { ...row, from, until, state: over ? "over" : from > day ? "future" : "inForce" };
  });
}

export type ScopeOptions = { units: { value: string; label: string }[]; branches: { value: string; label: string }[] };

/** Units and branches a grant may be bound to: their names only, for those who grant. */
export async function scopeOptions(actor: Actor): Promise<ScopeOptions> {
  if (maySeeAccounts(actor) !== true) return { units: [], branches: [] };
  const day = toColumn(today(actor.at));
  const open = { OR: [{ closedOn: null }, { closedOn: { gt: day } }] };
  const select = { id: true, name: true } as const;
  const [units, branches] = await Promise.all([
    db.unit.findMany({
      where: open,
      select: { ...select, parentId: true },
      orderBy: [{ position: "asc" }, { name: "asc" }],
    }),
    db.branch.findMany({ where: open, select, orderBy: [{ position: "asc" }, { name: "asc" }] }),
  ]);
  return { units: asTree(units), branches: branches.map(({ id, name }) => ({ value: id, label: name })) };
}

type Unit = { id: string; name: string; parentId: string | null };

/** Every unit under its parent, set in by its depth, as the organisation's own lists show them. */
function asTree(units: readonly Unit[]): { value: string; label: string }[] {
  const known = new Set(units.map(({ id }) => id));
  const below = (parent: string | null, depth: number): { value: string; label: string }[] =>
    units
      .filter(({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null) === parent)
      .flatMap(({ id, name }) => [{ value: id, label: `${"　".repeat(depth)}${name}` }, ...below(id, depth + 1)]);
  return below(null, 0);
}

export type Holder = { personId: string; role: Role; unitId: string | null; branchId: string | null };

/** Who holds one of these roles on a day and is at work: for rules that ask for an office, not for a permission. */
export async function holdersOfRoles(_actor: Actor, tx: Tx, roles: readonly Role[], on: PlainDate): Promise<Holder[]> {
  const day = toColumn(on);
  const rows = await tx.roleGrant.findMany({
    where: {
      role: { in: [...roles] },
      from: { lte: day },
      OR: [{ until: null }, { until: { gt: day } }],
      account: { person: { OR: [{ leftOn: null }, { leftOn: { gt: day } }] } },
    },
    select: { role: true, scopeUnitId: true, scopeBranchId: true, account: { select: { personId: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ role, scopeUnitId, scopeBranchId, account }) => ({
    ...{ personId: account.personId, role, unitId: scopeUnitId, branchId: scopeBranchId },
  }));
}
