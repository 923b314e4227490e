import { z } from "zod";
import { RELATIONS } from "../labels";
import { id, line } from "../schema";

export const addRelativeSchema = z.strictObject({
  personId: id("人员"),
  otherId: id("亲属"),
  relation: z.enum(RELATIONS, { error: "请选择亲属关系。" }),
});
export type AddRelative = z.output<typeof addRelativeSchema>;

export const removeRelativeSchema = z.strictObject({ relativeId: id("回避关系"), reason: line("原因", 100) });
export type RemoveRelative = z.output<typeof removeRelativeSchema>;
