import { setImmediate as breathe } from "node:timers/promises";
import { strToU8, Zip, ZipDeflate } from "fflate";
import { clean } from "@/lib/characters";
import { columnName } from "./address";
import { contentTypes, HEAD, NUMBER, PLAIN, relations, rootRelations, STYLES, TEXT, workbookXml, xml } from "./parts";
import { shield } from "./shield";

/** `text` stays text, `count` is a whole number, `figure` a decimal with two places. */
export type ColumnKind = "text" | "count" | "figure";

export interface SheetColumn {
  label: string;
  kind?: ColumnKind;
  /** Offered as a list in the cells below the heading. */
  choices?: readonly string[];
  /** In Latin digits; else as wide as what is in the column. */
  width?: number;
}

export interface SheetTable {
  /** Name of the sheet; what Excel forbids in it is replaced. */
  name: string;
  columns: SheetColumn[];
  /** Cells as written ("90.83"); a number column holding anything else than a number keeps it as text. */
  rows: readonly (readonly (string | null)[])[];
  /** A form to fill in: empty cells are text as well, so that Excel leaves 007 and 1990.10 as they are typed. */
  form?: boolean;
  /** Stands above and below every printed page. */
  mark?: string;
}

const ROWS_AT_ONCE = 1000;

/**
 * A workbook with frozen heads, written in slices between which others are served: 20,000 people take a second of work.
 * Every text is a string cell, never a formula.
 */
export async function writeSheets(tables: readonly SheetTable[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const archive = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const put = (name: string, text: string) => {
    const file = opened(archive, name);
    file.push(strToU8(text), true);
  };
  const strings = new Map<string, number>();
  put("[Content_Types].xml", contentTypes(tables.length));
  put("_rels/.rels", rootRelations);
  put("xl/workbook.xml", workbookXml(uniqueNames(tables.map((table) => sheetName(table.name)))));
  put("xl/_rels/workbook.xml.rels", relations(tables.length));
  put("xl/styles.xml", STYLES);
  for (const [at, table] of tables.entries()) {
    const file = opened(archive, `xl/worksheets/sheet${at + 1}.xml`);
    for (const part of sheetParts(table, strings)) {
      file.push(strToU8(part));
      await breathe();
    }
    file.push(new Uint8Array(), true);
  }
  put("xl/sharedStrings.xml", sharedStrings(strings));
  archive.end();
  return Buffer.concat(chunks);
}

function opened(archive: Zip, name: string): ZipDeflate {
  const file = new ZipDeflate(name, { level: 6 });
  // One fixed moment, so that equal tables make equal files.
  file.mtime = new Date(2000, 0, 1);
  archive.add(file);
  return file;
}

function* sheetParts(table: SheetTable, strings: Map<string, number>): Generator<string> {
  const { columns, rows } = table;
  const heads = columns.map(({ label }, at) => textCell(columnName(at) + 1, label, HEAD, strings)).join("");
  yield `${xml.sheetOpen(
    table.columns.map((column, at) => width(column, at, rows)),
    table.form ? TEXT : PLAIN,
  )}<row r="1">${heads}</row>`;
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    yield rows
      .slice(from, from + ROWS_AT_ONCE)
      .map((row, index) => rowXml(row, from + index + 2, table, strings))
      .join("");
  }
  yield xml.sheetClose(
    columns.map((column) => column.choices ?? []),
    printable(table.mark ?? ""),
  );
}

function rowXml(row: readonly (string | null)[], line: number, table: SheetTable, strings: Map<string, number>) {
  const cells = table.columns.map(({ kind = "text" }, at) => {
    const written = row[at] ?? "";
    if (written === "") return "";
    const address = columnName(at) + line;
    if (kind !== "text" && /^-?\d{1,15}(\.\d+)?$/.test(written)) {
      return `<c r="${address}" s="${NUMBER[kind]}"><v>${written}</v></c>`;
    }
    return textCell(address, written, table.form ? TEXT : PLAIN, strings);
  });
  return `<row r="${line}">${cells.join("")}</row>`;
}

function textCell(address: string, text: string, style: number, strings: Map<string, number>): string {
  let index = strings.get(text);
  if (index === undefined) {
    index = strings.size;
    strings.set(text, index);
  }
  return `<c r="${address}" s="${style}" t="s"><v>${index}</v></c>`;
}

function sharedStrings(strings: Map<string, number>): string {
  const items = [...strings.keys()].map(
    (text) => `<si><t xml:space="preserve">${xml.escape(shield(printable(text)))}</t></si>`,
  );
  return xml.sharedStrings(items.join(""), strings.size);
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
    .replace(/[[\]:*?/\\\n]/g, "_")
    .slice(0, 31)
    .replace(/\p{Cs}/gu, "")
    .replace(/^'+|'+$/g, "")
    .trim() || "表";

function uniqueNames(names: string[]): string[] {
  return names.map((name, at) => {
    const earlier = names.slice(0, at).filter((other) => other.toLowerCase() === name.toLowerCase()).length;
    return earlier > 0 ? `${name.slice(0, 27)}（${earlier + 1}）` : name;
  });
}

const NARROWEST = 6;
const WIDEST = 48;
const SAMPLE = 500;

/** Excel counts in Latin digits; a Chinese character is two of them. */
function width(column: SheetColumn, at: number, rows: SheetTable["rows"]): number {
  if (column.width) return column.width;
  const cells = [column.label, ...rows.slice(0, SAMPLE).map((row) => row[at] ?? "")];
  const widths = cells.map((text) => Math.max(...text.split("\n").map(columnsOf)));
  return Math.min(WIDEST, Math.max(NARROWEST, ...widths) + 2);
}

const columnsOf = (line: string) =>
  [...line].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1), 0);
