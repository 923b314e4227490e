import { attachment, gone } from "@/app/attachment";
import { currentActor } from "@/lib/auth/session";
import { loadFile } from "@/lib/files/queries";
import { findEvidence } from "@/lib/training/queries";

type Context = { params: Promise<{ fileId: string }> };

/** What proves a report, to those who may see the item. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword) return gone();
  const found = await findEvidence(actor, (await params).fileId);
  const file = found ? await loadFile(actor, found) : null;
  return file ? attachment(file) : gone();
}
