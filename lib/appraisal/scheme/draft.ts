import { z } from "zod";

const id = z.string().min(1).max(64);

/** The editor posts the whole document as one JSON text: its rows are added and removed in the browser. */
const document = z
  .string()
  .max(200_000, "方案内容过长")
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      context.addIssue({ code: "custom", message: "方案内容不完整，请刷新后再试" });
      return z.NEVER;
    }
  });

const name = z.string().trim().min(1, "请填写方案名称").max(60, "方案名称不超过60字");
const approvalNo = z.string().trim().max(60, "文号不超过60字").default("");

export const saveSchemeSchema = z.strictObject({
  schemeId: id,
  name,
  approvalNo,
  document,
  /** The moment of the version the editor was opened with: a later save by somebody else is not overwritten. */
  savedAt: z.coerce.date(),
});
export type SaveScheme = z.output<typeof saveSchemeSchema>;

export const copySchemeSchema = z.strictObject({ schemeId: id });
export type CopyScheme = z.output<typeof copySchemeSchema>;

export const deleteSchemeSchema = z.strictObject({ schemeId: id });
export type DeleteScheme = z.output<typeof deleteSchemeSchema>;
