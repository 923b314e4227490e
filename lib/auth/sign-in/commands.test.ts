import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { actorOf, type GivenAccount, givenAccounts } from "@/prisma/seed/given-accounts";
import { givenOrganisation } from "@/prisma/seed/given-organisation";
import { freshDatabase } from "@/scripts/testing/database";
import { endSession } from "../own/commands";
import { DUMMY_HASH, matches } from "../password";
import { actorOfSession } from "../queries";
import { type Attempt, type SignedIn, signIn } from "./commands";
import { pauseOf } from "./throttle";

freshDatabase();
const AT = new Date("2026-03-05T02:00:00Z");
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);

let ding: GivenAccount;
let shan: GivenAccount;
let security: GivenAccount;

beforeAll(async () => {
  const { people } = await givenOrganisation(AT);
  [ding, shan, security] = (await givenAccounts(AT, [
    { personId: people.chief },
    { personId: people.deputy, grants: [{ role: "ORGANISER" }] },
    { personId: people.worker, grants: [{ role: "SECURITY_ADMIN" }] },
  ])) as [GivenAccount, GivenAccount, GivenAccount];
});

beforeEach(async () => {
  await db.loginFailure.deleteMany();
  await db.account.updateMany({ data: { failures: 0, lockedUntil: null, state: "ACTIVE" } });
});

/** Tries to sign in and tells what a stopwatch and a listener on the wire could learn of it. */
async function watch(wanted: Partial<Attempt>) {
  const seen = { hashes: [] as string[], pauses: [] as number[] };
  const tools = {
    matches: (hash: string, password: string) => {
      seen.hashes.push(hash);
      return matches(hash, password);
    },
    pause: async (milliseconds: number) => {
      seen.pauses.push(milliseconds);
    },
  };
  const attempt = { employeeNo: ding.employeeNo, password: "", at: AT, address: "10.1.0.7", agent: "", ...wanted };
  const events = await db.auditEntry.count();
  const answer: SignedIn = await signIn(attempt, tools);
  return { answer, ...seen, entries: (await db.auditEntry.count()) - events };
}
const tries = (wanted: Partial<Attempt>) => watch(wanted).then(({ answer }) => answer);

describe("the right password opens a session", () => {
  test("with the time limits of the roles, remembered as the last sign-in of the next one", async () => {
    const first = await actorOf(ding, AT);
    const session = await db.session.findUniqueOrThrow({ where: { id: first.sessionId ?? "" } });
    expect(session).toMatchObject({ idleMinutes: 30, expiresAt: later(8 * 60), address: "10.1.0.7" });
    expect((await actorOf(ding, later(5))).lastLoginAt).toEqual(AT);
    for (const officer of [shan, security]) {
      const { sessionId } = await actorOf(officer, AT);
      expect(await db.session.findUnique({ where: { id: sessionId ?? "" } })).toMatchObject({ idleMinutes: 15 });
    }
  });

  test("which lives while it is used: 30 idle minutes or 8 hours end it", async () => {
    const { sessionId } = await actorOf(ding, AT);
    const alive = async (minutes: number) => (await actorOfSession(sessionId ?? "", later(minutes), "")) !== null;
    for (let minutes = 29; minutes < 480; minutes += 29) expect(await alive(minutes), `${minutes}`).toBe(true);
    expect(await alive(480)).toBe(false);
    const other = await actorOf(ding, AT);
    expect(await actorOfSession(other.sessionId ?? "", later(30), "")).toBeNull();
  });

  test("and which what a page asks on its own shows to be alive, but does not keep alive", async () => {
    const { sessionId } = await actorOf(ding, AT);
    const automatic = async (minutes: number) =>
      (await actorOfSession(sessionId ?? "", later(minutes), "", { present: false })) !== null;
    for (const minutes of [10, 20, 29]) expect(await automatic(minutes), `${minutes}`).toBe(true);
    expect(await automatic(30)).toBe(false);
  });

  test("and after the sign-out the token's session is nobody", async () => {
    const actor = await actorOf(ding, AT);
    await endSession(actor, { sessionId: actor.sessionId ?? "" });
    expect(await actorOfSession(actor.sessionId ?? "", AT, "")).toBeNull();
  });

  test("but not one that was changed while it was being checked", async () => {
    const tools = {
      matches: async () => {
        await db.account.update({ where: { id: shan.accountId }, data: { passwordHash: DUMMY_HASH } });
        return true;
      },
      pause: () => Promise.resolve(),
    };
    const { passwordHash } = await db.account.findUniqueOrThrow({ where: { id: shan.accountId } });
    const attempt = { employeeNo: shan.employeeNo, password: "", at: AT, address: "10.1.0.7", agent: "" };
    expect(await signIn(attempt, tools)).toEqual({ refused: "wrong" });
    await db.account.update({ where: { id: shan.accountId }, data: { passwordHash } });
  });

  test("for twenty who come at once with the right password, twenty times", async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => tries({ password: ding.password })));
    expect(all.filter((answer) => "sessionId" in answer)).toHaveLength(20);
  });
});

describe("a stranger learns nothing", () => {
  test("from the answer, the hashes, the pauses or the number of entries, whether a number exists, is locked or disabled", async () => {
    const unknown = await watch({ employeeNo: "0000", password: "Wrong-Wrong-1" });
    const wrong = await watch({ password: "Wrong-Wrong-1" });
    await db.account.update({ where: { id: ding.accountId }, data: { state: "DISABLED" } });
    const disabled = await watch({ password: ding.password });
    await db.account.update({
      where: { id: ding.accountId },
      data: { state: "ACTIVE", lockedUntil: later(20), failures: 5 },
    });
    const locked = await watch({ password: ding.password });
    for (const seen of [unknown, wrong, disabled, locked]) {
      expect(seen.answer).toEqual({ refused: "wrong" });
      expect(seen.entries).toBe(1);
      expect(seen.hashes).toHaveLength(1);
      expect(seen.pauses).toEqual([]);
    }
    const cost = (hash: string) => hash.split("$").slice(0, 4).join("$");
    expect(cost(DUMMY_HASH)).toBe(cost(wrong.hashes[0] ?? ""));
    expect(cost(DUMMY_HASH)).toBe("$argon2id$v=19$m=19456,t=2,p=1");
  });

  test("from the trail or the failures kept, what was typed as number: it may be a password", async () => {
    await watch({ employeeNo: "Meine-Katze-77", password: "x" });
    const rows = JSON.stringify([
      await db.loginFailure.findMany(),
      await db.auditEntry.findMany({ omit: { seq: true } }),
    ]);
    expect(rows).not.toContain("Katze");
  });

  test("from waiting: after three failures every number is answered as late, known or not", async () => {
    const pauses = async (employeeNo: string) => {
      const seen = [];
      for (let n = 0; n < 6; n++) seen.push(...(await watch({ employeeNo, password: "Wrong-Wrong-1" })).pauses);
      return seen;
    };
    expect(await pauses(ding.employeeNo)).toEqual([1_000, 2_000, 2_000]);
    expect(await pauses("0000")).toEqual([1_000, 2_000, 2_000]);
  });

  test("by a password of a megabyte, nor does it cost more than one hash", async () => {
    const seen = await watch({ password: "7k".repeat(500_000) });
    expect(seen.answer).toEqual({ refused: "wrong" });
    expect(seen.hashes).toHaveLength(1);
  });
});

describe("five failures in a row lock the account for half an hour", () => {
  const fail = (at = AT) => tries({ password: "Wrong-Wrong-1", at });
  const right = (at: Date) => tries({ password: ding.password, at });

  test("and not a minute less; four are forgiven by a success", async () => {
    for (let n = 0; n < 4; n++) await fail();
    expect(await right(AT)).toHaveProperty("sessionId");
    for (let n = 0; n < 5; n++) await fail();
    expect(await right(later(29))).toEqual({ refused: "wrong" });
    expect(await right(later(30))).toHaveProperty("sessionId");
  });

  test("which further attempts do not prolong; afterwards the count begins anew", async () => {
    for (let n = 0; n < 5; n++) await fail();
    for (let n = 0; n < 5; n++) await fail(later(20));
    for (let n = 0; n < 4; n++) await fail(later(31));
    expect(await right(later(32))).toHaveProperty("sessionId");
  });

  test("also when twenty wrong ones arrive at once: the account is locked, by exactly five", async () => {
    const locks = () => db.auditEntry.count({ where: { event: "session.locked" } });
    const before = await locks();
    const answers = await Promise.all(Array.from({ length: 20 }, () => fail()));
    expect(answers).toEqual(Array(20).fill({ refused: "wrong" }));
    const account = await db.account.findUniqueOrThrow({ where: { id: ding.accountId } });
    expect(account).toMatchObject({ failures: 5, lockedUntil: later(30) });
    expect(await locks()).toBe(before + 1);
    expect(await right(later(1))).toEqual({ refused: "wrong" });
  });

  test("behind which the right guess among twenty simultaneous ones is refused like the wrong ones", async () => {
    for (let n = 0; n < 5; n++) await fail();
    const burst = await Promise.all(Array.from({ length: 20 }, (_, n) => (n === 13 ? right(AT) : fail())));
    expect(burst.some((answer) => "sessionId" in answer)).toBe(false);
  });
});

describe("an attack is slowed and then turned away", () => {
  test("from one address, but never from the machine itself, behind whose proxy everybody may come", () => {
    expect(pauseOf({ number: 1, address: 30, overall: 30 }, "10.1.0.7")).toBe(0);
    expect(pauseOf({ number: 1, address: 31, overall: 31 }, "10.1.0.7")).toBe(1_000);
    expect(pauseOf({ number: 1, address: 200, overall: 200 }, "10.1.0.7")).toBe(1_000);
    expect(pauseOf({ number: 1, address: 201, overall: 201 }, "10.1.0.7")).toBeNull();
    for (const own of ["127.0.0.1", "::1", "::ffff:127.0.0.1"]) {
      expect(pauseOf({ number: 1, address: 900, overall: 900 }, own)).toBe(1_000);
    }
  });

  test("overall, wherever it comes from", () => {
    expect(pauseOf({ number: 1, address: 1, overall: 501 }, "10.1.0.7")).toBe(1_000);
    expect(pauseOf({ number: 1, address: 1, overall: 3_001 }, "127.0.0.1")).toBeNull();
  });

  test("counted in the database: the attempt after the last allowed one is not weighed, and leaves no row behind", async () => {
    const failures = Array.from({ length: 200 }, () => ({ at: AT, address: "10.9.9.9", numberDigest: "-" }));
    await db.loginFailure.createMany({ data: failures });
    const seen = await watch({ address: "10.9.9.9", password: ding.password });
    expect(seen).toEqual({ answer: { refused: "crowded" }, hashes: [], pauses: [], entries: 0 });
    expect(await db.loginFailure.count()).toBe(200);
    expect(await tries({ address: "10.9.9.9", password: ding.password, at: later(16) })).toHaveProperty("sessionId");
  });
});
