import { invalid } from "@/lib/errors";
import { type Header, headerIn, type KnownColumn, type RawRow, rawRow } from "./header";
import { checkStrangeColumns } from "./identity";
import { type OnProgress, readSheet } from "./reader";

const MOST_COLUMNS = 100;
/** Title and remarks above the headings. */
const ABOVE = 10;

/** A sheet that is imported: what it is called, its columns, and how many rows a file may hold. */
export type KnownSheet<K extends string> = {
  name: string;
  columns: readonly KnownColumn<K>[];
  mostRows: number;
  /** What a row is, for the sentences: 人员. */
  row: string;
};

export type ReadTable<K extends string> = { sheet: string; header: Header<K>; rows: RawRow[] };

/**
 * A workbook as a table of known columns, or a Refusal that names what is wrong with the file as a whole. What is wrong
 * with single rows is found later, row by row.
 */
export async function readTable<K extends string>(
  bytes: Uint8Array,
  known: KnownSheet<K>,
  onProgress?: OnProgress,
): Promise<ReadTable<K>> {
  const limits = { rows: known.mostRows + ABOVE, columns: MOST_COLUMNS, said: known.mostRows };
  const { name, rows } = await readSheet(bytes, known.name, limits, onProgress);
  if (rows.length === 0) invalid(`工作表“${name}”是空的。`);
  const header = headerIn(rows, known.columns, known.name);
  const body = rows.filter((row) => row.line > header.line);
  checkStrangeColumns(body, new Set(Object.values<number | undefined>(header.at).filter((at) => at !== undefined)));
  const table = body.map((row) => rawRow(row, header, known.columns)).filter((row) => row.cells.some(Boolean));
  if (table.length === 0) invalid(`工作表“${name}”只有表头，没有${known.row}。`);
  if (table.length > known.mostRows) {
    invalid(
      `工作表“${name}”有 ${table.length} 人，超过每个文件 ${known.mostRows} 人的限制。请分成几个文件，分别上传。`,
    );
  }
  return { sheet: name, header, rows: table };
}
