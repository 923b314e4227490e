"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import { applyRoster } from "@/lib/organisation/adoption/commands";
import { checkRoster, completeRoster } from "@/lib/organisation/roster/commands";
import { applyRosterSchema, checkRosterSchema, completeRosterSchema } from "@/lib/organisation/roster/schema";

export const checkRosterAction = formAction(checkRosterSchema, async (actor, { importId, file }) => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { counts } = await checkRoster(actor, { importId, fileName: file.name, bytes });
  const total = counts.CREATE + counts.CHANGE + counts.SAME + counts.REFUSED;
  return { message: `已核对 ${total} 行，还没有导入。`, href: `/people/import/${importId}` };
});

export const completeRosterAction = formAction(completeRosterSchema, async (actor, input) => {
  const { counts } = await completeRoster(actor, input);
  revalidatePath("/", "layout");
  const refused = counts.REFUSED > 0 ? `，仍有 ${counts.REFUSED} 行不能导入` : "";
  // Said on the page itself: the form goes with the last missing unit.
  return { message: `已新建并重新核对${refused}。`, href: `/people/import/${input.importId}` };
});

export const applyRosterAction = formAction(applyRosterSchema, async (actor, input) => {
  const { created, changed, stale } = await applyRoster(actor, input);
  revalidatePath("/", "layout");
  const left = stale > 0 ? `；${stale} 行的资料在核对之后有了变化，没有导入` : "";
  return `已导入：新增 ${created} 人，变更 ${changed} 人${left}。`;
});
