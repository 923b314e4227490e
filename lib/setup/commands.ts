import { randomBytes } from "node:crypto";
import { transact } from "@/lib/audit/transact";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { makePassword } from "@/lib/auth/first-password";
import { hashPassword } from "@/lib/auth/password";
import { ROLES } from "@/lib/auth/roles";
import { type PlainDate, toColumn, today } from "@/lib/calendar";
import { db, type Tx } from "@/lib/db";
import { Refusal } from "@/lib/errors";
import { romanise } from "@/lib/organisation/names";
import { FOUNDERS } from "./founders";
import { hashOfToken, isUntouched } from "./queries";
import type { Founder, Setup } from "./schema";

const HOURS = 24;

/**
 * The path of the page on which the installer names the first officers, good once and for a day; nothing when there are
 * accounts already. Links of earlier starts lapse, so that only the one last printed opens.
 */
export async function issueSetupLink(at: Date): Promise<string | undefined> {
  if (!(await isUntouched())) return undefined;
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(at.getTime() + HOURS * 60 * 60 * 1000);
  await db.$transaction([
    db.setupLink.deleteMany({ where: { usedAt: null } }),
    db.setupLink.create({ data: { tokenHash: hashOfToken(token), createdAt: at, expiresAt } }),
  ]);
  return `/setup/${token}`;
}

/** Who sets up is nobody yet; the trail names the installation and the address it was done from. */
export const installer = (at: Date, address: string): Actor => ({ ...systemActor("安装程序", at), address });

export type FirstPassword = { employeeNo: string; name: string; unitName: string; password: string };

/**
 * The plant, its first three officers, its organiser and its secretary, in one transaction: an installation is never
 * half set up. Of two who hold the same link one succeeds. These are the only rows of the organisation and of accounts
 * that are written elsewhere than by their own commands: there is nobody yet who could run those.
 */
export async function completeSetup(actor: Actor, input: Setup): Promise<FirstPassword[]> {
  const made = await Promise.all(
    FOUNDERS.map(async ({ key, role }) => {
      const founder = input[key];
      const names = romanise(founder.name);
      const password = makePassword({ ...founder, pinyin: names.pinyin, phone: "" });
      return { founder, names, role, password, passwordHash: await hashPassword(password) };
    }),
  );
  await transact(actor, async (tx, record) => {
    await claimLink(tx, input.token, actor.at);
    const day = today(actor.at);
    const unitId = await createPlant(tx, input.plant, day);
    record("unit.created", unitId, { name: input.plant });
    for (const one of made) {
      const personId = await createPerson(tx, one.founder, one.names, unitId);
      record("person.created", personId, { employeeNo: one.founder.employeeNo, name: one.founder.name });
      const accountId = await createAccount(tx, actor, personId, one);
      record("account.opened", accountId, { personId });
      record("grant.given", accountId, { role: one.role, from: day, reason: "首次设置" });
    }
    record("setup.completed", unitId, { name: input.plant });
  });
  return made.map(({ founder, role, password }) => ({
    employeeNo: founder.employeeNo,
    name: founder.name,
    unitName: ROLES[role],
    password,
  }));
}

async function claimLink(tx: Tx, token: string, at: Date) {
  const { count } = await tx.setupLink.updateMany({
    where: { tokenHash: hashOfToken(token), usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  if (count === 0 || (await tx.account.count()) > 0) {
    throw new Refusal("conflict", "这个链接已经用过或已过期。需要时请重新启动，使用新打印的链接。");
  }
}

async function createPlant(tx: Tx, name: string, day: PlainDate): Promise<string> {
  const data = { name, kind: "PLANT" as const, openedOn: toColumn(day) };
  return (await tx.unit.create({ data, select: { id: true } })).id;
}

async function createPerson(tx: Tx, founder: Founder, names: { pinyin: string; initials: string }, unitId: string) {
  const { employeeNo, name, gender } = founder;
  return (await tx.person.create({ data: { employeeNo, name, gender, unitId, ...names }, select: { id: true } })).id;
}

type Made = { role: (typeof FOUNDERS)[number]["role"]; passwordHash: string };

async function createAccount(tx: Tx, actor: Actor, personId: string, { role, passwordHash }: Made): Promise<string> {
  const { at } = actor;
  const account = await tx.account.create({
    data: {
      personId,
      passwordHash,
      passwordSetAt: at,
      createdAt: at,
      passwords: { create: { hash: passwordHash, setAt: at } },
      grants: { create: { role, from: toColumn(today(at)), grantedAt: at, reason: "首次设置" } },
    },
    select: { id: true },
  });
  return account.id;
}
