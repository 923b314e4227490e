import { z } from "zod";
import { attachment, gone } from "@/app/attachment";
import { currentActor } from "@/lib/auth/session";
import { FORM_FORMATS, printMember } from "@/lib/reports/named/print";

const asked = z.strictObject({ format: z.enum(FORM_FORMATS).default("pdf") });
type Context = { params: Promise<{ membershipId: string }> };

/** 培养登记表 of one person, with its reader's mark; for everybody else there is none. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const which = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!actor || actor.mustChangePassword || !which.success) return gone();
  const file = await printMember(actor, (await params).membershipId, which.data.format);
  return file ? attachment(file) : gone();
}
