import { z } from "zod";
import { uploadedWorkbook } from "@/lib/sheet/upload";
import { UNIT_KINDS } from "../labels";
import { choice, id, ticked } from "../schema";
import { COLUMNS, type ColumnKey } from "./columns";

export const checkRosterSchema = z.strictObject({
  /** Made by the page, so that it can ask how far the check is before it has an answer. */
  importId: z.uuid("请刷新页面后再上传。"),
  file: uploadedWorkbook("花名册"),
});
export type CheckRoster = { importId: string; fileName: string; bytes: Uint8Array };

export const applyRosterSchema = z.strictObject({ importId: id("导入") });
export type ApplyRoster = z.output<typeof applyRosterSchema>;

const one = <T>(value: T | T[] | undefined): T[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** Before the name of a parent that is made at the same time. */
export const NEW = "new:";

/** 同时新建不存在的单位和支部: each is ticked by itself, because a misspelt unit is no new unit. */
export const completeRosterSchema = z.strictObject({
  importId: id("导入"),
  units: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(60),
        make: ticked,
        kind: choice(UNIT_KINDS, "单位类别"),
        parentId: z
          .string()
          .trim()
          .max(80)
          .optional()
          .transform((text) => text || null),
      }),
    )
    .max(500)
    .optional()
    .transform((units) => (units ?? []).filter((unit) => unit.make)),
  branches: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((names) => one(names)),
});
export type CompleteRoster = z.output<typeof completeRosterSchema>;

const missing = z.object({
  name: z.string(),
  rows: z.number(),
  /** The existing one that may be meant. */
  near: z.string().nullable(),
});
export type Missing = z.output<typeof missing>;

const keys = COLUMNS.map((column) => column.key) as [ColumnKey, ...ColumnKey[]];

/** What is known of an import besides its rows; stored as JSON with it. */
export const summarySchema = z.object({
  sheet: z.string(),
  line: z.number(),
  at: z.partialRecord(z.enum(keys), z.number()),
  ignored: z.array(z.string()),
  counts: z.object({ CREATE: z.number(), CHANGE: z.number(), SAME: z.number(), REFUSED: z.number() }),
  units: z.array(missing),
  branches: z.array(missing),
});
export type Summary = z.output<typeof summarySchema>;
