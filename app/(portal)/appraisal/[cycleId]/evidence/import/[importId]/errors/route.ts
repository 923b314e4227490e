import { gone, workbookFile } from "@/app/attachment";
import { getImport } from "@/lib/appraisal/evidence-import/queries";
import { errorTable } from "@/lib/appraisal/evidence-import/workbook";
import { currentActor } from "@/lib/auth/session";
import { writeSheets } from "@/lib/sheet/writer";

type Params = { params: Promise<{ cycleId: string; importId: string }> };

/** The sender's own rows with the column 错误. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword) return gone();
  const { cycleId, importId } = await params;
  const found = await getImport(actor, cycleId, importId);
  if (!found) return gone();
  const name = found.fileName.replace(/\.[^.]*$/, "");
  return workbookFile(`${name}-错误.xlsx`, await writeSheets([errorTable(found.rows)]));
}
