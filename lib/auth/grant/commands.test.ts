import { beforeAll, describe, expect, test } from "vitest";
import { addDays, plainDate, toColumn } from "@/lib/calendar";
import { db } from "@/lib/db";
import { actorOf, type GivenAccount, givenAccounts } from "@/prisma/seed/given-accounts";
import { type GivenOrganisation, givenOrganisation, givenPerson, keeper } from "@/prisma/seed/given-organisation";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { disableAccount } from "../account/commands";
import { listAccounts } from "../account/queries";
import { accountFilter } from "../account/schema";
import { type Actor, can, systemActor } from "../actor";
import { actorOfSession } from "../queries";
import { OFFICERS, ROLES, type Role } from "../roles";
import { grantRole, revokeGrant } from "./commands";
import { listGrants, scopeOptions } from "./queries";
import { grantSchema } from "./schema";

freshDatabase();
const AT = new Date("2026-03-05T02:00:00Z");
const TODAY = plainDate("2026-03-05");
const reason = "党任〔2026〕3号";

let plant: GivenOrganisation;
let system: GivenAccount;
let security: GivenAccount;
let auditor: GivenAccount;
let worker: GivenAccount;
let granter: Actor;

beforeAll(async () => {
  plant = await givenOrganisation(AT);
  const { people } = plant;
  [system, security, auditor, worker] = (await givenAccounts(AT, [
    { personId: people.chief, grants: [{ role: "SYSTEM_ADMIN" }] },
    { personId: people.deputy, grants: [{ role: "SECURITY_ADMIN" }] },
    { personId: people.leader, grants: [{ role: "AUDIT_ADMIN" }] },
    { personId: people.worker },
  ])) as [GivenAccount, GivenAccount, GivenAccount, GivenAccount];
  granter = await actorOf(security, AT);
});

const grant = (accountId: string, role: Role, more: object = {}, by = granter) =>
  grantRole(by, { accountId, role, from: TODAY, reason, ...more });
const grantsOf = (accountId: string) => db.roleGrant.findMany({ where: { accountId }, orderBy: { grantedAt: "asc" } });
let next = 0;
async function freshAccount(): Promise<GivenAccount> {
  const employeeNo = `5${String(next++).padStart(3, "0")}`;
  const personId = await givenPerson(keeper(AT), { employeeNo, name: "段思远", unitId: plant.units.rolling });
  return (await givenAccounts(AT, [{ personId }]))[0] as GivenAccount;
}

describe("a role is granted", () => {
  test("with scope, dates and reason; the holder signs in anew and then carries it", async () => {
    const before = await actorOf(worker, AT);
    await grant(worker.accountId, "UNIT_HEAD", { unitId: plant.units.forging, until: addDays(TODAY, 30) });
    expect(await actorOfSession(before.sessionId ?? "", AT, "")).toBeNull();
    const actor = await actorOf(worker, AT);
    expect(can(actor, "comment.write", { unitId: plant.units.forging })).toBe(true);
    expect(can(actor, "comment.write", { unitId: plant.units.team })).toBe(true);
    expect(can(actor, "comment.write", { unitId: plant.units.rolling })).toBe(false);
    expect(can(actor, "comment.write")).toBe(false);
    expect((await trailOf(worker.accountId)).map(({ event }) => event)).toContain("grant.given");
    expect(await db.notice.count({ where: { personId: worker.personId } })).toBe(1);
  });

  test("by the security officer only, never to himself, never backdated, never twice", async () => {
    expect((await refusalOf(() => grant(security.accountId, "ORGANISER"))).message).toContain("自己");
    const systemAdmin = await actorOf(system, AT);
    expect((await refusalOf(() => grant(worker.accountId, "ORGANISER", {}, systemAdmin))).kind).toBe("forbidden");
    expect(
      (await refusalOf(() => grant(worker.accountId, "MENTOR", { from: addDays(TODAY, -1) }))).fields.from,
    ).toBeDefined();
    const twice = await refusalOf(() => grant(worker.accountId, "UNIT_HEAD", { unitId: plant.units.forging }));
    expect(twice.message).toContain("已有同一角色");
  });

  test("for two units, and is named once in the list; the units to choose from stand under one another", async () => {
    const { accountId, personId } = await freshAccount();
    const whole = plant.plant;
    const { forging, team, rolling } = plant.units;
    for (const unitId of [forging, rolling]) await grant(accountId, "UNIT_HEAD", { unitId });
    await grant(accountId, "COMMITTEE");
    const { lines } = await listAccounts(granter, accountFilter({ q: "段思远" }));
    expect(lines.find((line) => line.personId === personId)?.roles).toEqual(["COMMITTEE", "UNIT_HEAD"]);
    const { units } = await scopeOptions(granter);
    const place = (id: string) => units.findIndex(({ value }) => value === id);
    expect([place(whole), place(team) - place(forging)]).toEqual([0, 1]);
    const indents = [whole, forging, team, rolling].map((id) => units[place(id)]?.label.search(/[^　]/));
    expect(indents).toEqual([0, 1, 2, 1]);
  });

  test("with the scope its role needs and no other", () => {
    const parse = (input: object) =>
      grantSchema.safeParse({ accountId: "a", from: "2026-03-05", reason, until: "", ...input });
    expect(parse({ role: "UNIT_HEAD", unitId: "", branchId: "" }).error?.issues[0]?.path).toEqual(["unitId"]);
    expect(parse({ role: "BRANCH_SECRETARY", unitId: "u" }).error?.issues[0]?.path).toEqual(["branchId"]);
    expect(parse({ role: "SECRETARY", unitId: "u", branchId: "b" }).data).toMatchObject({
      unitId: undefined,
      branchId: undefined,
      until: undefined,
    });
    expect(parse({ role: "MENTOR", until: "2026-03-05" }).error?.issues[0]?.path).toEqual(["until"]);
    expect(parse({ role: "SUPERUSER" }).success).toBe(false);
  });
});

describe("the three officers exclude each other and every business role", () => {
  test("whichever is held and whichever comes second", async () => {
    const business = (Object.keys(ROLES) as Role[]).find((role) => !OFFICERS.includes(role)) as Role;
    for (const first of [...OFFICERS, business]) {
      for (const second of [...OFFICERS, business]) {
        if (first === second) continue;
        const { accountId } = await freshAccount();
        await grant(accountId, first);
        const refused = await refusalOf(() => grant(accountId, second));
        expect(refused.message, `${first} ${second}`).toContain("互不兼任");
      }
    }
  });

  test("also when both grants arrive at the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      const { accountId } = await freshAccount();
      const answers = await Promise.allSettled([
        grant(accountId, "AUDIT_ADMIN"),
        grant(accountId, "SYSTEM_ADMIN"),
        grant(accountId, "ORGANISER"),
      ]);
      expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await grantsOf(accountId)).toHaveLength(1);
    }
  });

  test("in time: an officer's role may begin on the day the business role ends", async () => {
    const { accountId } = await freshAccount();
    const day = addDays(TODAY, 10);
    await grant(accountId, "MENTOR", { until: day });
    expect((await refusalOf(() => grant(accountId, "AUDIT_ADMIN", { from: addDays(day, -1) }))).kind).toBe("conflict");
    await grant(accountId, "AUDIT_ADMIN", { from: day });
  });
});

describe("a role is revoked", () => {
  test("today; the row stays with its dates, and the same role may be granted again", async () => {
    const { accountId } = await freshAccount();
    const grantId = await grant(accountId, "ORGANISER");
    await revokeGrant(granter, { grantId, reason });
    expect(await listGrants(granter, accountId)).toMatchObject([{ state: "over", until: TODAY }]);
    expect((await refusalOf(() => revokeGrant(granter, { grantId, reason }))).kind).toBe("conflict");
    await grant(accountId, "AUDIT_ADMIN");
  });

  test("before it begins, so that it never does", async () => {
    const { accountId } = await freshAccount();
    const from = addDays(TODAY, 5);
    const grantId = await grant(accountId, "ORGANISER", { from });
    await revokeGrant(granter, { grantId, reason });
    expect((await grantsOf(accountId))[0]).toMatchObject({ from: toColumn(from), until: toColumn(from) });
    await grant(accountId, "AUDIT_ADMIN");
  });

  test("never one's own", async () => {
    const own = (await grantsOf(security.accountId))[0]?.id ?? "";
    expect((await refusalOf(() => revokeGrant(granter, { grantId: own, reason }))).message).toContain("自己");
  });
});

test("of two last officers who are removed at the same moment, one stays", async () => {
  // Everybody else who holds the posts by now gives way, so that exactly two system officers remain.
  const second = await freshAccount();
  await grant(second.accountId, "SYSTEM_ADMIN");
  await db.account.updateMany({
    where: { id: { notIn: [system.accountId, second.accountId, security.accountId, auditor.accountId] } },
    data: { state: "DISABLED" },
  });
  const idOf = async (accountId: string) => (await grantsOf(accountId))[0]?.id ?? "";
  const [one, other] = [await idOf(system.accountId), await idOf(second.accountId)];
  const answers = await Promise.allSettled([
    revokeGrant(granter, { grantId: one, reason }),
    revokeGrant(granter, { grantId: other, reason }),
  ]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const left = answers[0]?.status === "fulfilled" ? second : system;
  const refused = await refusalOf(() => disableAccount(systemActor("系统", AT, ["SYSTEM_ADMIN"]), { ...left, reason }));
  expect(refused.message).toContain("最后一名系统管理员");
});
