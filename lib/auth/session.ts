import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { decode, encode } from "next-auth/jwt";
import { cache } from "react";
import { AUTOMATIC_COOKIE, AUTOMATIC_HEADER } from "@/lib/automatic";
import { addressInstead, env } from "@/lib/env";
import type { Actor } from "./actor";
import { SESSION_COOKIE, SESSION_SECONDS } from "./options";
import { actorOfSession } from "./queries";

type Opened = { sessionId: string; until: number };

/** Tokens that were opened before: the key derivation costs as much as the rest of a small page. */
const opened = new Map<string, Opened>();
const MOST_OPENED = 2_000;

/** The token of next-auth, opened directly: its getServerSession runs a whole request of its own for the same answer. */
async function sessionIdOfToken(): Promise<string | null> {
  const token = (await cookies()).get(SESSION_COOKIE.name)?.value;
  if (!token) return null;
  const before = opened.get(token);
  if (before && before.until > Date.now()) return before.sessionId;
  // A token that cannot be read (another installation's, tampered with) is no token; next-auth throws for it.
  const claims = await decode({ token, secret: env.NEXTAUTH_SECRET ?? "" }).catch(() => null);
  if (typeof claims?.sessionId !== "string") return null;
  if (opened.size >= MOST_OPENED) opened.clear();
  // A token never changes and says nothing but the session's id, whose row is read on every request.
  opened.set(token, { sessionId: claims.sessionId, until: Number(claims.exp ?? 0) * 1000 });
  return claims.sessionId;
}

/**
 * The person behind this request, or null. The token carries a session id only; account, grants and the session's own
 * state are read anew from the database, once per request (secrecy.md §3).
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const sessionId = await sessionIdOfToken();
  if (!sessionId) return null;
  return actorOfSession(sessionId, new Date(), await clientAddress(), { present: !(await isAutomatic()) });
});

/** Asked by a page on its own, not by the hand of whoever is signed in. */
async function isAutomatic(): Promise<boolean> {
  return (await headers()).has(AUTOMATIC_HEADER) || (await cookies()).has(AUTOMATIC_COOKIE);
}

/** As `currentActor`; sends strangers to the sign-in page and holders of a first password to change it. */
export async function requireActor(): Promise<Actor> {
  const actor = await requireSignedIn();
  if (actor.mustChangePassword) redirect("/password");
  return actor;
}

/** For the page that changes a first or outdated password. */
export async function requireSignedIn(): Promise<Actor> {
  return (await currentActor()) ?? redirect(await signInAddress());
}

/** Set by the portal's own server from the socket; what a client sends under this name is dropped there. */
export async function clientAddress(): Promise<string> {
  return (await headers()).get("x-hengcai-address") ?? "";
}

/** Where the portal takes forms, when the browser came by an address of which nothing would be accepted; else null. */
export async function properAddress(): Promise<string | null> {
  return addressInstead((await headers()).get("host") ?? "");
}

/** Gives this browser the session: the same cookie that POST /api/auth/callback/credentials sets. */
export async function keepSession(sessionId: string): Promise<void> {
  const secret = env.NEXTAUTH_SECRET ?? "";
  const token = await encode({ token: { sessionId }, secret, maxAge: SESSION_SECONDS });
  (await cookies()).set(SESSION_COOKIE.name, token, { ...SESSION_COOKIE.options, maxAge: SESSION_SECONDS });
}

export async function dropSession(): Promise<void> {
  (await cookies()).set(SESSION_COOKIE.name, "", { ...SESSION_COOKIE.options, maxAge: 0 });
}

/** The sign-in page, which leads back to where one was (`x-hengcai-path` is set by scripts/answer-headers.mjs). */
async function signInAddress(): Promise<string> {
  const path = localPath((await headers()).get("x-hengcai-path"));
  return path === "/" ? "/login" : `/login?next=${encodeURIComponent(path)}`;
}

/** A path of this portal, whatever was handed in: `//elsewhere` and `/\elsewhere` are other hosts to a browser. */
export function localPath(path: string | null | undefined): string {
  return path && /^\/(?![/\\])[^\s\\]*$/.test(path) && !/^\/(login|api)\b/.test(path) ? path : "/";
}
