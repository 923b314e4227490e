import type { Actor } from "@/lib/auth/actor";
import { fromColumn, type PlainDate, toColumn, today } from "@/lib/calendar";
import { db } from "@/lib/db";
import type { Political } from "../labels";
import { branchInReach, reachOfOrganisation } from "../policy";

export type BranchLine = {
  id: string;
  name: string;
  position: number;
  version: number;
  foundedOn: Date;
  closedOn: Date | null;
  /** 正式党员, 预备党员, and those of other political status who are counted to the branch. */
  full: number;
  probationary: number;
  others: number;
  secretaries: { personId: string; name: string }[];
  units: { id: string; name: string }[];
};

/**
 * Every branch with its members, secretaries and the units it covers today, in one statement; narrowed to the reach.
 * The secretary is whoever holds the role for the branch: that is what lets them act for it.
 */
export async function listBranches(actor: Actor): Promise<BranchLine[]> {
  const day = toColumn(today(actor.at));
  const rows = await db.$queryRaw<BranchLine[]>`
    select b.id, b.name, b.position, b.version, b."foundedOn", b."closedOn", coalesce(n.full, 0) as full,
      coalesce(n.probationary, 0) as probationary, coalesce(n.others, 0) as others,
      coalesce(c.units, '[]'::jsonb) as units, coalesce(s.secretaries, '[]'::jsonb) as secretaries
    from "Branch" b
    left join (
      select "branchId", (count(*) filter (where political = 'PARTY_MEMBER'))::int as full,
        (count(*) filter (where political = 'PROBATIONARY_MEMBER'))::int as probationary,
        (count(*) filter (where political not in ('PARTY_MEMBER', 'PROBATIONARY_MEMBER')))::int as others
      from "Person" where "leftOn" is null or "leftOn" > ${day}::date group by "branchId") n on n."branchId" = b.id
    left join (
      select c."branchId", jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.position, u.name) as units
      from "UnitBranch" c join "Unit" u on u.id = c."unitId"
      where c."from" <= ${day}::date and (c."until" is null or c."until" > ${day}::date)
      group by c."branchId") c on c."branchId" = b.id
    left join (
      select g."scopeBranchId" as "branchId",
        jsonb_agg(jsonb_build_object('personId', p.id, 'name', p.name) order by g."from") as secretaries
      from "RoleGrant" g join "Account" a on a.id = g."accountId" join "Person" p on p.id = a."personId"
      where g."scopeBranchId" is not null and g."from" <= ${day}::date
        and (g."until" is null or g."until" > ${day}::date)
      group by 1) s on s."branchId" = b.id
    order by b.position, b.name`;
  const reach = reachOfOrganisation(actor);
  return rows.filter((branch) => branchInReach(branch.id, reach));
}

/** The branches that stand today: for selects and filters. */
export async function listBranchOptions(actor: Actor): Promise<{ id: string; name: string }[]> {
  const day = toColumn(today(actor.at));
  const reach = reachOfOrganisation(actor);
  const branches = await db.branch.findMany({
    where: { OR: [{ closedOn: null }, { closedOn: { gt: day } }] },
    select: { id: true, name: true },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
  return branches.filter((branch) => branchInReach(branch.id, reach));
}

export type CoveredUnit = { id: string; unitId: string; unitName: string; from: PlainDate; until: PlainDate | null };
export type BranchMember = {
  id: string;
  employeeNo: string;
  name: string;
  political: Political;
  joinedPartyOn: PlainDate | null;
  unitId: string;
  unitName: string;
  title: string;
};
export type BranchView = { branch: BranchLine; coverage: CoveredUnit[]; members: BranchMember[] };

export async function getBranch(actor: Actor, branchId: string): Promise<BranchView | null> {
  const branch = (await listBranches(actor)).find((line) => line.id === branchId);
  if (!branch) return null;
  const day = toColumn(today(actor.at));
  const [coverage, members] = await Promise.all([
    db.unitBranch.findMany({
      where: { branchId },
      select: { id: true, from: true, until: true, unit: { select: { id: true, name: true } } },
      orderBy: [{ until: { sort: "desc", nulls: "first" } }, { from: "desc" }],
    }),
    db.$queryRaw<(Omit<BranchMember, "joinedPartyOn"> & { joinedPartyOn: Date | null })[]>`
      select p.id, p."employeeNo", p.name, p.political::text as political, p."joinedPartyOn", p."unitId",
        u.name as "unitName", coalesce(t.title, '') as title
      from "Person" p join "Unit" u on u.id = p."unitId"
      left join "Post" t on t."personId" = p.id and t.main and t."from" <= ${day}::date
        and (t."until" is null or t."until" > ${day}::date)
      where p."branchId" = ${branchId} and (p."leftOn" is null or p."leftOn" > ${day}::date)`,
  ]);
  return {
    branch,
    coverage: coverage.map((row) => ({
      id: row.id,
      unitId: row.unit.id,
      unitName: row.unit.name,
      from: fromColumn(row.from),
      until: row.until && fromColumn(row.until),
    })),
    members: members.map((row) => ({ ...row, joinedPartyOn: row.joinedPartyOn && fromColumn(row.joinedPartyOn) })),
  };
}
