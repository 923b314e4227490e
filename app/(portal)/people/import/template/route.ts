import { gone, workbookFile } from "@/app/attachment";
import { currentActor } from "@/lib/auth/session";
import { mayExchangeRoster } from "@/lib/organisation/policy";
import { templateTables } from "@/lib/organisation/roster/workbook";
import { writeSheets } from "@/lib/sheet/writer";

export async function GET(): Promise<Response> {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword || mayExchangeRoster(actor) !== true) return gone();
  return workbookFile("花名册模板.xlsx", await writeSheets(templateTables()));
}
