import { shield } from "./shield";

/** One line of CSV, every cell quoted, with CRLF as Excel expects it; a text that opens like a formula is shielded. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${shield(cell).replaceAll('"', '""')}"`).join(",")}\r\n`;
}
