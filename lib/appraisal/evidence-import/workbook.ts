import { ERROR_COLUMN } from "@/lib/sheet/header";
import { handedBack } from "@/lib/sheet/row-reader";
import { sayFaults } from "@/lib/sheet/rows";
import type { SheetTable } from "@/lib/sheet/writer";
import { QUARTER_LABELS } from "../evidence/labels";
import { COLUMNS, type ColumnKey, MOST_ROWS, SHEET } from "./columns";
import type { KnownSubject } from "./plan";
import type { StoredRow } from "./schema";

export type SheetSubject = KnownSubject & { unit: string; category: string };

const columns = () =>
  COLUMNS.map((column) => ({ label: column.label, ...("choices" in column ? { choices: column.choices } : {}) }));

/** What is recorded, as a sheet to fill in: read again unchanged, every row is 不变. */
export function evidenceTables(subjects: readonly SheetSubject[]): SheetTable[] {
  const rows = subjects.map((subject) => {
    const [q1, q2, q3, q4] = subject.quarters.map((grade) => (grade ? QUARTER_LABELS[grade] : ""));
    const { employeeNo, name, unit, category, performance, source } = subject;
    const cells: Record<ColumnKey, string | undefined> = {
      ...{ employeeNo, name, unit, category, source, performance: performance ?? "" },
      ...{ q1, q2, q3, q4 },
    };
    return COLUMNS.map(({ key }) => cells[key] ?? "");
  });
  return [{ name: SHEET, form: true, columns: columns(), rows }, EXPLAINED];
}

/** The sender's rows with what is wrong with each; read again, the column 错误 is left out. */
export function errorTable(rows: readonly StoredRow[]): SheetTable {
  return {
    name: SHEET,
    form: true,
    columns: [...columns(), { label: ERROR_COLUMN, width: 60 }],
    rows: rows.map((row) => [...COLUMNS.map((_column, at) => handedBack(row.cells[at])), sayFaults(row.faults)]),
  };
}

const EXPLAINED: SheetTable = {
  name: "填写说明",
  columns: [{ label: "列" }, { label: "怎样填写", width: 90 }],
  rows: [
    ["工号、姓名", "认人的依据，两项都要与本次考核的被考核人一致。工号开头的 0 要保留。"],
    ["单位、职级类别", "只供核对，不会录入。"],
    ["业绩考核得分", "0至100之间，最多两位小数。没有得分就留空，不要填0：留空按未录入计算。"],
    ["业绩来源", "如 生产科年度考核，最多80字。"],
    ["一季度至四季度", "好、较好、一般、较差；没有考核就留空。"],
    ["整张表", `最多 ${MOST_ROWS} 人。清空的单元格会清除已录入的内容；没有的列和没有写进表里的人不受影响。`],
  ],
};
