import { z } from "zod";
import { attachment, gone } from "@/app/attachment";
import { currentActor } from "@/lib/auth/session";
import { FORMATS, PAPERS, printPaper } from "@/lib/reports/papers";

const asked = z.strictObject({
  kind: z.enum(PAPERS),
  id: z.string().min(1).max(64),
  format: z.enum(FORMATS).default("pdf"),
});

type Context = { params: Promise<{ kind: string; id: string }> };

/** One paper about one record, as PDF or Word. What the actor may not see does not exist. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const which = asked.safeParse({ ...query, ...(await params) });
  if (!actor || actor.mustChangePassword || !which.success) return gone();
  const { kind, id, format } = which.data;
  const file = await printPaper(actor, kind, id, format);
  return file ? attachment(file) : gone();
}
