export const dynamic = "force-dynamic";

/** The process answers. Asks nothing of the database, so that its outage does not get the server restarted. */
export function GET() {
  return Response.json({ live: true }, { headers: { "cache-control": "no-store" } });
}
