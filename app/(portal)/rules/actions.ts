"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import { approveRules, draftRules, withdrawRules } from "@/lib/rulebook/commands";
import { approveRulesSchema, draftRulesSchema } from "@/lib/rulebook/schema";

const refresh = () => revalidatePath("/rules", "layout");

export const draftRulesAction = formAction(draftRulesSchema, async (actor, input) => {
  const version = await draftRules(actor, input);
  refresh();
  return { message: `第${version}版已起草，等待党委书记签发。`, href: `/rules/${input.book.toLowerCase()}` };
});

export const approveRulesAction = formAction(approveRulesSchema, async (actor, input) => {
  await approveRules(actor, input);
  refresh();
  return "已签发。自施行之日起生效；已办结的事项不受影响。";
});

export const withdrawRulesAction = formAction(approveRulesSchema, async (actor, input) => {
  await withdrawRules(actor, input);
  refresh();
  return "草稿已撤回。";
});
