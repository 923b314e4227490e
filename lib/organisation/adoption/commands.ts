import { randomUUID } from "node:crypto";
import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { type PlainDate, toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { missing, permit, Refusal } from "@/lib/errors";
import { cellsSchema, changesSchema } from "@/lib/sheet/rows";
import { laterOf } from "../changes";
import { columnsOf } from "../person/facts";
import { mayExchangeRoster } from "../policy";
import { type CheckedRow, checkRows } from "../roster/check";
import type { Deed, Known } from "../roster/plan";
import type { Tell } from "../roster/progress";
import { followed } from "../roster/progress";
import { knownOf, type RowView } from "../roster/queries";
import { type ApplyRoster, type Summary, summarySchema } from "../roster/schema";

const LONG = { timeout: 180_000 };
const CHUNK = 1000;

export type Applied = { created: number; changed: number; stale: number };

/**
 * Applies the good rows of a checked roster, all in one transaction. Each is planned anew: what would now be done
 * otherwise than was shown is left out and said so. A second call finds the import applied and does nothing.
 */
export function applyRoster(actor: Actor, input: ApplyRoster): Promise<Applied> {
  const work = (tell: Tell) =>
    transact(
      actor,
      async (tx, record) => {
        permit(mayExchangeRoster(actor));
        await takeTurn(tx);
        const row = (await tx.rosterImport.findUnique({ where: { id: input.importId } })) ?? missing("导入");
        const { count } = await tx.rosterImport.updateMany({
          where: { id: row.id, state: "CHECKED" },
          data: { state: "APPLIED", appliedAt: actor.at },
        });
        if (count === 0) throw new Refusal("conflict", "这份花名册已经导入过了。");
        const { good, stale, known } = await settle(actor, tx, row.id, summarySchema.parse(row.summary), tell);
        await write(actor, tx, good, known, tell);
        await markRows(tx, row.id, good, stale);
        const created = good.filter((one) => one.outcome === "CREATE").length;
        const applied = { created, changed: good.length - created, stale: stale.length };
        record("roster.applied", row.id, { fileName: row.fileName, sha256: row.sha256, ...applied });
        return applied;
      },
      LONG,
    );
  return followed(input.importId, work);
}

/** One roster at a time: two that name the same people would wait for each other row by row. */
async function takeTurn(tx: Tx): Promise<void> {
  const [turn] = await tx.$queryRaw<{ mine: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtext('organisation.roster')) as mine`;
  if (!turn?.mine) throw new Refusal("busy", "另一份花名册正在导入，请稍候再试。");
}

/** The rows that would still do exactly what the dry run showed, and those that would not. */
async function settle(actor: Actor, tx: Tx, importId: string, header: Summary, tell: Tell) {
  const rows = await tx.$queryRaw<Pick<RowView, "line" | "outcome" | "employeeNo" | "cells" | "changes">[]>`
    select line, outcome::text as outcome, "employeeNo", cells, changes
    from "RosterRow" where "importId" = ${importId} and outcome in ('CREATE', 'CHANGE') order by line`;
  const known = await knownOf(
    actor,
    tx,
    rows.map((row) => row.employeeNo),
  );
  const raw = rows.map((row) => ({ line: row.line, cells: cellsSchema.parse(row.cells) }));
  const checked = await checkRows(raw, header, known, (done) => tell("再次核对", done, raw.length));
  const good: CheckedRow[] = [];
  const stale: CheckedRow[] = [];
  for (const [index, row] of checked.entries()) {
    const shown = rows[index];
    const same =
      row.outcome === shown?.outcome &&
      JSON.stringify(row.changes) === JSON.stringify(changesSchema.parse(shown.changes));
    (same ? good : stale).push(row);
  }
  return { good, stale, known };
}

type Planned = { deed: Deed; person: { id: string; version: number } | null; id: string };

async function write(actor: Actor, tx: Tx, good: CheckedRow[], known: Known, tell: Tell): Promise<void> {
  for (let from = 0; from < good.length; from += CHUNK) {
    const planned = good.slice(from, from + CHUNK).flatMap((row): Planned[] => {
      const person = known.people.get(row.employeeNo) ?? null;
      return row.deed ? [{ deed: row.deed, person, id: person?.id ?? randomUUID() }] : [];
    });
    await writePeople(tx, planned);
    await writePosts(tx, planned);
    await writeMandates(tx, planned, today(actor.at));
    tell("导入", Math.min(from + CHUNK, good.length), good.length);
  }
}

async function writePeople(tx: Tx, planned: Planned[]): Promise<void> {
  const columns = ({ deed, id }: Planned) => ({
    id,
    ...columnsOf(deed.facts),
    unitId: deed.unitId,
    branchId: deed.branchId,
  });
  // As one JSON value a statement: a client that binds each field took four times as long for 20,000 people.
  const created = JSON.stringify(planned.filter((one) => !one.person).map(columns));
  await tx.$executeRaw`
    insert into "Person" (id, "employeeNo", name, gender, "bornOn", ethnicity, political, "joinedPartyOn",
      "startedWorkOn", education, degree, "professionalTitle", phone, pinyin, initials, "unitId", "branchId")
    select r.id, r."employeeNo", r.name, r.gender, r."bornOn", r.ethnicity, r.political, r."joinedPartyOn",
      r."startedWorkOn", r.education, r.degree, r."professionalTitle", r.phone, r.pinyin, r.initials, r."unitId",
      r."branchId"
    from jsonb_to_recordset(${created}::jsonb) as r(id text, "employeeNo" text, name text, gender "Gender",
      "bornOn" date, ethnicity text, political "PoliticalStatus", "joinedPartyOn" date, "startedWorkOn" date,
      education text, degree text, "professionalTitle" text, phone text, pinyin text, initials text, "unitId" text,
      "branchId" text)`;
  const changed = planned.filter((one) => one.person);
  if (changed.length === 0) return;
  const rows = changed.map((one) => ({ ...columns(one), version: one.person?.version }));
  const count = await tx.$executeRaw`
    update "Person" p set name = r.name, gender = r.gender, "bornOn" = r."bornOn", ethnicity = r.ethnicity,
      political = r.political, "joinedPartyOn" = r."joinedPartyOn", "startedWorkOn" = r."startedWorkOn",
      education = r.education, degree = r.degree, "professionalTitle" = r."professionalTitle", phone = r.phone,
      pinyin = r.pinyin, initials = r.initials, "unitId" = r."unitId", "branchId" = r."branchId", version = p.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, version int, name text, gender "Gender",
      "bornOn" date, ethnicity text, political "PoliticalStatus", "joinedPartyOn" date, "startedWorkOn" date,
      education text, degree text, "professionalTitle" text, phone text, pinyin text, initials text, "unitId" text,
      "branchId" text)
    where p.id = r.id and p.version = r.version`;
  if (count !== changed.length) {
    throw new Refusal("conflict", "导入期间有人修改了其中一些人的资料，没有导入任何一行。请重新核对后再导入。");
  }
}

async function writePosts(tx: Tx, planned: Planned[]): Promise<void> {
  const ends: { id: string; until: PlainDate }[] = [];
  const corrections: object[] = [];
  const appointments: object[] = [];
  for (const { deed, id } of planned) {
    const { post } = deed;
    if (post.kind === "correct") corrections.push(post);
    if (post.kind !== "appoint") continue;
    if (post.endId) ends.push({ id: post.endId, until: post.from });
    const { unitId, title, category, from } = post;
    appointments.push({ id: randomUUID(), personId: id, unitId, title, category, from });
  }
  // What ends makes room for what begins: the constraint on main posts looks at every statement.
  await tx.$executeRaw`
    update "Post" p set "until" = r."until", version = p.version + 1
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as r(id text, "until" date) where p.id = r.id`;
  await tx.$executeRaw`
    update "Post" p set title = r.title, category = r.category, "unitId" = r."unitId", "from" = r."from",
      version = p.version + 1
    from jsonb_to_recordset(${JSON.stringify(corrections)}::jsonb) as r(id text, title text, category "Category",
      "unitId" text, "from" date)
    where p.id = r.id`;
  await tx.$executeRaw`
    insert into "Post" (id, "personId", "unitId", title, category, "from")
    select r.id, r."personId", r."unitId", r.title, r.category, r."from"
    from jsonb_to_recordset(${JSON.stringify(appointments)}::jsonb) as r(id text, "personId" text, "unitId" text,
      title text, category "Category", "from" date)`;
}

async function writeMandates(tx: Tx, planned: Planned[], day: PlainDate): Promise<void> {
  const ended = planned.flatMap(({ deed }) => (deed.mandate?.end ? [deed.mandate.end] : []));
  const ends = ended.map(({ id, from }) => ({ id, until: laterOf(toColumn(from), toColumn(day)) }));
  await tx.$executeRaw`
    update "Mandate" m set "until" = r."until"
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as r(id text, "until" date) where m.id = r.id`;
  await tx.mandate.createMany({
    data: planned
      .filter(({ deed }) => deed.mandate?.give)
      .map(({ deed, id }) => ({ personId: id, unitId: deed.unitId, from: toColumn(day) })),
  });
}

async function markRows(tx: Tx, importId: string, good: CheckedRow[], stale: CheckedRow[]): Promise<void> {
  const lines = good.map((row) => row.line);
  await tx.$executeRaw`
    update "RosterRow" set applied = true where "importId" = ${importId} and line = any(${lines}::int[])`;
  for (const row of stale) {
    const reason = "核对之后，此人的资料有了变化，没有导入。";
    const fault = { column: "工号", cell: `第${row.line}行`, reason, mend: "请重新上传核对。" };
    await tx.rosterRow.update({
      where: { importId_line: { importId, line: row.line } },
      data: { outcome: "REFUSED", faults: [...row.faults, fault], changes: [] },
    });
  }
}
