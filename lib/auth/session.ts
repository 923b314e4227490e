import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import type { Actor } from "./actor";
import { authOptions } from "./options";
import { actorOfSession } from "./queries";

/**
 * The person behind this request, or null. The token carries a session id only; account, grants and the session's own
 * state are read anew from the database, once per request (secrecy.md §3).
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const token = (await getServerSession(authOptions)) as { sessionId?: unknown } | null;
  if (typeof token?.sessionId !== "string") return null;
  const address = (await headers()).get("x-hengcai-address") ?? "";
  return actorOfSession(token.sessionId, new Date(), address);
});

/** As `currentActor`; sends strangers to the sign-in page and holders of a first password to change it. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) redirect("/login");
  if (actor.mustChangePassword) redirect("/password");
  return actor;
}

/** For the page that changes a first password. */
export async function requireSignedIn(): Promise<Actor> {
  return (await currentActor()) ?? redirect("/login");
}
