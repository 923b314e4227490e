import { NextResponse } from "next/server";
import { getSummary } from "@/lib/appraisal/ballot/queries";
import { currentActor } from "@/lib/auth/session";

const NO_STORE = { "cache-control": "private, no-store" };

/** 述职 of one subject, read when its dialog opens: thirty of them would make the rating page heavy. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ cycleId: string; subjectId: string }> },
): Promise<NextResponse> {
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword) return NextResponse.json(null, { status: 401, headers: NO_STORE });
  const { cycleId, subjectId } = await params;
  const summary = await getSummary(actor, cycleId, subjectId);
  return NextResponse.json(summary, { status: summary ? 200 : 404, headers: NO_STORE });
}
