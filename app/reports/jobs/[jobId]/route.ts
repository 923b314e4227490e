import { gone } from "@/app/attachment";
import type { ProgressState } from "@/components/ui/progress";
import { currentActor } from "@/lib/auth/session";
import { findPrintJob } from "@/lib/reports/print-jobs";

type Context = { params: Promise<{ jobId: string }> };

/** How far a batch is, for the bar on the papers page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const { jobId } = await params;
  const job = await findPrintJob(actor, jobId);
  if (!job) return gone();
  const state: ProgressState = {
    status: job.state,
    done: job.done,
    total: job.total,
    message: job.state === "failed" ? "没有生成，请再试一次；仍不行请告诉管理员。" : job.note || undefined,
    href: job.state === "done" ? `/reports/jobs/${jobId}/file` : undefined,
  };
  return Response.json(state, { headers: { "Cache-Control": "private, no-store" } });
}
