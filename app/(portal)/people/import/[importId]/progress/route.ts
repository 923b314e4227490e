import { gone } from "@/app/attachment";
import { currentActor } from "@/lib/auth/session";
import { mayExchangeRoster } from "@/lib/organisation/policy";
import { progressOf } from "@/lib/organisation/roster/progress";

/** How far the work on a roster is; polled while a form waits for its answer. */
export async function GET(_request: Request, { params }: { params: Promise<{ importId: string }> }): Promise<Response> {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword || mayExchangeRoster(actor) !== true) return gone();
  const progress = progressOf((await params).importId);
  const state = {
    status: "running",
    done: progress?.done ?? 0,
    total: progress?.total ?? 0,
    message: progress ? `正在${progress.phase}……` : "正在上传……",
  };
  return Response.json(state, { headers: { "cache-control": "private, no-store" } });
}
