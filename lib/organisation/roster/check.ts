import { setImmediate as breathe } from "node:timers/promises";
import { addressOf, type Fault, type RawRow, readRow, type Stated } from "./cells";
import { type Header, labelOf } from "./columns";
import { nearest } from "./likeness";
import { type Known, type Planned, planRow, spelling } from "./plan";
import type { Missing, Outcome } from "./schema";

export type CheckedRow = RawRow & Planned & { employeeNo: string; name: string; unit: string; branch: string };

/** Every row planned against what is known, in slices between which others are served. */
export async function checkRows(
  rows: readonly RawRow[],
  header: Pick<Header, "at">,
  known: Known,
  onProgress: (done: number) => void = () => {},
): Promise<CheckedRow[]> {
  const read = rows.map((row) => readRow(row, header));
  const twins = twinsOf(rows, read);
  const checked: CheckedRow[] = [];
  for (const [index, row] of rows.entries()) {
    const { stated, faults } = read[index] as (typeof read)[number];
    const all = [...faults, ...twinFault(stated.employeeNo, row, header, twins)];
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

/** The lines on which a number stands more than once. */
function twinsOf(rows: readonly RawRow[], read: readonly { stated: Stated }[]): Map<string, number[]> {
  const lines = new Map<string, number[]>();
  for (const [index, row] of rows.entries()) {
    const employeeNo = read[index]?.stated.employeeNo;
    if (!employeeNo) continue;
    const known = lines.get(employeeNo);
    if (known) known.push(row.line);
    else lines.set(employeeNo, [row.line]);
  }
  return lines;
}

/** None of the twins is taken: nobody but the sender knows which is right. */
function twinFault(employeeNo: string, row: RawRow, header: Pick<Header, "at">, twins: Map<string, number[]>): Fault[] {
  const others = (twins.get(employeeNo) ?? []).filter((line) => line !== row.line);
  if (others.length === 0) return [];
  const lines = others.slice(0, 5).join("、") + (others.length > 5 ? "等" : "");
  return [
    {
      column: labelOf("employeeNo"),
      cell: addressOf("employeeNo", row.line, header),
      reason: `工号 ${employeeNo} 与第 ${lines} 行重复。`,
      mend: "请只保留正确的一行。",
    },
  ];
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
