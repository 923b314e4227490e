import { createHash, randomBytes } from "node:crypto";
import { db } from "@/lib/db";

const HOURS = 24;

/**
 * The path of the page on which the installer names the first officers, good once and for a day, or nothing when there
 * are accounts already. Only the token's hash is kept; links issued at earlier starts lapse.
 */
export async function issueSetupLink(at: Date) {
  if ((await db.account.count()) > 0) return undefined;
  const token = randomBytes(32).toString("base64url");
  await db.setupLink.deleteMany({ where: { usedAt: null } });
  await db.setupLink.create({
    data: {
      tokenHash: createHash("sha256").update(token).digest("hex"),
      createdAt: at,
      expiresAt: new Date(at.getTime() + HOURS * 60 * 60 * 1000),
    },
  });
  return `/setup/${token}`;
}
