"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import { applyEvidence, checkEvidence } from "@/lib/appraisal/evidence-import/commands";
import { applyEvidenceSchema, checkEvidenceSchema } from "@/lib/appraisal/evidence-import/schema";

export const checkEvidenceAction = formAction(checkEvidenceSchema, async (actor, { cycleId, file }) => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { id, counts } = await checkEvidence(actor, { cycleId, fileName: file.name, bytes });
  const total = counts.CHANGE + counts.SAME + counts.REFUSED;
  return { message: `已核对 ${total} 行，还没有导入。`, href: `/appraisal/${cycleId}/evidence/import/${id}` };
});

export const applyEvidenceAction = formAction(applyEvidenceSchema, async (actor, input) => {
  const { changed, stale } = await applyEvidence(actor, input);
  revalidatePath("/appraisal/[cycleId]", "layout");
  return `已录入 ${changed} 人的成绩${stale > 0 ? `；${stale} 行在核对之后有了变化，没有录入` : ""}。`;
});
