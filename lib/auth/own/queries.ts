import { db } from "@/lib/db";
import type { Actor } from "../actor";
import type { Owner } from "../password-rules";

export type OwnSession = {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  endedAt: Date | null;
  endedWhy: string | null;
  /** Over, by sign-out or by the clock. */
  over: boolean;
  present: boolean;
  address: string;
  agent: string;
};

const SHOWN = 20;

/** The actor's live sessions and his last sign-ins, newest first. */
export async function listOwnSessions(actor: Actor): Promise<OwnSession[]> {
  const rows = await db.session.findMany({
    where: { accountId: actor.accountId ?? "" },
    orderBy: { createdAt: "desc" },
    take: SHOWN,
  });
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    endedAt: row.endedAt,
    endedWhy: row.endedWhy,
    over:
      row.endedAt !== null ||
      row.expiresAt <= actor.at ||
      row.lastSeenAt.getTime() + row.idleMinutes * 60_000 <= actor.at.getTime(),
    present: row.id === actor.sessionId,
    address: row.address,
    agent: row.agent,
  }));
}

export type PasswordState = { setAt: Date; mustChange: boolean; demonstration: boolean };

export async function passwordStateOf(actor: Actor): Promise<PasswordState | null> {
  const account = await db.account.findUnique({
    where: { id: actor.accountId ?? "" },
    select: { passwordSetAt: true, mustChange: true, demonstration: true },
  });
  return (
    account && { setAt: account.passwordSetAt, mustChange: account.mustChange, demonstration: account.demonstration }
  );
}

type Key = { accountId: string; passwordHash: string; earlier: string[]; owner: Owner };

/** What changing one's password needs; never leaves lib/auth. */
export async function keyOf(actor: Actor): Promise<Key | null> {
  const account = await db.account.findUnique({
    where: { id: actor.accountId ?? "" },
    select: {
      id: true,
      passwordHash: true,
      passwords: { select: { hash: true }, orderBy: { setAt: "desc" }, take: 5 },
      person: { select: { employeeNo: true, name: true, pinyin: true, phone: true } },
    },
  });
  if (!account) return null;
  const earlier = account.passwords.map(({ hash }) => hash);
  return { accountId: account.id, passwordHash: account.passwordHash, earlier, owner: account.person };
}
