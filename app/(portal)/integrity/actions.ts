"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formAction, queryAction } from "@/lib/action";
import { enterEffect, withdrawEffect } from "@/lib/integrity/commands";
import { enterEffectSchema, withdrawEffectSchema } from "@/lib/integrity/schema";
import { searchPeople } from "@/lib/organisation/person/queries";

export const searchPeopleAction = queryAction(z.string().trim().max(30), searchPeople);

export const enterEffectAction = formAction(enterEffectSchema, async (actor, input) => {
  await enterEffect(actor, input);
  revalidatePath("/integrity");
  return "已登记。涉及年度由日期算出；已计票的考核请在成绩页重新计算。";
});

export const withdrawEffectAction = formAction(withdrawEffectSchema, async (actor, input) => {
  await withdrawEffect(actor, input);
  revalidatePath("/integrity");
  return "已撤销，原记录和理由保留。";
});
