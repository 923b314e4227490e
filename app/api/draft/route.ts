import { NextResponse } from "next/server";
import { saveDraft } from "@/lib/appraisal/ballot/commands";
import { saveDraftSchema } from "@/lib/appraisal/ballot/schema";
import { currentActor } from "@/lib/auth/session";
import { sayClock } from "@/lib/calendar";
import { allowedOrigins } from "@/lib/env";
import { Refusal } from "@/lib/errors";

/** A paper of two thousand lines with full comments would not reach this. */
const LONGEST = 4 * 1024 * 1024;

const STATUS: Record<Refusal["kind"], number> = {
  invalid: 400,
  forbidden: 403,
  conflict: 409,
  missing: 404,
  busy: 503,
};

/**
 * The autosave of the rating page. Not a server action: those queue behind each other and send the whole page to the
 * sign-in when the session has ended, while an unsaved paper must stay where it is. Otherwise the same door: same origin,
 * actor from the database, strict schema, command.
 */
export async function POST(request: Request): Promise<NextResponse> {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  if (origin === null || !allowedOrigins().includes(origin) || (site !== null && site !== "same-origin")) {
    return refused(403, "请求来源不符。");
  }
  const actor = await currentActor();
  if (!actor || actor.mustChangePassword) return refused(401, "登录已失效，请重新登录。");
  const parsed = saveDraftSchema.safeParse(await bodyOf(request));
  if (!parsed.success) return refused(400, "请求内容不完整，请刷新后再试。");
  try {
    const { base } = await saveDraft(actor, parsed.data);
    return NextResponse.json({ base, at: sayClock(actor.at) }, { headers: NO_STORE });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const newer = error.fields.base?.[0];
    return refused(STATUS[error.kind], error.message, newer === undefined ? {} : { base: Number(newer) });
  }
}

const NO_STORE = { "cache-control": "private, no-store" };

function refused(status: number, message: string, more: object = {}) {
  return NextResponse.json({ refused: message, ...more }, { status, headers: NO_STORE });
}

async function bodyOf(request: Request): Promise<unknown> {
  if (Number(request.headers.get("content-length") ?? 0) > LONGEST) return null;
  const text = await request.text();
  if (text.length > LONGEST) return null;
  try {
    return JSON.parse(text);
  } catch {
    // not JSON: the schema says so
    return null;
  }
}
