import { z } from "zod";
import { month, pairId, quarter } from "../schema";

/** What is being typed, by the names of the fields; unfinished, so nothing is asked of it but its size. */
export const keepDraftSchema = z.strictObject({
  pairId,
  /** Into what: "2026-03" is a month's log, "2026-1" a quarter's summary. */
  about: z.union(
    [
      month.transform((from) => ({ kind: "LOG" as const, month: from })),
      quarter.transform((from) => ({ kind: "SUMMARY" as const, month: from })),
    ],
    "月份或季度不对",
  ),
  text: z
    .record(z.string().max(20), z.string().max(4000))
    .refine((fields) => Object.keys(fields).length <= 12, "内容过多"),
});
export type KeepDraft = z.output<typeof keepDraftSchema>;
