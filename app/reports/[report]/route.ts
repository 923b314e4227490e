import { z } from "zod";
import { attachment, gone } from "@/app/attachment";
import { currentActor } from "@/lib/auth/session";
import { printReport, REPORTS } from "@/lib/reports/catalogue";

const query = z.strictObject({ cycle: z.string().min(1).max(64), subject: z.string().min(1).max(64).optional() });
const report = z.enum(REPORTS);

type Context = { params: Promise<{ report: string }> };

/** One paper as a PDF. What the actor may not see does not exist. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const asked = report.safeParse((await params).report);
  const which = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!actor || actor.mustChangePassword || !asked.success || !which.success) return gone();
  const file = await printReport(actor, asked.data, which.data);
  return file ? attachment(file) : gone();
}
