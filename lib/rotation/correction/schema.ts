import { z } from "zod";
import { PostingFact } from "@/prisma/generated/enums";
import { day, id, optionalLine, text, version } from "../schema";

const someDay = z.union([z.literal("").transform(() => null), day("更正后的日期")]).default(null);

/** What was recorded wrongly, and what is right; or that it never happened. Of an undoing the other fields are not read. */
export const correctSchema = z
  .strictObject({
    postingId: id,
    version,
    fact: z.enum(PostingFact),
    kind: z.enum(["CHANGE", "UNDO"], { error: "请选择更正方式。" }),
    day: someDay,
    unitId: z.string().max(64).default(""),
    post: optionalLine("返回岗位", 60),
    reason: text("更正理由", 300),
  })
  .superRefine(({ kind, fact, ...input }, issues) => {
    if (kind === "UNDO") return;
    const lack = (path: string, message: string) => issues.addIssue({ code: "custom", path: [path], message });
    if (input.day === null) lack("day", "请填写更正后的日期。");
    if (fact !== "RETURN") return;
    if (input.unitId === "") lack("unitId", "请选择返回单位。");
    if (input.post === "") lack("post", "请填写返回岗位。");
  })
  .transform(({ kind, ...input }) => (kind === "UNDO" ? { ...input, day: null, unitId: "", post: "" } : input));
export type Correct = z.output<typeof correctSchema>;
