"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import { enterEffect, withdrawEffect } from "@/lib/integrity/commands";
import { enterEffectSchema, withdrawEffectSchema } from "@/lib/integrity/schema";

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
