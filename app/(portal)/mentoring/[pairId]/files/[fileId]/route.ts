import { attachment, gone } from "@/app/attachment";
import { currentActor } from "@/lib/auth/session";
import { getLogFile } from "@/lib/mentoring/log/queries";

/** The photo or paper of a log, for those who may see the pair; always to be saved, never shown in place. */
export async function GET(_request: Request, { params }: { params: Promise<{ pairId: string; fileId: string }> }) {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword) return gone();
  const { pairId, fileId } = await params;
  const file = await getLogFile(actor, pairId, fileId);
  return file ? attachment(file) : gone();
}
