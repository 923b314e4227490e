import { createHash } from "node:crypto";
import { type Record as Trail, transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import type { RawRow } from "@/lib/sheet/header";
import { cellsSchema } from "@/lib/sheet/rows";
import { UNIT_KINDS } from "../labels";
import { ordinalOf } from "../names";
import { mayExchangeRoster, mayKeepOrganisation } from "../policy";
import { mayHang } from "../tree";
import { type CheckedRow, checkRows, countsOf, missingOf } from "./check";
import type { Header } from "./columns";
import { followed, type Tell } from "./progress";
import { knownOf } from "./queries";
import { readRoster } from "./reading";
import { type CheckRoster, type CompleteRoster, NEW, type Summary, summarySchema } from "./schema";

/** Twenty thousand rows are planned and stored in about ten seconds on two cores. */
const LONG = { timeout: 180_000 };
const CHUNK = 1000;

/**
 * The dry run: reads the workbook, plans every row and keeps the plan. A file that cannot be taken as a whole is refused
 * before anything is stored; of one that can, nothing but the plan is stored.
 */
export function checkRoster(actor: Actor, input: CheckRoster): Promise<Summary> {
  return followed(input.importId, async (tell) => {
    permit(mayExchangeRoster(actor));
    const roster = await readRoster(input.bytes, (done, total) => tell("读取文件", done, total));
    return transact(
      actor,
      async (tx, record) => {
        const createdById = actor.personId ?? "";
        // Plans of the same person that were never applied hold personal data and serve nobody.
        await tx.rosterImport.deleteMany({ where: { createdById, state: "CHECKED" } });
        const { importId: id, fileName } = input;
        const sha256 = createHash("sha256").update(input.bytes).digest("hex");
        await tx.rosterImport.create({ data: { id, fileName, sha256, createdById, createdAt: actor.at } });
        const { sheet, header } = roster;
        const summary = await storePlan(actor, tx, id, { sheet, ...header }, roster.rows, tell);
        record("roster.checked", id, { fileName, sha256, ...summary.counts });
        return summary;
      },
      LONG,
    );
  });
}

type Facts = { sheet: string } & Header;

async function storePlan(actor: Actor, tx: Tx, importId: string, facts: Facts, rows: RawRow[], tell: Tell) {
  const known = await knownOf(actor, tx, numbersOf(rows));
  const checked = await checkRows(rows, facts, known, (done) => tell("核对", done, rows.length));
  const { sheet, line, at, ignored } = facts;
  const summary: Summary = {
    ...{ sheet, line, at, ignored },
    counts: countsOf(checked),
    units: missingOf(checked, "unit", known),
    branches: missingOf(checked, "branch", known),
  };
  await tx.rosterRow.deleteMany({ where: { importId } });
  for (let from = 0; from < checked.length; from += CHUNK) {
    tell("保存核对结果", from, checked.length);
    const chunk = JSON.stringify(checked.slice(from, from + CHUNK).map(stored));
    // As one JSON value a statement: a client that binds each field took four times as long for 20,000 rows.
    await tx.$executeRaw`
      insert into "RosterRow" ("importId", line, outcome, "employeeNo", name, cells, changes, faults)
      select ${importId}, r.line, r.outcome, r."employeeNo", r.name, r.cells, r.changes, r.faults
      from jsonb_to_recordset(${chunk}::jsonb) as r(line int, outcome "RowOutcome", "employeeNo" text, name text,
        cells jsonb, changes jsonb, faults jsonb)`;
  }
  await tx.rosterImport.update({ where: { id: importId }, data: { summary } });
  return summary;
}

/** Numbers as typed, to load whom the rows may mean. */
function numbersOf(rows: RawRow[]): string[] {
  const numbers = rows.map((row) => row.cells[0]?.text.normalize("NFKC").replace(/\s/g, "").toUpperCase() ?? "");
  return [...new Set(numbers)].filter(Boolean);
}

function stored({ line, outcome, employeeNo, name, cells, changes, faults }: CheckedRow) {
  return { line, outcome, employeeNo: employeeNo.slice(0, 60), name: name.slice(0, 60), cells, changes, faults };
}

/**
 * 同时新建不存在的单位和支部: makes those that were ticked and plans the rows anew. An empty portal gets its forty units
 * from the roster instead of forty dialogs; each is ticked by hand, since a misspelt unit is no new unit.
 */
export function completeRoster(actor: Actor, input: CompleteRoster): Promise<Summary> {
  const work = (tell: Tell) =>
    transact(
      actor,
      async (tx, record) => {
        permit(mayExchangeRoster(actor));
        permit(mayKeepOrganisation(actor));
        const row = await held(tx, input.importId);
        if (input.units.length + input.branches.length === 0) invalid("没有勾选要新建的单位或党支部。");
        const { sheet, line, at, ignored, ...summary } = summarySchema.parse(row.summary);
        await makeUnits(actor, tx, record, input.units, new Set(summary.units.map((unit) => unit.name)));
        await makeBranches(actor, tx, record, input.branches, new Set(summary.branches.map((branch) => branch.name)));
        const rows = await tx.rosterRow.findMany({
          where: { importId: row.id },
          select: { line: true, cells: true },
          orderBy: { line: "asc" },
        });
        const raw = rows.map((one) => ({ line: one.line, cells: cellsSchema.parse(one.cells) }));
        const again = await storePlan(actor, tx, row.id, { sheet, line, at, ignored }, raw, tell);
        record("roster.checked", row.id, again.counts);
        return again;
      },
      LONG,
    );
  return followed(input.importId, work);
}

/** Held until the plan is stored anew: a newer check of the same person waits, or has removed this one already. */
async function held(tx: Tx, importId: string) {
  await tx.$queryRaw`select id from "RosterImport" where id = ${importId} for update`;
  const row = (await tx.rosterImport.findUnique({ where: { id: importId } })) ?? missing("导入");
  if (row.state !== "CHECKED") throw new Refusal("conflict", "这份花名册已经导入过了。");
  return row;
}

async function makeUnits(actor: Actor, tx: Tx, record: Trail, units: CompleteRoster["units"], asked: Set<string>) {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('organisation.tree'))`;
  // A plant first, so that it may be the parent of the others; teams last.
  const order = Object.keys(UNIT_KINDS);
  for (const unit of units.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
    if (!asked.has(unit.name)) missing("单位");
    const { name, kind } = unit;
    const plant = await tx.unit.findFirst({ where: { kind: "PLANT", closedOn: null } });
    if (kind === "PLANT" && plant) invalid(`已有${plant.name}，“${name}”不能再是厂。`);
    const parent = kind === "PLANT" ? null : unit.parentId ? await parentOf(tx, unit.parentId) : plant;
    const answer = mayHang(kind, parent?.kind ?? null);
    if (answer !== true) {
      invalid(`“${name}”：${parent ? answer : "还没有厂。请把其中一个单位的类别选为“厂”，或先新建厂。"}`);
    }
    const parentId = parent?.id ?? null;
    const data = { name, kind, parentId, position: ordinalOf(name), openedOn: toColumn(today(actor.at)) };
    const made = await tx.unit.create({ data, select: { id: true } });
    record("unit.created", made.id, { name, kind, parentId, roster: true });
  }
}

async function parentOf(tx: Tx, chosen: string) {
  const where = chosen.startsWith(NEW) ? { name: chosen.slice(NEW.length) } : { id: chosen };
  const parent = await tx.unit.findUnique({ where });
  if (!parent && chosen.startsWith(NEW)) invalid(`上级单位“${chosen.slice(NEW.length)}”没有勾选新建。`);
  return parent ?? missing("上级单位");
}

async function makeBranches(actor: Actor, tx: Tx, record: Trail, names: string[], asked: Set<string>) {
  for (const name of names) {
    if (!asked.has(name)) missing("党支部");
    const data = { name, position: ordinalOf(name), foundedOn: toColumn(today(actor.at)) };
    const branch = await tx.branch.create({ data, select: { id: true } });
    record("branch.created", branch.id, { name, roster: true });
  }
}
