import { gone, workbookFile } from "@/app/attachment";
import { currentActor } from "@/lib/auth/session";
import { getImport, listAllRows } from "@/lib/organisation/roster/queries";
import { errorTable } from "@/lib/organisation/roster/workbook";
import { writeSheets } from "@/lib/sheet/writer";

/** The sender's own rows with the column 错误; `?only=refused` leaves out the good ones. */
export async function GET(request: Request, { params }: { params: Promise<{ importId: string }> }): Promise<Response> {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword) return gone();
  const found = await getImport(actor, (await params).importId);
  if (!found) return gone();
  const rows = await listAllRows(actor, found.id);
  const only = new URL(request.url).searchParams.get("only") === "refused";
  const wanted = only ? rows.filter((row) => row.outcome === "REFUSED") : rows;
  const name = found.fileName.replace(/\.[^.]*$/, "");
  return workbookFile(`${name}-错误.xlsx`, await writeSheets([errorTable(wanted)]));
}
