import { db } from "@/lib/db";
import { idleMinutesFor } from "./actor";
import { matches } from "./password";

/** A new session's id, or null: unknown user and wrong password look the same. */
export async function signIn(employeeNo: string, password: string, at: Date, address: string, agent: string) {
  const account = await db.account.findFirst({
    where: { person: { employeeNo }, state: "ACTIVE" },
    select: { id: true, passwordHash: true, grants: { select: { role: true } } },
  });
  if (!account || !(await matches(account.passwordHash, password))) return null;
  const session = await db.session.create({
    data: {
      accountId: account.id,
      createdAt: at,
      lastSeenAt: at,
      idleMinutes: idleMinutesFor(account.grants.map((grant) => grant.role)),
      expiresAt: new Date(at.getTime() + 8 * 60 * 60 * 1000),
      address,
      agent,
    },
  });
  await db.account.update({ where: { id: account.id }, data: { lastLoginAt: at } });
  return session.id;
}
