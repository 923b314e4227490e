"use server";
import { revalidatePath } from "next/cache";
import { formAction, queryAction } from "@/lib/action";
import { giveOpinion } from "@/lib/appraisal/decision/commands";
import { opinionSchema } from "@/lib/appraisal/decision/schema";
import { saveMaterials } from "@/lib/appraisal/materials/commands";
import { saveMaterialsSchema } from "@/lib/appraisal/materials/schema";
import { sayClock } from "@/lib/calendar";

/** Autosave: answers the new revision and the clock to show. */
export const saveMaterialsAction = queryAction(saveMaterialsSchema, async (actor, input) => {
  const { revision, savedAt } = await saveMaterials(actor, input);
  return { revision, savedAt: sayClock(savedAt) };
});

export const giveOpinionAction = formAction(opinionSchema, async (actor, input) => {
  await giveOpinion(actor, input);
  revalidatePath(`/mine/${input.subjectId}`);
  return input.agrees ? "已签署：同意。" : "已记录您的异议。自签收之日起30日内可以申请复核。";
});
