"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import { closeVote } from "@/lib/appraisal/ballot/commands";
import { closeVoteSchema } from "@/lib/appraisal/ballot/schema";
import { remindMissing } from "@/lib/appraisal/progress/commands";
import { remindSchema } from "@/lib/appraisal/progress/schema";

export const remindAction = formAction(remindSchema, async (actor, input) => {
  const voters = await remindMissing(actor, input);
  revalidatePath(`/appraisal/${input.cycleId}/progress`);
  return `已向 ${voters} 名未交人员发出站内催办。`;
});

export const closeVoteAction = formAction(closeVoteSchema, async (actor, input) => {
  const { returned, papers } = await closeVote(actor, input);
  revalidatePath("/appraisal", "layout");
  return {
    message: `测评已截止：发出 ${papers} 份，收回 ${returned} 份，与票箱一致。未提交的草稿已销毁。`,
    href: `/appraisal/${input.cycleId}/opening`,
  };
});
