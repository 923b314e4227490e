import type { OnProgress } from "@/lib/sheet/reader";
import { type ReadTable, readTable } from "@/lib/sheet/table-reading";
import { COLUMNS, type ColumnKey } from "./columns";

/** The sheet that template and export write; in other workbooks the first visible sheet is read. */
export const SHEET = "花名册";

/** One file holds so many people at most; a larger plant sends several. */
export const MOST_ROWS = 20_000;

export const readRoster = (bytes: Uint8Array, onProgress?: OnProgress): Promise<ReadTable<ColumnKey>> =>
  readTable(bytes, { name: SHEET, columns: COLUMNS, mostRows: MOST_ROWS, row: "人员" }, onProgress);
