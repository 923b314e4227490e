import { z } from "zod";
import { attachment, gone } from "@/app/attachment";
import { currentActor } from "@/lib/auth/session";
import { printYear } from "@/lib/reports/year/paper";

const query = z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) });
type Context = { params: Promise<{ personId: string }> };

/** The page as a PDF, with the blocks of this reader and no others. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!actor || actor.mustChangePassword || !asked.success) return gone();
  const file = await printYear(actor, (await params).personId, asked.data.year);
  return file ? attachment(file) : gone();
}
