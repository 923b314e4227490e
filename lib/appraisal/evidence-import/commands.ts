import { createHash, randomUUID } from "node:crypto";
import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { readTable } from "@/lib/sheet/table-reading";
import { writeEvidence } from "../evidence/commands";
import { mayEnterAny, mayWriteEvidence } from "../evidence/policy";
import { COLUMNS, hasFigures, labelOf, MOST_ROWS, SHEET } from "./columns";
import { type CheckedRow, planRows } from "./plan";
import { sheetSubjects } from "./queries";
import {
  type ApplyEvidence,
  type CheckEvidence,
  rowsSchema,
  type StoredRow,
  type Summary,
  summarySchema,
} from "./schema";

/**
 * The dry run: reads the sheet, plans every row and keeps the plan. A file that cannot be taken as a whole is refused
 * before anything is stored; of one that can, nothing but the plan is stored.
 */
export async function checkEvidence(actor: Actor, input: CheckEvidence): Promise<{ id: string } & Summary> {
  // Before the file is opened: for whoever may enter nothing, no workbook of strangers is taken apart.
  permit(mayWriteEvidence(actor));
  const table = await readTable(input.bytes, { name: SHEET, columns: COLUMNS, mostRows: MOST_ROWS, row: "人员" });
  const { at, ignored } = table.header;
  if (!hasFigures(at)) invalid(`成绩表没有要录入的列：至少要有“${labelOf("performance")}”或一个季度。`);
  return transact(actor, async (tx, record) => {
    await openCycle(tx, actor, input.cycleId);
    const createdById = actor.personId ?? "";
    // Plans of the same person that were never applied serve nobody.
    await tx.evidenceImport.deleteMany({ where: { createdById, cycleId: input.cycleId, state: "CHECKED" } });
    const checked = planRows(table.rows, at, await sheetSubjects(actor, tx, input.cycleId));
    const summary = { sheet: table.sheet, at, ignored, counts: countsOf(checked) };
    const { cycleId, fileName } = input;
    const [id, sha256] = [randomUUID(), createHash("sha256").update(input.bytes).digest("hex")];
    await tx.evidenceImport.create({
      data: { id, cycleId, fileName, sha256, createdById, createdAt: actor.at, summary, rows: checked.map(stored) },
    });
    record("evidence.checked", cycleId, { importId: id, fileName, sha256, ...summary.counts });
    return { id, ...summary };
  });
}

async function openCycle(tx: Tx, actor: Actor, cycleId: string) {
  const cycle = (await tx.cycle.findUnique({ where: { id: cycleId }, select: { state: true } })) ?? missing("考核");
  permit(mayEnterAny(actor, cycle));
}

export type Applied = { changed: number; stale: number };

/**
 * Enters the good rows of a checked sheet, all in one transaction, exactly as typing them would. Each is planned anew:
 * what would now be done otherwise than was shown is left out and said so.
 */
export function applyEvidence(actor: Actor, { cycleId, importId }: ApplyEvidence): Promise<Applied> {
  return transact(
    actor,
    async (tx, record) => {
      await openCycle(tx, actor, cycleId);
      const row = (await tx.evidenceImport.findUnique({ where: { id: importId, cycleId } })) ?? missing("导入");
      const { count } = await tx.evidenceImport.updateMany({
        where: { id: importId, state: "CHECKED" },
        data: { state: "APPLIED", appliedAt: actor.at },
      });
      if (count === 0) throw new Refusal("conflict", "这份成绩表已经导入过了。");
      const summary = summarySchema.parse(row.summary);
      const shown = rowsSchema.parse(row.rows);
      // Before the second look, so that nobody enters anything between it and the writing.
      await tx.$queryRaw`select id from "Cycle" where id = ${cycleId} for no key update`;
      const now = planRows(shown, summary.at, await sheetSubjects(actor, tx, cycleId));
      const good = now.filter((one, index) => one.outcome === "CHANGE" && isAsShown(one, shown[index]));
      const kept = shown.map((one, index) => settled(one, now[index]));
      const changed = await writeEvidence(tx, record, actor, {
        cycleId,
        rows: good.flatMap((one) => (one.entry ? [one.entry] : [])),
      });
      const stale = kept.filter((one, index) => one.outcome !== shown[index]?.outcome).length;
      const counts = { ...summary.counts, CHANGE: changed, REFUSED: summary.counts.REFUSED + stale };
      await tx.evidenceImport.update({
        where: { id: importId },
        data: { rows: kept, summary: { ...summary, counts } },
      });
      record("evidence.imported", cycleId, { importId, fileName: row.fileName, sha256: row.sha256, changed, stale });
      return { changed, stale };
    },
    { timeout: 120_000 },
  );
}

const isAsShown = (now: CheckedRow, shown: StoredRow | undefined): boolean =>
  now.outcome === shown?.outcome && JSON.stringify(now.changes) === JSON.stringify(shown.changes);

/** A row that was to change something and is no longer what was shown becomes a refused one, with the reason. */
function settled(shown: StoredRow, now: CheckedRow | undefined): StoredRow {
  if (shown.outcome !== "CHANGE" || !now || isAsShown(now, shown)) return shown;
  const fault = {
    column: labelOf("employeeNo"),
    cell: `第${shown.line}行`,
    reason: "核对之后，这一行的成绩有了变化，没有录入。",
    mend: "请重新上传核对。",
  };
  return { ...shown, outcome: "REFUSED", changes: [], faults: now.faults.length > 0 ? now.faults : [fault] };
}

function stored({ line, outcome, employeeNo, name, cells, changes, faults }: CheckedRow): StoredRow {
  return { line, outcome, employeeNo: employeeNo.slice(0, 60), name: name.slice(0, 60), cells, changes, faults };
}

function countsOf(rows: readonly CheckedRow[]): Summary["counts"] {
  const counts = { CHANGE: 0, SAME: 0, REFUSED: 0 };
  for (const row of rows) counts[row.outcome] += 1;
  return counts;
}
