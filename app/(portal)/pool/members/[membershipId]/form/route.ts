import { attachment, gone } from "@/app/attachment";
import { currentActor } from "@/lib/auth/session";
import { printMember } from "@/lib/reports/named/print";

type Context = { params: Promise<{ membershipId: string }> };

/** 培养登记表 of one person, with its reader's mark; for everybody else there is none. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword) return gone();
  const file = await printMember(actor, (await params).membershipId);
  return file ? attachment(file) : gone();
}
