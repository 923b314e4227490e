import type { KnownColumn, Header as SheetHeader } from "@/lib/sheet/header";
import { QUARTER_LABELS } from "../evidence/labels";

const choices = Object.values(QUARTER_LABELS);

/**
 * A cycle's K and quarter grades as a sheet. Who somebody is must be stated; unit and category are for the reader only;
 * a column of figures that is left out as a whole leaves those figures alone.
 */
export const COLUMNS = [
  { key: "employeeNo", label: "工号", alias: ["员工号", "职工号", "员工编号", "人员编号", "职工编号"] },
  { key: "name", label: "姓名", alias: ["名字", "员工姓名", "职工姓名"] },
  { key: "unit", label: "单位", alias: [], optional: true },
  { key: "category", label: "职级类别", alias: [], optional: true },
  { key: "performance", label: "业绩考核得分", alias: [], optional: true },
  { key: "source", label: "业绩来源", alias: [], optional: true },
  { key: "q1", label: "一季度", alias: [], choices, optional: true },
  { key: "q2", label: "二季度", alias: [], choices, optional: true },
  { key: "q3", label: "三季度", alias: [], choices, optional: true },
  { key: "q4", label: "四季度", alias: [], choices, optional: true },
] as const satisfies readonly KnownColumn[];

export type ColumnKey = (typeof COLUMNS)[number]["key"];
export type Header = SheetHeader<ColumnKey>;

export const QUARTER_KEYS = ["q1", "q2", "q3", "q4"] as const satisfies readonly ColumnKey[];
const FIGURES: readonly ColumnKey[] = ["performance", "source", ...QUARTER_KEYS];

export const SHEET = "业绩与平时考核";
/** As many as may be typed at once. */
export const MOST_ROWS = 2000;

export const labelOf = (key: ColumnKey): string => COLUMNS.find((column) => column.key === key)?.label ?? key;

/** Labels of the figures that the sheet does not have: what is recorded of them is left alone. */
export const absentFigures = (at: Header["at"]): string[] =>
  FIGURES.filter((key) => at[key] === undefined).map(labelOf);
export const hasFigures = (at: Header["at"]): boolean => FIGURES.some((key) => at[key] !== undefined);
