import { z } from "zod";
import { LogRating, LogWay, TaskResult } from "@/prisma/generated/enums";
import { day, month, optionalFile, optionalLine, pairId, revision, text } from "../schema";

export const SUMMARY_LIMIT = 800;
export const REFLECTION_LIMIT = 800;

export const keepLogSchema = z.strictObject({
  pairId,
  month,
  /** 0 for a month that has none yet. */
  revision,
  heldOn: day("帮带日期"),
  place: optionalLine("地点", 40),
  way: z.enum(LogWay, "请选择方式"),
  topic: optionalLine("主题", 60),
  summary: text("内容", SUMMARY_LIMIT),
  task: optionalLine("下次任务", 120),
  lastTask: z.union([z.enum(TaskResult), z.literal("").transform(() => null)]).default(null as never),
  rating: z.enum(LogRating, "请选择本月评价"),
  file: optionalFile,
  dropFile: z.string().optional(),
});
export type KeepLog = z.output<typeof keepLogSchema>;

export const confirmLogSchema = z.strictObject({ pairId, month, revision, reflection: text("体会", REFLECTION_LIMIT) });
export type ConfirmLog = z.output<typeof confirmLogSchema>;
