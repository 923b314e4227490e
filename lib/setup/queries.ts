import { createHash } from "node:crypto";
import { db } from "@/lib/db";

/** Only the hash of a token is kept: who reads the database cannot use the link. */
export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Whether the link still opens: unused, in time, and nobody has an account yet. */
export async function isLinkGood(token: string, at: Date): Promise<boolean> {
  const rows = await db.$queryRaw<{ good: boolean }[]>`
    select exists (select from "SetupLink" where "tokenHash" = ${hashOfToken(token)} and "usedAt" is null
      and "expiresAt" > ${at}::timestamptz) and not exists (select from "Account") as good`;
  return rows[0]?.good ?? false;
}

/** An installation that waits for its first officers. */
export async function isUntouched(): Promise<boolean> {
  const rows = await db.$queryRaw<{ untouched: boolean }[]>`select not exists (select from "Account") as untouched`;
  return rows[0]?.untouched ?? false;
}
