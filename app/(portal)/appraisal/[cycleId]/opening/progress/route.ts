import { NextResponse } from "next/server";
import { progressOf } from "@/lib/appraisal/opening/progress";
import { getOpening } from "@/lib/appraisal/opening/queries";
import { currentActor } from "@/lib/auth/session";

const NO_STORE = { "cache-control": "private, no-store" };

/** How far the opening is, for the page that watches it: the action that opens cannot answer before its end. */
export async function GET(_request: Request, { params }: { params: Promise<{ cycleId: string }> }) {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword) return NextResponse.json(null, { status: 401, headers: NO_STORE });
  const opening = await getOpening(actor, (await params).cycleId);
  if (!opening) return NextResponse.json(null, { status: 404, headers: NO_STORE });
  const { id, state, consents } = opening;
  const body = { state, consents: consents.filter(({ stands }) => stands).length, running: progressOf(id) };
  return NextResponse.json(body, { headers: NO_STORE });
}
