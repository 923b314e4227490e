import { gone, workbookFile, zipFile } from "@/app/attachment";
import { currentActor } from "@/lib/auth/session";
import { rosterFile } from "@/lib/organisation/export/files";
import { readFilter } from "@/lib/organisation/person/filter";

/** The filtered list of people as a roster. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword) return gone();
  const filter = readFilter(Object.fromEntries(new URL(request.url).searchParams));
  const file = await rosterFile(actor, filter);
  if (!file) return gone();
  return file.zip ? zipFile(file.name, file.bytes) : workbookFile(file.name, file.bytes);
}
