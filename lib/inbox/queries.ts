import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";

/** How many messages the actor has not read, for the navigation. */
export async function countUnread(actor: Actor): Promise<number> {
  if (!actor.personId) return 0;
  const rows = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from "Notice" where "personId" = ${actor.personId} and "readAt" is null`;
  return rows[0]?.count ?? 0;
}
