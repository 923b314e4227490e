import { systemActor } from "@/lib/auth/actor";
import { readiness } from "@/lib/health/queries";

export const dynamic = "force-dynamic";

/** The server can do its work. For load balancers and monitors; 503 while something it needs is missing. */
export async function GET() {
  const found = await readiness(systemActor("health", new Date()));
  const ready = Object.values(found).every(Boolean);
  return Response.json({ ready, ...found }, { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } });
}
