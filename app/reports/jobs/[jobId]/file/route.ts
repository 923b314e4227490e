import { attachment, gone } from "@/app/attachment";
import { currentActor } from "@/lib/auth/session";
import { findPrintJob } from "@/lib/reports/print-jobs";

type Context = { params: Promise<{ jobId: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const job = await findPrintJob(actor, (await params).jobId);
  return job?.file ? attachment(job.file) : gone();
}
