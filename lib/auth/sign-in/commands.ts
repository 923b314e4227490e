import { createHmac } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { transact } from "@/lib/audit/transact";
import { toColumn, today } from "@/lib/calendar";
import { db, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { type Actor, idleMinutesFor, systemActor } from "../actor";
import { DUMMY_HASH, matches } from "../password";
import { accountByNumber, type Candidate } from "../queries";
import { FAILURES_TO_LOCK, LOCK_MINUTES, pauseOf, WINDOW_MINUTES } from "./throttle";

const MINUTE = 60_000;
const ABSOLUTE_MINUTES = 8 * 60;
/** Live sessions of one account; the oldest give way. */
const MOST_SESSIONS = 20;

export type Attempt = { employeeNo: string; password: string; at: Date; address: string; agent: string };
export type SignedIn = { sessionId: string } | { refused: "wrong" | "crowded" };

/** What a test counts instead of reading the clock. */
const TOOLS = { matches, pause: (milliseconds: number) => wait(milliseconds) as Promise<unknown> };

/**
 * A new session, or nothing. Unknown number, wrong password, locked and disabled account take the same steps: one hash,
 * one update, one audit entry, and one answer. The failure counter is written after the hash, in one conditional
 * statement: of any number of simultaneous attempts only those that commit before the fifth failure can succeed.
 */
export async function signIn(attempt: Attempt, tools = TOOLS): Promise<SignedIn> {
  const employeeNo = attempt.employeeNo.slice(0, 64).normalize("NFKC").trim().toUpperCase();
  const digest = createHmac("sha256", env.NEXTAUTH_SECRET ?? "")
    .update(employeeNo)
    .digest("hex")
    .slice(0, 32);
  const pause = await registerAttempt(digest, attempt);
  if (pause === null) return { refused: "crowded" };
  if (pause > 0) await tools.pause(pause);
  const account = await accountByNumber(employeeNo);
  const right = await tools.matches(account?.passwordHash ?? DUMMY_HASH, attempt.password);
  return transact(actorOf(account, attempt), async (tx, record) => {
    if (account && right && (await claimSignIn(tx, account, attempt.at))) {
      const sessionId = await openSession(tx, account, attempt);
      await tx.loginFailure.deleteMany({ where: { numberDigest: digest } });
      record("session.opened", account.id, { sessionId });
      return { sessionId };
    }
    const locked = await countFailure(tx, account?.id ?? "", attempt.at);
    record(locked ? "session.locked" : "session.refused", account?.id ?? "", {}, "refused");
    return { refused: "wrong" as const };
  });
}

/**
 * Counts the attempt as failed before it is tried, so that simultaneous ones see each other; success takes it back.
 * An attempt that is turned away is not kept: an attack cannot grow the table, nor prolong its own closure.
 */
async function registerAttempt(digest: string, { at, address }: Attempt): Promise<number | null> {
  const { id } = await db.loginFailure.create({ data: { at, address, numberDigest: digest }, select: { id: true } });
  const since = new Date(at.getTime() - WINDOW_MINUTES * MINUTE);
  const [crowd] = await db.$queryRaw<{ number: number; address: number; overall: number }[]>`
    select count(*) filter (where "numberDigest" = ${digest})::int as number,
      count(*) filter (where address = ${address})::int as address, count(*)::int as overall
    from "LoginFailure" where at > ${since}::timestamptz`;
  const pause = pauseOf(crowd ?? { number: 0, address: 0, overall: 0 }, address);
  if (pause === null) await db.loginFailure.deleteMany({ where: { id } });
  return pause;
}

/**
 * Whether the account may sign in at this moment, with the password that was checked: a reset in between has ended every
 * session, and an old password must not open one behind it. Clears the failures in the same statement.
 */
async function claimSignIn(tx: Tx, { id, passwordHash }: Candidate, at: Date): Promise<boolean> {
  const claimed = await tx.account.updateMany({
    where: {
      ...{ id, passwordHash },
      state: "ACTIVE",
      AND: [
        { OR: [{ lockedUntil: null }, { lockedUntil: { lte: at } }] },
        { OR: [{ person: { leftOn: null } }, { person: { leftOn: { gt: toColumn(today(at)) } } }] },
      ],
    },
    data: { failures: 0, lockedUntil: null, lastLoginAt: at },
  });
  return claimed.count === 1;
}

/** True when this failure locks the account. Attempts on a locked account neither count nor prolong the lock. */
export async function countFailure(tx: Tx, accountId: string, at: Date): Promise<boolean> {
  const until = new Date(at.getTime() + LOCK_MINUTES * MINUTE);
  const rows = await tx.$queryRaw<{ locked: boolean }[]>`
    update "Account" set
      failures = case when "lockedUntil" is null then failures + 1 else 1 end,
      "lockedUntil" = case when "lockedUntil" is null and failures + 1 >= ${FAILURES_TO_LOCK} then ${until}::timestamptz end
    where id = ${accountId} and ("lockedUntil" is null or "lockedUntil" <= ${at}::timestamptz)
    returning "lockedUntil" is not null as locked`;
  await tx.$executeRaw`delete from "LoginFailure" where at < ${at}::timestamptz - interval '1 day'`;
  return rows[0]?.locked ?? false;
}

async function openSession(tx: Tx, account: Candidate, { at, address, agent }: Attempt): Promise<string> {
  const session = await tx.session.create({
    data: {
      accountId: account.id,
      createdAt: at,
      lastSeenAt: at,
      idleMinutes: idleMinutesFor(account.roles),
      expiresAt: new Date(at.getTime() + ABSOLUTE_MINUTES * MINUTE),
      previousLoginAt: account.lastLoginAt,
      address,
      agent: agent.slice(0, 300),
    },
  });
  await tx.$executeRaw`
    update "Session" set "endedAt" = ${at}::timestamptz, "endedWhy" = 'crowded' where id in (
      select id from "Session" where "accountId" = ${account.id} and "endedAt" is null
      order by "createdAt" desc, id = ${session.id} desc offset ${MOST_SESSIONS})`;
  return session.id;
}

function actorOf(account: Candidate | null, attempt: Attempt): Actor {
  const nobody = { ...systemActor("", attempt.at), address: attempt.address };
  if (!account) return nobody;
  const { id, personId, name, employeeNo } = account;
  return { ...nobody, accountId: id, personId, name, employeeNo };
}
