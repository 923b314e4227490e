import writeXlsxFile from "write-excel-file/node";

/** A column of a sheet: its heading, its width in characters. */
export type SheetColumn = { label: string; width: number };

/** One sheet of text. Every cell is a string, so that nothing typed by a person is ever run as a formula. */
export async function writeWorkbook(
  sheet: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly string[])[],
): Promise<Buffer> {
  const header = columns.map(({ label }) => ({ value: label, type: String, fontWeight: "bold" as const }));
  const body = rows.map((row) => row.map((value) => ({ value, type: String })));
  return writeXlsxFile([header, ...body], {
    sheet,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
}

/** What a spreadsheet would take for the beginning of a formula when it opens a CSV file, half and full width. */
const FORMULA = /^[=+\-@＝＋－＠\t\r]/;

/** One line of CSV, every cell quoted, with CRLF as Excel expects it. */
export function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => `"${(FORMULA.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`);
  return `${quoted.join(",")}\r\n`;
}
