import { z } from "zod";
import { attachment, gone } from "@/app/attachment";
import { currentActor } from "@/lib/auth/session";
import { printMembers, ROSTER_FORMATS } from "@/lib/reports/named/print";

const asked = z.strictObject({ format: z.enum(ROSTER_FORMATS).default("pdf") });

/** The list as a file with its reader's mark; for everybody else there is none. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  const which = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!actor || actor.mustChangePassword || !which.success) return gone();
  const file = await printMembers(actor, which.data.format);
  return file ? attachment(file) : gone();
}
