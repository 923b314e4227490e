import { gone, workbookFile } from "@/app/attachment";
import { exportEvidence } from "@/lib/appraisal/evidence-import/queries";
import { evidenceTables } from "@/lib/appraisal/evidence-import/workbook";
import { currentActor } from "@/lib/auth/session";
import { writeSheets } from "@/lib/sheet/writer";

/** The cycle's subjects with what is recorded: to fill in and to import, or to keep. */
export async function GET(_request: Request, { params }: { params: Promise<{ cycleId: string }> }): Promise<Response> {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword) return gone();
  const found = await exportEvidence(actor, (await params).cycleId);
  if (!found) return gone();
  return workbookFile(`${found.title}-成绩表.xlsx`, await writeSheets(evidenceTables(found.subjects)));
}
