import type { Actor } from "@/lib/auth/actor";
import { fromColumn, toColumn, today } from "@/lib/calendar";
import { db } from "@/lib/db";
import type { Category } from "../labels";
import { factsOf } from "../person/facts";
import { type PeopleFilter, searchConditions } from "../person/queries";
import { mayExchangeRoster } from "../policy";
import type { RosterPerson } from "../roster/workbook";

type Row = Parameters<typeof factsOf>[0] & {
  unit: string;
  branch: string | null;
  title: string | null;
  category: Category | null;
  from: Date | null;
  representative: boolean;
};

/** The people in the filter as rows of the roster, by number; null for whom the roster is not. */
export async function listRoster(actor: Actor, filter: PeopleFilter): Promise<RosterPerson[] | null> {
  if (mayExchangeRoster(actor) !== true) return null;
  const day = toColumn(today(actor.at));
  const rows = await db.$queryRaw<Row[]>`
    select p."employeeNo", p.name, p.gender::text as gender, p."bornOn", p.ethnicity, p.political::text as political,
      p."joinedPartyOn", p."startedWorkOn", p.education, p.degree, p."professionalTitle", p.phone,
      u.name as unit, b.name as branch, t.title, t.category::text as category, t."from",
      exists (select from "Mandate" m where m."personId" = p.id and (m."until" is null or m."until" > ${day}::date)
        and (m."until" is null or m."until" > m."from")) as representative
    from "Person" p
    join "Unit" u on u.id = p."unitId"
    left join "Branch" b on b.id = p."branchId"
    left join "Post" t on t."personId" = p.id and t.main and t."from" <= ${day}::date
      and (t."until" is null or t."until" > ${day}::date)
    where ${searchConditions(actor, filter)}
    order by p."employeeNo" collate "C"`;
  return rows.map((row) => ({
    facts: factsOf(row),
    unit: row.unit,
    branch: row.branch ?? "",
    post:
      row.title !== null && row.category && row.from
        ? { title: row.title, category: row.category, from: fromColumn(row.from) }
        : null,
    representative: row.representative,
  }));
}
