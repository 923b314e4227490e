import { type Actor, systemActor } from "@/lib/auth/actor";
import { makePassword } from "@/lib/auth/first-password";
import { grantRole } from "@/lib/auth/grant/commands";
import { hashPassword } from "@/lib/auth/password";
import { actorOfSession } from "@/lib/auth/queries";
import type { Role } from "@/lib/auth/roles";
import { signIn } from "@/lib/auth/sign-in/commands";
import { today } from "@/lib/calendar";
import { db } from "@/lib/db";

export type WantedAccount = { personId: string; grants?: { role: Role; unitId?: string; branchId?: string }[] };
export type GivenAccount = {
  accountId: string;
  personId: string;
  employeeNo: string;
  name: string;
  roles: Role[];
  password: string;
};

/**
 * Accounts that can sign in at once: excepted from the first-login change, as the demonstration's are. Their roles are
 * granted by the command, dated `at`.
 */
export async function givenAccounts(at: Date, wanted: readonly WantedAccount[]): Promise<GivenAccount[]> {
  const people = await db.person.findMany({
    where: { id: { in: wanted.map(({ personId }) => personId) } },
    select: { id: true, employeeNo: true, name: true, pinyin: true, phone: true },
  });
  const made = await Promise.all(
    people.map(async (person) => {
      const password = makePassword(person);
      return { person, password, passwordHash: await hashPassword(password) };
    }),
  );
  const accounts = await db.account.createManyAndReturn({
    data: made.map(({ person, passwordHash }) => ({
      personId: person.id,
      passwordHash,
      mustChange: false,
      demonstration: true,
      passwordSetAt: at,
      createdAt: at,
    })),
    select: { id: true, personId: true },
  });
  const granter = systemActor("安装程序", at, ["SECURITY_ADMIN"]);
  const given: GivenAccount[] = [];
  for (const { personId, grants = [] } of wanted) {
    const one = made.find(({ person }) => person.id === personId);
    const accountId = accounts.find((account) => account.personId === personId)?.id;
    if (!one || !accountId) throw new Error(`no such person: ${personId}`);
    for (const grant of grants) {
      await grantRole(granter, { accountId, ...grant, from: today(at), reason: "初始授权" });
    }
    const { employeeNo, name } = one.person;
    const roles = grants.map(({ role }) => role);
    given.push({ accountId, personId, employeeNo, name, roles, password: one.password });
  }
  return given;
}

/** The person at the keyboard: signed in through the front door at this moment. */
export async function actorOf(account: { employeeNo: string; password: string }, at: Date): Promise<Actor> {
  const signedIn = await signIn({ ...account, at, address: "10.1.0.7", agent: "Chrome/140 Windows" });
  if (!("sessionId" in signedIn)) throw new Error(`could not sign in: ${account.employeeNo}`);
  const actor = await actorOfSession(signedIn.sessionId, at, "10.1.0.7");
  if (!actor) throw new Error("no actor for a session just opened");
  return actor;
}
