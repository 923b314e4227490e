"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import { writeComment } from "@/lib/appraisal/decision/commands";
import { commentSchema } from "@/lib/appraisal/decision/schema";

export const writeCommentAction = formAction(commentSchema, async (actor, input) => {
  await writeComment(actor, input);
  revalidatePath("/comments/[cycleId]", "page");
  return "评语已保存，党委审定前可以修改。";
});
