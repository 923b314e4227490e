"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import { addAdjustment, enterEvidence, reckonAgain, removeAdjustment } from "@/lib/appraisal/evidence/commands";
import {
  addAdjustmentSchema,
  enterEvidenceSchema,
  reckonAgainSchema,
  removeAdjustmentSchema,
} from "@/lib/appraisal/evidence/schema";
import { checkMaterials } from "@/lib/appraisal/materials/commands";
import { checkMaterialsSchema } from "@/lib/appraisal/materials/schema";

const refresh = () => revalidatePath("/appraisal/[cycleId]", "layout");

export const enterEvidenceAction = formAction(enterEvidenceSchema, async (actor, input) => {
  const changed = await enterEvidence(actor, input);
  refresh();
  return `已保存 ${changed} 人的成绩。`;
});

export const addAdjustmentAction = formAction(addAdjustmentSchema, async (actor, input) => {
  await addAdjustment(actor, input);
  refresh();
  return "已登记加减分。";
});

export const removeAdjustmentAction = formAction(removeAdjustmentSchema, async (actor, input) => {
  await removeAdjustment(actor, input);
  refresh();
  return "已删除这一项，审计记录中保留原内容和理由。";
});

export const reckonAgainAction = formAction(reckonAgainSchema, async (actor, input) => {
  await reckonAgain(actor, input);
  refresh();
  return "已按现有成绩和影响等次的情形重新计算。";
});

export const checkMaterialsAction = formAction(checkMaterialsSchema, async (actor, input) => {
  await checkMaterials(actor, input);
  refresh();
  return input.verdict === "ok" ? "已审核通过。" : "已退回本人补正。";
});
