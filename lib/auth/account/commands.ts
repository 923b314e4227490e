import { transact } from "@/lib/audit/transact";
import { toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { notify } from "@/lib/inbox/notify";
import type { Actor } from "../actor";
import { makePassword } from "../first-password";
import { keepOneOfEachOfficer, lockOfficers } from "../grant/officers";
import { rememberPassword } from "../own/commands";
import { hashPassword, hashPasswords } from "../password";
import { mayOpenAccounts, maySecure, maySwitch } from "./policy";
import { ownerOf, peopleWithoutAccount, type Unopened } from "./queries";
import type { AccountInput, AccountReason, OpenUnitAccounts } from "./schema";

/** A first password. It exists here, on the screen of the officer and on the slip he hands over, and nowhere else. */
export type Issued = { employeeNo: string; name: string; unitName: string; password: string };

/** More in one go would keep the browser waiting without an answer (100 hashes take about a second). */
const MOST_AT_ONCE = 500;

export async function openAccount(actor: Actor, { personId }: { personId: string }): Promise<Issued[]> {
  permit(mayOpenAccounts(actor));
  const people = await peopleWithoutAccount(actor, { personId });
  if (people.length === 0) throw new Refusal("conflict", "此人已有账号，或已离职。请刷新后再看。");
  return open(actor, people);
}

/**
 * Accounts for everybody of a unit and the units below it who has none; of many, for as many as fit into one batch of
 * slips. `left` is how many still wait for the next.
 */
export async function openUnitAccounts(
  actor: Actor,
  { unitId }: OpenUnitAccounts,
  most = MOST_AT_ONCE,
): Promise<{ issued: Issued[]; left: number }> {
  permit(mayOpenAccounts(actor));
  const people = await peopleWithoutAccount(actor, { unitId });
  if (people.length === 0) invalid("这个单位及下属单位的人员都已有账号。");
  const issued = await open(actor, people.slice(0, most));
  return { issued, left: people.length - issued.length };
}

/**
 * The demonstration's: for everybody of the plant at once, excepted from the first-login change. Only the installation
 * does this, before anybody is there to sign in.
 */
export async function openDemonstrationAccounts(actor: Actor, { unitId }: OpenUnitAccounts): Promise<Issued[]> {
  permit(mayOpenAccounts(actor));
  permit(actor.accountId === null || "演示账号只在安装时开立。");
  return open(actor, await peopleWithoutAccount(actor, { unitId }), { demonstration: true });
}

async function open(actor: Actor, people: Unopened[], { demonstration = false } = {}): Promise<Issued[]> {
  // Hashed before the transaction: hashing is slow on purpose, and must not hold rows meanwhile.
  const passwords = people.map(makePassword);
  const hashes = await hashPasswords(passwords);
  const made = people.map((person, index) => ({
    person,
    password: passwords[index] as string,
    passwordHash: hashes[index] as string,
  }));
  await transact(actor, async (tx, record) => {
    permit(mayOpenAccounts(actor));
    const accounts = await tx.account.createManyAndReturn({
      data: made.map(({ person, passwordHash }) => ({
        personId: person.id,
        passwordHash,
        mustChange: !demonstration,
        demonstration,
        passwordSetAt: actor.at,
        createdAt: actor.at,
      })),
      select: { id: true, personId: true, passwordHash: true },
    });
    await tx.passwordHistory.createMany({
      data: accounts.map(({ id, passwordHash }) => ({ accountId: id, hash: passwordHash, setAt: actor.at })),
    });
    for (const { id, personId } of accounts) record("account.opened", id, { personId });
  });
  return made.map(({ person: { employeeNo, name, unitName }, password }) => ({ employeeNo, name, unitName, password }));
}

/** Ends every session at once: what the account could do stops with the answer to this click. */
export function disableAccount(actor: Actor, { accountId, reason }: AccountReason): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(maySwitch(actor, accountId));
    await lockOfficers(tx);
    const { count } = await tx.account.updateMany({
      where: { id: accountId, state: "ACTIVE" },
      data: { state: "DISABLED" },
    });
    if (count === 0) throw new Refusal("conflict", "该账号不存在或已经停用。");
    await keepOneOfEachOfficer(tx, actor.at);
    await endAll(tx, actor, accountId, "disabled");
    record("account.disabled", accountId, { reason });
  });
}

export function enableAccount(actor: Actor, { accountId, reason }: AccountReason): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(maySwitch(actor, accountId));
    const { count } = await tx.account.updateMany({
      where: {
        id: accountId,
        state: "DISABLED",
        person: { OR: [{ leftOn: null }, { leftOn: { gt: toColumn(today(actor.at)) } }] },
      },
      data: { state: "ACTIVE", failures: 0, lockedUntil: null },
    });
    if (count === 0) throw new Refusal("conflict", "该账号不存在、已经启用，或此人已离职。");
    record("account.enabled", accountId, { reason });
  });
}

/** A new first password, shown once, to be changed at the next sign-in. */
export async function resetPassword(actor: Actor, { accountId, reason }: AccountReason): Promise<Issued[]> {
  permit(maySecure(actor, accountId));
  const owner = (await ownerOf(actor, accountId)) ?? missing("账号");
  const password = makePassword(owner);
  const passwordHash = await hashPassword(password);
  await transact(actor, async (tx, record) => {
    permit(maySecure(actor, accountId));
    await tx.account.update({
      where: { id: accountId },
      data: { passwordHash, passwordSetAt: actor.at, mustChange: true, failures: 0, lockedUntil: null },
    });
    await rememberPassword(tx, accountId, passwordHash, actor.at);
    await endAll(tx, actor, accountId, "password-reset");
    await notify(tx, [owner.id], { at: actor.at, title: "您的口令已由安全管理员重置", body: `原因：${reason}` });
    record("password.reset", accountId, { reason });
  });
  return [{ employeeNo: owner.employeeNo, name: owner.name, unitName: owner.unitName, password }];
}

export function unlockAccount(actor: Actor, { accountId }: AccountInput): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(maySecure(actor, accountId));
    const { count } = await tx.account.updateMany({
      where: { id: accountId, OR: [{ lockedUntil: { gt: actor.at } }, { failures: { gt: 0 } }] },
      data: { failures: 0, lockedUntil: null },
    });
    if (count === 0) throw new Refusal("conflict", "该账号没有被锁定。");
    record("account.unlocked", accountId);
  });
}

export function endAccountSessions(actor: Actor, { accountId, reason }: AccountReason): Promise<number> {
  return transact(actor, async (tx, record) => {
    permit(maySecure(actor, accountId));
    const count = await endAll(tx, actor, accountId, "ended-by-officer");
    record("account.sessions_ended", accountId, { count, reason });
    return count;
  });
}

async function endAll(tx: Tx, actor: Actor, accountId: string, why: string): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { accountId, endedAt: null },
    data: { endedAt: actor.at, endedWhy: why },
  });
  return count;
}
