import { currentActor } from "@/lib/auth/session";
import { getImport } from "@/lib/organisation/roster/queries";
import { gone } from "../../../attachment";

/** How far the work on a roster is; polled while a form waits for its answer. */
export async function GET(_request: Request, { params }: { params: Promise<{ importId: string }> }): Promise<Response> {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword) return gone();
  const found = await getImport(actor, (await params).importId);
  // Between two pieces of work the row tells of the last one, which is over.
  const working = found?.phase ? found : null;
  const state = {
    status: "running",
    done: working?.done ?? 0,
    total: working?.total ?? 0,
    message: working ? `正在${working.phase}……` : found ? "正在准备……" : "正在读取文件……",
  };
  return Response.json(state, { headers: { "cache-control": "private, no-store" } });
}
