import { z } from "zod";
import { countCharacters } from "@/lib/characters";

/** Characters of 个人总结 that the form holds; a longer text goes to the attached sheet. */
export const SUMMARY_LIMIT = 1_000;
export const ATTACHMENT_LIMIT = 10_000;
export const DUTIES_LIMIT = 60;
export const CELL_LIMIT = 300;

const text = (what: string, most: number) =>
  z
    .string()
    .max(4 * most, `${what}过长`)
    .refine((typed) => countCharacters(typed) <= most, `${what}不超过${most}字`);

/** What the subject writes. `revision` is that of the text the page was opened with: a second window is told. */
export const saveMaterialsSchema = z.strictObject({
  subjectId: z.string().min(1),
  revision: z.coerce.number().int().min(0),
  summary: text("个人总结", SUMMARY_LIMIT),
  attachment: text("附页", ATTACHMENT_LIMIT),
  duties: text("从事或分管工作", DUTIES_LIMIT),
  training: text("参加脱产培训情况", CELL_LIMIT),
  honours: text("奖惩情况", CELL_LIMIT),
});
export type SaveMaterials = z.output<typeof saveMaterialsSchema>;

export const checkMaterialsSchema = z.strictObject({
  subjectId: z.string().min(1),
  verdict: z.enum(["ok", "mend"]),
  note: z.string().max(200, "意见不超过200字").default(""),
});
export type CheckMaterials = z.output<typeof checkMaterialsSchema>;
