import { beforeAll, describe, expect, test } from "vitest";
import { plainDate, toColumn } from "@/lib/calendar";
import { db } from "@/lib/db";
import { actorOf, type GivenAccount, givenAccounts } from "@/prisma/seed/given-accounts";
import { type GivenOrganisation, givenOrganisation } from "@/prisma/seed/given-organisation";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { type Actor, systemActor } from "../actor";
import { actorOfSession } from "../queries";
import {
  disableAccount,
  enableAccount,
  endAccountSessions,
  openAccount,
  openUnitAccounts,
  resetPassword,
  unlockAccount,
} from "./commands";
import { getAccount, listAccounts, listTodos, unitsWithoutAccounts } from "./queries";
import { accountFilter } from "./schema";

freshDatabase();
const AT = new Date("2026-03-05T02:00:00Z");
const reason = "核实本人身份后办理";

let plant: GivenOrganisation;
let system: GivenAccount;
let security: GivenAccount;
let organiser: GivenAccount;
let systemAdmin: Actor;
let securityAdmin: Actor;

beforeAll(async () => {
  plant = await givenOrganisation(AT);
  const { people } = plant;
  [system, security, organiser] = (await givenAccounts(AT, [
    { personId: people.chief, grants: [{ role: "SYSTEM_ADMIN" }] },
    { personId: people.deputy, grants: [{ role: "SECURITY_ADMIN" }] },
    { personId: people.leader, grants: [{ role: "ORGANISER" }] },
  ])) as [GivenAccount, GivenAccount, GivenAccount];
  systemAdmin = await actorOf(system, AT);
  securityAdmin = await actorOf(security, AT);
});

const idOf = async (personId: string) => (await db.account.findUniqueOrThrow({ where: { personId } })).id;
const alive = async (actor: Actor) => (await actorOfSession(actor.sessionId ?? "", AT, "")) !== null;

describe("an account is opened", () => {
  test("for one person, with a first password that signs in once and must be changed", async () => {
    const [issued] = await openAccount(systemAdmin, { personId: plant.people.backbone });
    const actor = await actorOf(issued as { employeeNo: string; password: string }, AT);
    expect(actor.mustChangePassword).toBe(true);
    const accountId = await idOf(plant.people.backbone);
    expect(await trailOf(accountId)).toMatchObject([
      { event: "account.opened", actorName: system.name },
      { event: "session.opened" },
    ]);
  });

  test("for everybody of a unit and below who has none, and for nobody twice", async () => {
    expect(await unitsWithoutAccounts(systemAdmin)).toMatchObject([
      { name: "锻造厂", count: 2 },
      { name: "模压车间", count: 1 },
      { name: "环轧车间", count: 1 },
    ]);
    const both = await Promise.allSettled([
      openUnitAccounts(systemAdmin, { unitId: plant.units.forging }),
      openUnitAccounts(systemAdmin, { unitId: plant.units.forging }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.account.count({ where: { personId: plant.people.worker } })).toBe(1);
    const again = await refusalOf(() => openUnitAccounts(systemAdmin, { unitId: plant.units.forging }));
    expect(again.message).toContain("都已有账号");
  });

  test("not for someone who has left, and only by the system officer", async () => {
    const personId = plant.people.otherChief;
    await db.person.update({ where: { id: personId }, data: { leftOn: toColumn(plainDate("2026-03-05")) } });
    expect((await refusalOf(() => openAccount(systemAdmin, { personId }))).kind).toBe("conflict");
    await db.person.update({ where: { id: personId }, data: { leftOn: null } });
    for (const other of [securityAdmin, await actorOf(organiser, AT)]) {
      expect((await refusalOf(() => openAccount(other, { personId }))).kind).toBe("forbidden");
    }
  });

  test("and no password stands in the database or on the trail", async () => {
    const [issued] = await openAccount(systemAdmin, { personId: plant.people.otherChief });
    const everything = JSON.stringify([
      await db.account.findMany(),
      await db.auditEntry.findMany({ omit: { seq: true } }),
    ]);
    expect(everything).not.toContain(issued?.password);
  });
});

describe("an account is disabled", () => {
  test("at once: its open sessions are nobody and its password opens nothing, until it is enabled", async () => {
    const actor = await actorOf(organiser, AT);
    await disableAccount(systemAdmin, { accountId: organiser.accountId, reason });
    expect(await alive(actor)).toBe(false);
    await expect(actorOf(organiser, AT)).rejects.toThrow();
    await enableAccount(systemAdmin, { accountId: organiser.accountId, reason });
    expect(await alive(await actorOf(organiser, AT))).toBe(true);
    const events = (await trailOf(organiser.accountId)).map(({ event }) => event);
    expect(events.filter((event) => event.startsWith("account."))).toEqual(["account.disabled", "account.enabled"]);
  });

  test("not one's own, not the last security officer's, and not by the security officer", async () => {
    const disable = (by: Actor, accountId: string) => refusalOf(() => disableAccount(by, { accountId, reason }));
    expect((await disable(systemAdmin, system.accountId)).message).toContain("自己");
    expect((await disable(systemAdmin, security.accountId)).message).toContain("最后一名安全管理员");
    expect((await disable(securityAdmin, organiser.accountId)).kind).toBe("forbidden");
  });
});

describe("the security officer", () => {
  test("resets a password: the old one and the sessions are gone, the new one must be changed", async () => {
    const before = await actorOf(organiser, AT);
    const [issued] = await resetPassword(securityAdmin, { accountId: organiser.accountId, reason });
    expect(await alive(before)).toBe(false);
    await expect(actorOf(organiser, AT)).rejects.toThrow();
    organiser = { ...organiser, password: issued?.password ?? "" };
    expect(await alive(await actorOf(organiser, AT))).toBe(true);
    expect((await db.account.findUnique({ where: { id: organiser.accountId } }))?.mustChange).toBe(true);
  });

  test("unlocks and ends sessions; the system officer may do neither", async () => {
    const accountId = organiser.accountId;
    await db.account.update({
      where: { id: accountId },
      data: { failures: 5, lockedUntil: new Date(AT.getTime() + 1) },
    });
    expect((await refusalOf(() => unlockAccount(systemAdmin, { accountId }))).kind).toBe("forbidden");
    await unlockAccount(securityAdmin, { accountId });
    const actor = await actorOf(organiser, AT);
    expect((await refusalOf(() => endAccountSessions(systemAdmin, { accountId, reason }))).kind).toBe("forbidden");
    expect(await endAccountSessions(securityAdmin, { accountId, reason })).toBeGreaterThan(0);
    expect(await alive(actor)).toBe(false);
  });

  test("is told which of the roles that an appraisal needs nobody holds, and the system officer is not", async () => {
    const vacancies = async (actor: Actor) => (await listTodos(actor)).filter(({ id }) => id === "vacant");
    expect(await vacancies(securityAdmin)).toMatchObject([
      { title: "党委书记、纪委（纪检委员）、考核领导小组还没有人担任" },
    ]);
    expect(await vacancies(systemAdmin)).toEqual([]);
  });

  test("cannot reset his own password", async () => {
    const refused = await refusalOf(() => resetPassword(securityAdmin, { accountId: security.accountId, reason }));
    expect(refused.kind).toBe("forbidden");
  });
});

describe("the list of accounts", () => {
  const list = (query: Record<string, string>, by = securityAdmin) => listAccounts(by, accountFilter(query));

  test("is found by number, name, pinyin, role, unit and state, and shown to officers only", async () => {
    const names = async (query: Record<string, string>) => (await list(query)).lines.map(({ name }) => name);
    expect(await names({ q: "0102" })).toEqual(["单雪梅"]);
    expect(await names({ q: "雪" })).toEqual(["单雪梅"]);
    expect(await names({ q: "dingwei" })).toEqual(["丁为民"]);
    expect(await names({ q: "%" })).toEqual([]);
    expect(await names({ role: "SYSTEM_ADMIN" })).toEqual(["丁为民"]);
    expect(await names({ unitId: plant.units.forging })).toContain("欧阳海");
    expect(await names({ state: "none" })).toEqual([]);
    expect((await list({}, await actorOf(organiser, AT))).lines).toEqual([]);
    expect(await getAccount(systemActor("陌生人", AT, ["ORGANISER"]), organiser.accountId)).toBeNull();
  });

  test("names those unused for 90 days", async () => {
    const state = async (at: Date) =>
      (await listAccounts({ ...securityAdmin, at }, accountFilter({ state: "dormant" }))).lines.length;
    expect(await state(AT)).toBe(0);
    expect(await state(new Date(AT.getTime() + 91 * 24 * 60 * 60 * 1000))).toBe(6);
  });

  test("turns its pages forwards and back without losing or repeating anybody", async () => {
    await db.person.createMany({
      data: Array.from({ length: 120 }, (_, n) => ({
        employeeNo: `7${String(n).padStart(3, "0")}`,
        name: `柳${n}`,
        gender: "MALE" as const,
        unitId: plant.units.rolling,
      })),
    });
    const seen: string[] = [];
    let page = await list({ state: "none" });
    const first = page.lines.map((line) => line.employeeNo);
    for (;;) {
      seen.push(...page.lines.map((line) => line.employeeNo));
      if (!page.next) break;
      page = await list({ state: "none", after: page.next });
    }
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toHaveLength(120);
    page = await list({ state: "none", before: page.previous ?? "" });
    page = await list({ state: "none", before: page.previous ?? "" });
    expect(page.lines.map((line) => line.employeeNo)).toEqual(first);
    expect(page.previous).toBeNull();
  });
});

test("of more people than one batch holds, the rest waits for the next", async () => {
  const many = Array.from({ length: 3 }, (_, at) => ({
    ...{ employeeNo: `M${at}`, name: "众人", gender: "MALE" as const, unitId: plant.units.forging },
  }));
  await db.person.createMany({ data: many });
  const first = await openUnitAccounts(systemAdmin, { unitId: plant.units.forging }, 2);
  expect([first.issued.length, first.left]).toEqual([2, 1]);
  const second = await openUnitAccounts(systemAdmin, { unitId: plant.units.forging }, 2);
  expect([second.issued.length, second.left]).toEqual([1, 0]);
});
