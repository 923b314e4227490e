import writeXlsxFile from "write-excel-file/node";
import { clean } from "./text";

/** `text` stays text, `count` is a whole number, `figure` a decimal with two places. */
export type ColumnKind = "text" | "count" | "figure";

export interface SheetColumn {
  label: string;
  kind?: ColumnKind;
}

export interface SheetTable {
  /** Name of the sheet; what Excel forbids in it is replaced. */
  name: string;
  columns: SheetColumn[];
  /** Cells as written ("90.83"); a number column holding anything else than a number keeps it as text. */
  rows: (string | null)[][];
}

/** What a spreadsheet takes for the beginning of a formula, half and full width; shielded already or not. */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/;

/**
 * Text that opens like a formula gets an apostrophe in front. The cell is a string in any case; the apostrophe keeps it
 * one after somebody saves the sheet as CSV. {@link unshield} gives back exactly what was typed.
 */
export const shield = (text: string) => (FORMULA.test(text) ? `'${text}` : text);
export const unshield = (text: string) => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);

/** A workbook with frozen heads and columns as wide as what is in them. */
export function writeSheets(tables: SheetTable[]): Promise<Buffer> {
  return writeXlsxFile(
    tables.map(({ name, columns, rows }) => ({
      sheet: sheetName(name),
      data: [
        columns.map(({ label }) => ({ value: shield(printable(label)), type: String, ...HEAD })),
        ...rows.map((row) => columns.map(({ kind }, at) => cell(row[at] ?? "", kind ?? "text"))),
      ],
      columns: columns.map(({ label }, at) => ({ width: widthOf([label, ...rows.map((row) => row[at] ?? "")]) })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}

const HEAD = { fontWeight: "bold", align: "center", backgroundColor: "#F2F2F0", wrap: true } as const;
const FORMATS = { count: "0", figure: "0.00" } as const;

function cell(written: string, kind: ColumnKind) {
  if (written === "") return null;
  if (kind !== "text" && /^-?\d{1,15}(\.\d+)?$/.test(written)) {
    return { value: Number(written), type: Number, format: FORMATS[kind] };
  }
  return { value: shield(printable(written)), type: String, wrap: written.includes("\n") };
}

/** Excel's own limit; a longer text would make it "repair" the workbook. */
const LONGEST = 32_000;

/** Noncharacters are not XML: one of them would make the whole workbook unreadable. */
function printable(text: string): string {
  const plain = clean(text).replace(/\p{Noncharacter_Code_Point}/gu, "");
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}……（余略）`.replace(/\p{Cs}/gu, "") : plain;
}

const sheetName = (name: string) =>
  printable(name)
    .replace(/[[\]:*?/\\]/g, "_")
    .replace(/^'+|'+$/g, "")
    .slice(0, 31)
    .replace(/\p{Cs}/gu, "") || "表";

const NARROWEST = 6;
const WIDEST = 48;
const SAMPLE = 500;

/** Excel counts in Latin digits; a Chinese character is two of them. */
function widthOf(cells: string[]): number {
  const widths = cells.slice(0, SAMPLE).map((text) => Math.max(...text.split("\n").map(columnsOf)));
  return Math.min(WIDEST, Math.max(NARROWEST, ...widths) + 2);
}

const columnsOf = (line: string) =>
  [...line].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1), 0);
