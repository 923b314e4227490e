import type { Actor } from "@/lib/auth/actor";
import { fromColumn, type PlainDate, toColumn, today } from "@/lib/calendar";
import { db } from "@/lib/db";
import type { UnitKind } from "../labels";
import { reachOfOrganisation, unitsInReach } from "../policy";
import { flatten, type Leader, pathTo, treeOf } from "../tree";

export type UnitLine = {
  id: string;
  name: string;
  kind: UnitKind;
  parentId: string | null;
  position: number;
  version: number;
  openedOn: Date;
  closedOn: Date | null;
  /** In the unit itself, today. */
  people: number;
  /** 党员, the probationary among them: they belong to a branch from their admission on (Party constitution Art. 7). */
  members: number;
  probationary: number;
  leaders: Leader[];
  /** The branch that covers exactly this unit today. */
  branchId: string | null;
  branchName: string | null;
  overseerId: string | null;
  overseerName: string | null;
};

/** Every unit with its counts, leaders, branch and overseer, in one statement; narrowed to the actor's reach. */
export async function listUnits(actor: Actor): Promise<UnitLine[]> {
  const day = toColumn(today(actor.at));
  const rows = await db.$queryRaw<UnitLine[]>`
    select u.id, u.name, u.kind::text as kind, u."parentId", u.position, u.version, u."openedOn", u."closedOn",
      coalesce(n.people, 0) as people, coalesce(n.members, 0) as members,
      coalesce(n.probationary, 0) as probationary, coalesce(l.leaders, '[]'::jsonb) as leaders,
      b.id as "branchId", b.name as "branchName", o.id as "overseerId", o.name as "overseerName"
    from "Unit" u
    left join (
      select "unitId", count(*)::int as people,
        (count(*) filter (where political in ('PARTY_MEMBER', 'PROBATIONARY_MEMBER')))::int as members,
        (count(*) filter (where political = 'PROBATIONARY_MEMBER'))::int as probationary
      from "Person" where "leftOn" is null or "leftOn" > ${day}::date group by "unitId") n on n."unitId" = u.id
    left join (
      select p."unitId", jsonb_agg(jsonb_build_object('personId', x.id, 'name', x.name, 'title', p.title,
        'category', p.category) order by p.category, p.main desc, p."from", x."employeeNo") as leaders
      from "Post" p join "Person" x on x.id = p."personId"
      where p.category <> 'STAFF' and p."from" <= ${day}::date and (p."until" is null or p."until" > ${day}::date)
      group by p."unitId") l on l."unitId" = u.id
    left join "UnitBranch" c on c."unitId" = u.id and c."from" <= ${day}::date
      and (c."until" is null or c."until" > ${day}::date)
    left join "Branch" b on b.id = c."branchId"
    left join "Person" o on o.id = u."overseerId"
    order by u.position, u.name`;
  return unitsInReach(rows, reachOfOrganisation(actor));
}

export type UnitOption = { id: string; name: string; kind: UnitKind; depth: number };

/** The units that stand today, in tree order: for selects and filters. */
export async function listUnitOptions(actor: Actor): Promise<UnitOption[]> {
  const day = toColumn(today(actor.at));
  const units = await db.$queryRaw<
    { id: string; name: string; kind: UnitKind; parentId: string | null; branchId: string | null }[]
  >`
    select u.id, u.name, u.kind::text as kind, u."parentId", c."branchId"
    from "Unit" u
    left join "UnitBranch" c on c."unitId" = u.id and c."from" <= ${day}::date
      and (c."until" is null or c."until" > ${day}::date)
    where u."closedOn" is null or u."closedOn" > ${day}::date
    order by u.position, u.name`;
  return flatten(treeOf(unitsInReach(units, reachOfOrganisation(actor)))).map(({ unit, depth }) => ({
    id: unit.id,
    name: unit.name,
    kind: unit.kind,
    depth,
  }));
}

export type Coverage = { id: string; branchId: string; branchName: string; from: PlainDate; until: PlainDate | null };
export type Service = { id: string; unitId: string; unitName: string; from: PlainDate; until: PlainDate | null };
export type Representative = { id: string; personId: string; name: string; from: PlainDate; until: PlainDate | null };
export type UnitView = {
  unit: UnitLine;
  /** From the top of what the actor may see down to the unit itself. */
  path: UnitLine[];
  /** All units in reach, for the tree below this one and for the forms. */
  units: UnitLine[];
  overseerTitle: string;
  coverage: Coverage[];
  serves: Service[];
  servedBy: Service[];
  representatives: Representative[];
};

export async function getUnit(actor: Actor, unitId: string): Promise<UnitView | null> {
  const units = await listUnits(actor);
  const unit = units.find((line) => line.id === unitId);
  if (!unit) return null;
  const day = toColumn(today(actor.at));
  const current = { from: { lte: day }, OR: [{ until: null }, { until: { gt: day } }] };
  const [coverage, serves, servedBy, mandates, post] = await Promise.all([
    db.unitBranch.findMany({
      where: { unitId },
      select: { id: true, from: true, until: true, branch: { select: { id: true, name: true } } },
      orderBy: { from: "desc" },
    }),
    services({ providerId: unitId }),
    services({ clientId: unitId }),
    db.mandate.findMany({
      where: { unitId, ...current },
      select: { id: true, from: true, until: true, person: { select: { id: true, name: true } } },
    }),
    db.post.findFirst({
      where: { personId: unit.overseerId ?? "", main: true, ...current },
      select: { title: true },
    }),
  ]);
  return {
    unit,
    units,
    path: pathTo(units, unitId),
    overseerTitle: post?.title ?? "",
    coverage: coverage.map((row) => ({ ...dated(row), branchId: row.branch.id, branchName: row.branch.name })),
    serves: serves.map((row) => ({ ...dated(row), unitId: row.client.id, unitName: row.client.name })),
    servedBy: servedBy.map((row) => ({ ...dated(row), unitId: row.provider.id, unitName: row.provider.name })),
    representatives: mandates.map((row) => ({ ...dated(row), personId: row.person.id, name: row.person.name })),
  };
}

function services(where: { providerId: string } | { clientId: string }) {
  const unit = { select: { id: true, name: true } };
  return db.unitService.findMany({
    where,
    select: { id: true, from: true, until: true, provider: unit, client: unit },
    orderBy: [{ until: { sort: "desc", nulls: "first" } }, { from: "desc" }],
  });
}

function dated(row: { id: string; from: Date; until: Date | null }) {
  return { id: row.id, from: fromColumn(row.from), until: row.until && fromColumn(row.until) };
}
