import { transact } from "@/lib/audit/transact";
import type { Tx } from "@/lib/db";
import { invalid, missing, Refusal } from "@/lib/errors";
import type { Actor } from "../actor";
import { hashPassword, matches } from "../password";
import { passwordFaults } from "../password-rules";
import { countFailure } from "../sign-in/commands";
import { keyOf } from "./queries";
import type { ChangePassword } from "./schema";

/** domain.md §1.4: the last five may not come back. */
const REMEMBERED = 5;

/** Ends one of the actor's own sessions; of his present one it is the sign-out. */
export function endSession(actor: Actor, { sessionId }: { sessionId: string }): Promise<void> {
  return transact(actor, async (tx, record) => {
    const ended = await tx.session.updateMany({
      where: { id: sessionId, accountId: actor.accountId ?? "", endedAt: null },
      data: { endedAt: actor.at, endedWhy: sessionId === actor.sessionId ? "signed-out" : "ended-by-owner" },
    });
    if (ended.count === 0) missing("会话");
    record("session.closed", actor.accountId ?? "", { sessionId });
  });
}

/** Everywhere but here: for someone who left himself signed in at another desk. */
export function endOtherSessions(actor: Actor): Promise<number> {
  return transact(actor, async (tx, record) => {
    const count = await endSessions(tx, actor, { except: actor.sessionId, why: "ended-by-owner" });
    record("session.others_closed", actor.accountId ?? "", { count });
    return count;
  });
}

/** Ends the live sessions of the actor's account, all or all but one. */
async function endSessions(tx: Tx, actor: Actor, { except, why }: { except: string | null; why: string }) {
  const { count } = await tx.session.updateMany({
    where: { accountId: actor.accountId ?? "", endedAt: null, id: { not: except ?? "" } },
    data: { endedAt: actor.at, endedWhy: why },
  });
  return count;
}

/**
 * A new password, known to nobody else: ends every other session. The present one has to be given; guessing it here
 * counts like guessing it at the door.
 */
export async function changePassword(actor: Actor, input: ChangePassword): Promise<void> {
  const key = (await keyOf(actor)) ?? missing("账号");
  if (!(await matches(key.passwordHash, input.currentPassword))) await refuseGuess(actor);
  const faults = passwordFaults(input.newPassword, key.owner);
  if (faults.length > 0) invalid("新口令不合要求。", { newPassword: faults });
  for (const old of new Set([key.passwordHash, ...key.earlier])) {
    if (await matches(old, input.newPassword)) {
      invalid("新口令不合要求。", { newPassword: [`不能与最近 ${REMEMBERED} 次用过的口令相同。`] });
    }
  }
  const passwordHash = await hashPassword(input.newPassword);
  await transact(actor, async (tx, record) => {
    const changed = await tx.account.updateMany({
      // Whoever changed it a moment ago in another tab was first.
      where: { id: key.accountId, passwordHash: key.passwordHash },
      data: { passwordHash, passwordSetAt: actor.at, mustChange: false, failures: 0, lockedUntil: null },
    });
    if (changed.count === 0) throw new Refusal("conflict", "口令刚刚已在别处修改，请重新登录。");
    await rememberPassword(tx, key.accountId, passwordHash, actor.at);
    await endSessions(tx, actor, { except: actor.sessionId, why: "password-changed" });
    record("password.changed", key.accountId);
  });
}

async function refuseGuess(actor: Actor): Promise<never> {
  const locked = await transact(actor, async (tx, record) => {
    const full = await countFailure(tx, actor.accountId ?? "", actor.at);
    if (full) await endSessions(tx, actor, { except: null, why: "locked" });
    record(full ? "session.locked" : "password.refused", actor.accountId ?? "", {}, "refused");
    return full;
  });
  const message = locked ? "连续 5 次错误，账号已锁定 30 分钟，所有会话已结束。" : "现在的口令不正确。";
  return invalid(message, { currentPassword: ["与现在的口令不符。"] });
}

/** Keeps the hash among the last five of the account and forgets what is older. */
export async function rememberPassword(tx: Tx, accountId: string, hash: string, setAt: Date): Promise<void> {
  await tx.passwordHistory.create({ data: { accountId, hash, setAt } });
  const kept = await tx.passwordHistory.findMany({
    where: { accountId },
    orderBy: [{ setAt: "desc" }, { id: "desc" }],
    take: REMEMBERED,
    select: { id: true },
  });
  await tx.passwordHistory.deleteMany({ where: { accountId, id: { notIn: kept.map(({ id }) => id) } } });
}
