import { invalid } from "@/lib/errors";
import { columnName } from "@/lib/sheet/address";
import { type OnProgress, type Row, readSheet } from "@/lib/sheet/reader";
import { type RawRow, rawRow } from "./cells";
import { type Header, headerOf, looksLikeIdentity } from "./columns";

/** The sheet that template and export write; in other workbooks the first visible sheet is read. */
export const SHEET = "花名册";

/** One file holds so many people at most; a larger plant sends several. */
export const MOST_ROWS = 20_000;
const MOST_COLUMNS = 100;
/** Title and remarks above the headings. */
const ABOVE = 10;

export type Roster = { sheet: string; header: Header; rows: RawRow[] };

/**
 * A workbook as a roster, or a Refusal that names what is wrong with the file as a whole. What is wrong with single rows
 * is found later, row by row.
 */
export async function readRoster(bytes: Uint8Array, onProgress?: OnProgress): Promise<Roster> {
  const limits = { rows: MOST_ROWS + ABOVE, columns: MOST_COLUMNS };
  const { name, rows } = await readSheet(bytes, SHEET, limits, onProgress);
  if (rows.length === 0) invalid(`工作表“${name}”是空的。`);
  const header = headerOf(rows);
  const body = rows.filter((row) => row.line > header.line);
  checkStrangeColumns(body, header);
  const people = body.map((row) => rawRow(row, header)).filter((row) => row.cells.some(Boolean));
  if (people.length === 0) invalid(`工作表“${name}”只有表头，没有人员。`);
  if (people.length > MOST_ROWS) {
    invalid(`工作表“${name}”有 ${people.length} 人，超过每个文件 ${MOST_ROWS} 人的限制。请分成几个文件，分别上传。`);
  }
  return { sheet: name, header, rows: people };
}

/** Identity numbers in a column of any other name are identity numbers. */
function checkStrangeColumns(rows: readonly Row[], header: Header): void {
  const ours = new Set(Object.values(header.at));
  for (const row of rows) {
    row.cells.forEach((cell, index) => {
      if (!cell || ours.has(index) || !looksLikeIdentity(cell)) return;
      invalid(
        `本系统不收集身份证号。${columnName(index)} 列（如 ${columnName(index)}${row.line}）像是身份证号，请删去该列后再上传。`,
      );
    });
  }
}
