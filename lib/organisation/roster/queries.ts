import { remembered } from "@/lib/audit/memory";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, type PlainDate, toColumn, today } from "@/lib/calendar";
import { db, type Tx } from "@/lib/db";
import type { Cell } from "@/lib/sheet/reader";
import { type Change, cellsSchema, changesSchema, type Fault, faultsSchema, type Outcome } from "@/lib/sheet/rows";
import type { Todo } from "@/lib/todo";
import type { Category } from "../labels";
import { factsOf } from "../person/facts";
import { namesOf } from "../person/queries";
import { mayExchangeRoster } from "../policy";
import { type Known, type KnownPerson, spelling } from "./plan";
import { type Summary, summarySchema } from "./schema";

/** What the portal knows of the people with these numbers; inside the transaction that is going to change them. */
export async function knownOf(actor: Actor, tx: Tx, numbers: readonly string[]): Promise<Known> {
  const day = today(actor.at);
  const place = { id: true, name: true, closedOn: true } as const;
  const [units, branches] = [await tx.unit.findMany({ select: place }), await tx.branch.findMany({ select: place })];
  const people = new Map<string, KnownPerson>();
  for (let from = 0; from < numbers.length; from += 2000) {
    for (const person of await peopleOf(actor, tx, numbers.slice(from, from + 2000))) {
      people.set(person.facts.employeeNo, person);
    }
  }
  const padded = await tx.person.findMany({
    where: { employeeNo: { startsWith: "0" } },
    select: { employeeNo: true, name: true },
  });
  const placed = (rows: { id: string; name: string; closedOn: Date | null }[]) =>
    new Map(rows.map((row) => [spelling(row.name), { id: row.id, closed: row.closedOn !== null }]));
  return {
    today: day,
    units: placed(units),
    branches: placed(branches),
    people,
    padded: new Map(padded.map((person) => [person.employeeNo.replace(/^0+/, ""), person])),
  };
}

const hasUnits = remembered("单位", async () => (await db.unit.count({ take: 2 })) > 1);

/** A plant that consists of its founders only: the first thing the organiser does. */
export async function listTodos(actor: Actor, { trail }: { trail?: string } = {}): Promise<Todo[]> {
  if (mayExchangeRoster(actor) !== true || (await hasUnits(actor, trail))) return [];
  const detail = "名册里的单位、党支部可以在核对时一并新建";
  return [{ id: "roster", due: null, title: "导入花名册", detail, href: "/people/import", action: "导入" }];
}

type KnownRow = Parameters<typeof factsOf>[0] & {
  id: string;
  version: number;
  unitId: string;
  unitName: string;
  branchId: string | null;
  branchName: string | null;
  leftOn: Date | null;
  posts: { id: string; title: string; category: Category; unitId: string; from: PlainDate; until: PlainDate | null }[];
  mandate: { id: string; unitId: string; from: PlainDate } | null;
  oversees: string[];
};

async function peopleOf(actor: Actor, tx: Tx, numbers: string[]): Promise<KnownPerson[]> {
  const day = today(actor.at);
  const on = toColumn(day);
  const rows = await tx.$queryRaw<KnownRow[]>`
    select p.id, p.version, p."employeeNo", p.name, p.gender::text as gender, p."bornOn", p.ethnicity,
      p.political::text as political, p."joinedPartyOn", p."startedWorkOn", p.education, p.degree,
      p."professionalTitle", p.phone, p."unitId", u.name as "unitName", p."branchId", b.name as "branchName", p."leftOn",
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title, 'category', t.category,
          'unitId', t."unitId", 'from', t."from", 'until', t."until") order by t."from")
        from "Post" t where t."personId" = p.id and t.main), '[]'::jsonb) as posts,
      (select jsonb_build_object('id', m.id, 'unitId', m."unitId", 'from', m."from")
        from "Mandate" m where m."personId" = p.id
          and (m."until" is null or (m."until" > ${on}::date and m."until" > m."from"))
        order by m."from" limit 1) as mandate,
      coalesce((select jsonb_agg(o.name) from "Unit" o where o."overseerId" = p.id and o."closedOn" is null),
        '[]'::jsonb) as oversees
    from "Person" p join "Unit" u on u.id = p."unitId" left join "Branch" b on b.id = p."branchId"
    where p."employeeNo" = any(${numbers}::text[])`;
  return rows.map(({ posts, leftOn, ...row }) => {
    const main = posts.find((post) => post.from <= day && (post.until === null || post.until > day)) ?? null;
    const former = posts.findLast((post) => post !== main && post.until !== null && post.until <= day);
    const next = posts.find((post) => post.from > day) ?? null;
    const { id, version, unitId, unitName, branchId, branchName, mandate, oversees } = row;
    return {
      ...{ id, version, unitId, unitName, branchId, branchName, main, next, mandate, oversees },
      facts: factsOf(row),
      leftOn: leftOn && fromColumn(leftOn),
      formerUntil: former?.until ?? null,
    };
  });
}

export type ImportView = {
  id: string;
  fileName: string;
  state: "CHECKED" | "APPLIED";
  summary: Summary;
  createdAt: Date;
  createdBy: string;
  appliedAt: Date | null;
};

/** The latest imports, anybody's: whoever keeps the roster sees what the others have brought in. */
export async function listImports(actor: Actor): Promise<ImportView[]> {
  if (mayExchangeRoster(actor) !== true) return [];
  const rows = await db.rosterImport.findMany({ orderBy: { createdAt: "desc" }, take: 10 });
  return withNames(actor, rows);
}

export async function getImport(actor: Actor, importId: string): Promise<ImportView | null> {
  if (mayExchangeRoster(actor) !== true) return null;
  const row = await db.rosterImport.findUnique({ where: { id: importId } });
  return row ? ((await withNames(actor, [row]))[0] ?? null) : null;
}

type ImportRow = NonNullable<Awaited<ReturnType<typeof db.rosterImport.findUnique>>>;

async function withNames(actor: Actor, rows: ImportRow[]): Promise<ImportView[]> {
  const names = await namesOf(
    actor,
    rows.map((row) => row.createdById),
  );
  return rows.map(({ sha256: _sha, createdById, summary, ...row }) => ({
    ...row,
    summary: summarySchema.parse(summary),
    createdBy: names.get(createdById) ?? "",
  }));
}

export type RowView = {
  line: number;
  outcome: Outcome;
  applied: boolean;
  employeeNo: string;
  name: string;
  cells: (Cell | null)[];
  changes: Change[];
  faults: Fault[];
};

export const ROWS_A_PAGE = 50;

/** A page of the dry run, by line number; one row more than a page tells whether there is another. */
export async function listRows(
  actor: Actor,
  importId: string,
  filter: { outcome?: Outcome; after?: number },
): Promise<RowView[]> {
  if (mayExchangeRoster(actor) !== true) return [];
  const rows = await db.rosterRow.findMany({
    where: { importId, ...(filter.outcome ? { outcome: filter.outcome } : {}), line: { gt: filter.after ?? 0 } },
    orderBy: { line: "asc" },
    take: ROWS_A_PAGE + 1,
  });
  return rows.map(viewOf);
}

/** Every row of an import, for the workbook that goes back to the sender. */
export async function listAllRows(actor: Actor, importId: string): Promise<RowView[]> {
  if (mayExchangeRoster(actor) !== true) return [];
  return (await db.rosterRow.findMany({ where: { importId }, orderBy: { line: "asc" } })).map(viewOf);
}

type StoredRow = NonNullable<Awaited<ReturnType<typeof db.rosterRow.findFirst>>>;

function viewOf({ importId: _id, ...row }: StoredRow): RowView {
  return {
    ...row,
    cells: cellsSchema.parse(row.cells),
    changes: changesSchema.parse(row.changes),
    faults: faultsSchema.parse(row.faults),
  };
}
