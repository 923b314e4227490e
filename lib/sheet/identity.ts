import { invalid } from "@/lib/errors";
import { columnName } from "./address";
import type { Cell, Row } from "./reader";

/** No identity numbers are collected (PIPL Art. 6): a file that holds them is not taken, not even in part. */

const IDENTITY = /身份证|公民身份|证件号/;

export function checkIdentityHeading(row: Row): void {
  row.cells.forEach((cell, index) => {
    if (cell && IDENTITY.test(cell.text)) {
      invalid(`本系统不收集身份证号。请删去 ${columnName(index)} 列“${cell.text}”后再上传。`);
    }
  });
}

/** 17 digits and a check character, with a month and a day in the middle; also what a float left of it. */
export function looksLikeIdentity(cell: Cell): boolean {
  if (/^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])\d{5}[\dXx]$/.test(cell.text)) return true;
  return cell.kind === "number" && /^\d(\.\d+)?E\+1[67]$/i.test(cell.text);
}

/** Identity numbers in a column of any other name are identity numbers. */
export function checkStrangeColumns(rows: readonly Row[], known: ReadonlySet<number>): void {
  for (const row of rows) {
    row.cells.forEach((cell, index) => {
      if (!cell || known.has(index) || !looksLikeIdentity(cell)) return;
      invalid(
        `本系统不收集身份证号。${columnName(index)} 列（如 ${columnName(index)}${row.line}）像是身份证号，请删去该列后再上传。`,
      );
    });
  }
}
