import { z } from "zod";

/** What a check of an uploaded sheet says of its rows, whatever the sheet is about; stored as JSON and read back. */

const cell = z.object({ kind: z.enum(["text", "number", "date", "error"]), text: z.string() }).nullable();
export const cellsSchema = z.array(cell);

/** One fact that would change, in words. */
const change = z.object({ column: z.string(), old: z.string(), new: z.string() });
export type Change = z.output<typeof change>;
export const changesSchema = z.array(change);

/** What is wrong, where, and how to mend it. */
const fault = z.object({ column: z.string(), cell: z.string(), reason: z.string(), mend: z.string() });
export type Fault = z.output<typeof fault>;
export const faultsSchema = z.array(fault);

export type Outcome = "CREATE" | "CHANGE" | "SAME" | "REFUSED";

/** What the dry run says of a row. */
export const OUTCOMES: Record<Outcome, string> = {
  CREATE: "新增",
  CHANGE: "变更",
  SAME: "不变",
  REFUSED: "拒绝",
};

/** All faults of a row in one cell, for the column 错误 of the workbook that goes back to the sender. */
export const sayFaults = (faults: readonly Fault[]): string =>
  faults.map((fault) => `${fault.cell} ${fault.column}：${fault.reason}${fault.mend}`).join("\n");
