"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formAction, queryAction } from "@/lib/action";
import { createCycle, editCycle } from "@/lib/appraisal/cycle/commands";
import { createCycleSchema, editCycleSchema } from "@/lib/appraisal/cycle/schema";
import { searchPeople } from "@/lib/organisation/person/queries";

export const createCycleAction = formAction(createCycleSchema, async (actor, input) => {
  const { id, title } = await createCycle(actor, input);
  revalidatePath("/appraisal");
  return { message: `“${title}”已建立，请确定被考核干部和监票、计票人员。`, href: `/appraisal/${id}` };
});

export const editCycleAction = formAction(editCycleSchema, async (actor, input) => {
  const { tenureChanged } = await editCycle(actor, input);
  revalidatePath("/appraisal", "layout");
  const recheck = tenureChanged > 0 ? `按新的任职截止日，${tenureChanged}人的参加情况有变化，请核对名单。` : "";
  return { message: `已保存。${recheck}`, href: `/appraisal/${input.cycleId}` };
});

/** For the pickers of this part: people in reach by name, number or pinyin. */
export const findPeopleAction = queryAction(z.string().max(40), searchPeople);
