import { setImmediate as breathe } from "node:timers/promises";
import { addressIn, type RawRow } from "@/lib/sheet/header";
import { nearest } from "@/lib/sheet/likeness";
import type { Outcome } from "@/lib/sheet/rows";
import { linesByNumber, sayTwins } from "@/lib/sheet/twins";
import { readRow } from "./cells";
import { type Header, labelOf } from "./columns";
import { type Known, type Planned, planRow, spelling } from "./plan";
import type { Missing } from "./schema";

export type CheckedRow = RawRow & Planned & { employeeNo: string; name: string; unit: string; branch: string };

/** Every row planned against what is known, in slices between which others are served. */
export async function checkRows(
  rows: readonly RawRow[],
  header: Pick<Header, "at">,
  known: Known,
  onProgress: (done: number) => void = () => {},
): Promise<CheckedRow[]> {
  const read = rows.map((row) => readRow(row, header));
  const numbers = rows.map(({ line }, index) => ({ line, employeeNo: read[index]?.stated.employeeNo ?? "" }));
  const lines = linesByNumber(numbers);
  const checked: CheckedRow[] = [];
  for (const [index, row] of rows.entries()) {
    const { stated, faults } = read[index] as (typeof read)[number];
    const twins = sayTwins({ line: row.line, employeeNo: stated.employeeNo }, lines);
    const cell = addressIn("employeeNo", row.line, header);
    const all = twins ? [...faults, { column: labelOf("employeeNo"), cell, ...twins }] : faults;
    const planned = planRow(stated, all, known, { line: row.line, header });
    const { employeeNo, name, unit, branch } = stated;
    checked.push({ ...row, ...planned, employeeNo, name, unit, branch });
    if (index % 500 === 499) {
      onProgress(index + 1);
      await breathe();
    }
  }
  return checked;
}

export function countsOf(rows: readonly CheckedRow[]): Record<Outcome, number> {
  const counts = { CREATE: 0, CHANGE: 0, SAME: 0, REFUSED: 0 };
  for (const row of rows) counts[row.outcome] += 1;
  return counts;
}

/** Units, or branches, that the roster names and the portal does not know; those named most often first. */
export function missingOf(rows: readonly CheckedRow[], key: "unit" | "branch", known: Known): Missing[] {
  const places = key === "unit" ? known.units : known.branches;
  const counts = new Map<string, number>();
  for (const row of rows) {
    const name = row[key];
    if (name && !places.has(spelling(name))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...places.keys()];
  return [...counts]
    .map(([name, count]) => ({ name, rows: count, near: nearest(name, names) ?? null }))
    .sort((a, b) => b.rows - a.rows || a.name.localeCompare(b.name));
}
