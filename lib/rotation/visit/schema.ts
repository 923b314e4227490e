import { z } from "zod";
import { VisitConclusion } from "@/prisma/generated/enums";
import { day, id, line, optionalText, text } from "../schema";

export const recordVisitSchema = z
  .strictObject({
    postingId: id,
    visitedOn: day("走访日期"),
    visitors: line("走访人", 60),
    talk: text("谈话摘要", 600),
    conclusion: z.enum(VisitConclusion, { error: "请选择结论。" }),
    advice: optionalText("给锻炼单位和本人的建议", 300),
  })
  .refine(({ conclusion, advice }) => conclusion === "CONTINUE" || advice !== "", {
    path: ["advice"],
    message: "调整任务或建议提前结束时，请写明建议。",
  });
export type RecordVisit = z.output<typeof recordVisitSchema>;
