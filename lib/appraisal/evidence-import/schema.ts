import { z } from "zod";
import { cellsSchema, changesSchema, faultsSchema } from "@/lib/sheet/rows";
import { uploadedWorkbook } from "@/lib/sheet/upload";
import { cycleId, id } from "../cycle/schema";
import { COLUMNS, type ColumnKey } from "./columns";

export const checkEvidenceSchema = z.strictObject({ cycleId, file: uploadedWorkbook("成绩表") });
export type CheckEvidence = { cycleId: string; fileName: string; bytes: Uint8Array };

export const applyEvidenceSchema = z.strictObject({ cycleId, importId: id });
export type ApplyEvidence = z.output<typeof applyEvidenceSchema>;

const keys = COLUMNS.map((column) => column.key) as [ColumnKey, ...ColumnKey[]];

/** What is known of an import besides its rows; stored as JSON with it. */
export const summarySchema = z.object({
  sheet: z.string(),
  at: z.partialRecord(z.enum(keys), z.number()),
  ignored: z.array(z.string()),
  counts: z.object({ CHANGE: z.number(), SAME: z.number(), REFUSED: z.number() }),
});
export type Summary = z.output<typeof summarySchema>;

export const rowsSchema = z.array(
  z.object({
    line: z.number(),
    outcome: z.enum(["CHANGE", "SAME", "REFUSED"]),
    employeeNo: z.string(),
    name: z.string(),
    cells: cellsSchema,
    changes: changesSchema,
    faults: faultsSchema,
  }),
);
export type StoredRow = z.output<typeof rowsSchema>[number];
