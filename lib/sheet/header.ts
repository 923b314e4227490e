import { invalid } from "@/lib/errors";
import { columnName } from "./address";
import { checkIdentityHeading } from "./identity";
import { nearest } from "./likeness";
import type { Cell, Row } from "./reader";

/** A column that a sheet to be imported has; `optional` ones may be missing as a whole. */
export type KnownColumn<K extends string = string> = {
  key: K;
  label: string;
  /** What others call it: named when the column is missing, never taken for it. */
  alias: readonly string[];
  choices?: readonly string[];
  optional?: true;
};

/** The column that an error workbook adds; it is left out when such a workbook is read again. */
export const ERROR_COLUMN = "错误";

/** Where the columns stand in a sheet. */
export type Header<K extends string> = { line: number; at: Partial<Record<K, number>>; ignored: string[] };

/** The cells of the known columns, in their order: what is kept of a row, whatever is wrong with it. */
export type RawRow = { line: number; cells: (Cell | null)[] };

export function rawRow<K extends string>(row: Row, header: Header<K>, columns: readonly KnownColumn<K>[]): RawRow {
  const cells = columns.map((column) => {
    const at = header.at[column.key];
    return (at === undefined ? null : row.cells[at]) ?? null;
  });
  return { line: row.line, cells };
}

/** Faults hold the address of the cell as the sheet has it, so that it can be found there. */
export function addressIn<K extends string>(key: K, line: number, header: Pick<Header<K>, "at">): string {
  const at = header.at[key];
  return at === undefined ? `第${line}行` : `${columnName(at)}${line}`;
}

/** A heading as people write it: with spaces, stars and remarks in brackets. */
const plain = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/\(.*?\)|[\s*:：]/g, "")
    .trim();

/** Headings are looked for in the first rows: above them stands often a title. */
const SEARCHED = 10;

/**
 * The heading row. Every column must be there under its own name: a guess would put a birthday into the wrong column.
 * @throws Refusal naming what is missing, and the heading that may be meant.
 */
export function headerIn<K extends string>(
  rows: readonly Row[],
  columns: readonly KnownColumn<K>[],
  noun: string,
): Header<K> {
  const [best] = rows
    .slice(0, SEARCHED)
    .map((row) => ({ row, known: row.cells.filter((cell) => cell && columnOf(columns, cell.text)).length }))
    .sort((a, b) => b.known - a.known);
  if (!best || best.known < 3) {
    invalid(
      `没有找到表头。工作表的第一行须是列名：${columns.map((column) => column.label).join("、")}。可以下载模板，把数据粘贴进去。`,
    );
  }
  const header = positions(best.row, columns);
  const missing = columns.filter((column) => !column.optional && header.at[column.key] === undefined);
  if (missing.length > 0) {
    const free = strangers(best.row, columns);
    const unknown = free.map((one) => `${one.address} 的“${one.text}”`).join("、");
    const others = unknown ? `表中还有不认识的列：${unknown}。` : "";
    invalid(
      `${noun}${missing.map((column) => `缺少“${column.label}”列${meant(column, free)}`).join("；")}。${others}请补上或改正列名（可对照模板）后再上传。`,
    );
  }
  checkIdentityHeading(best.row);
  return header;
}

const columnOf = <K extends string>(columns: readonly KnownColumn<K>[], text: string) =>
  columns.find((column) => column.label === plain(text));

function positions<K extends string>(row: Row, columns: readonly KnownColumn<K>[]): Header<K> {
  const at: Partial<Record<K, number>> = {};
  row.cells.forEach((cell, index) => {
    const column = cell && columnOf(columns, cell.text);
    if (!column) return;
    const earlier = at[column.key];
    if (earlier !== undefined) {
      invalid(`“${column.label}”列出现了两次（${columnName(earlier)} 列和 ${columnName(index)} 列），请删去一列。`);
    }
    at[column.key] = index;
  });
  return { line: row.line, at, ignored: strangers(row, columns).map((one) => one.text) };
}

type Stranger = { text: string; address: string };

function strangers(row: Row, columns: readonly KnownColumn[]): Stranger[] {
  return row.cells.flatMap((cell, index) =>
    cell && !columnOf(columns, cell.text) && plain(cell.text) !== ERROR_COLUMN
      ? [{ text: cell.text, address: columnName(index) + row.line }]
      : [],
  );
}

function meant(column: KnownColumn, free: Stranger[]): string {
  const alias = free.find((one) => column.alias.includes(plain(one.text)));
  const near = nearest(
    column.label,
    free.map((one) => one.text),
  );
  const guess = alias ?? free.find((one) => one.text === near);
  return guess ? `（${guess.address} 的“${guess.text}”是否就是它？请改成“${column.label}”）` : "";
}
