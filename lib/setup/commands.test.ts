import { beforeEach, describe, expect, test } from "vitest";
import { can } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { listTodos } from "@/lib/organisation/roster/queries";
import { actorOf } from "@/prisma/seed/given-accounts";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf } from "@/scripts/testing/trail";
import { completeSetup, installer, issueSetupLink } from "./commands";
import { isLinkGood } from "./queries";
import { type Setup, setupSchema } from "./schema";

freshDatabase();
const AT = new Date("2026-03-05T02:00:00Z");
const later = (hours: number) => new Date(AT.getTime() + hours * 60 * 60 * 1000);
const person = (employeeNo: string, name: string) => ({ employeeNo, name, gender: "MALE" });

const form = (token: string, more: object = {}) => ({
  token,
  plant: "北岭锻造厂",
  system: person("9001", "邱明远"),
  security: person("9002", "邵敏之"),
  audit: person("9003", "秦越石"),
  organiser: person("0011", "周文清"),
  secretary: person("0001", "韩振岳"),
  ...more,
});
const setup = (token: string, more: object = {}) => setupSchema.parse(form(token, more)) as Setup;
const issue = async (at = AT) => (await issueSetupLink(at))?.replace("/setup/", "") ?? "";

describe("an empty installation", () => {
  beforeEach(async () => {
    await db.setupLink.deleteMany();
  });

  test("prints a link whose token is not in the database, good for a day; the last one printed replaces the others", async () => {
    const first = await issue();
    const second = await issue();
    expect(JSON.stringify(await db.setupLink.findMany())).not.toContain(second);
    expect([await isLinkGood(first, AT), await isLinkGood(second, AT)]).toEqual([false, true]);
    expect([await isLinkGood(second, later(23)), await isLinkGood(second, later(24))]).toEqual([true, false]);
    const refused = await refusalOf(() => completeSetup(installer(later(24), ""), setup(second)));
    expect(refused.message).toContain("过期");
    expect(await db.person.count()).toBe(0);
  });

  test("asks for five different people", () => {
    const result = setupSchema.safeParse(form("t".repeat(43), { secretary: person("9002", "邵敏之") }));
    expect(result.error?.issues).toMatchObject([{ path: ["secretary", "employeeNo"] }]);
  });

  test("is set up once, by one of two who hold the link, and leaves five who can sign in with their role", async () => {
    const token = await issue();
    const answers = await Promise.allSettled([
      completeSetup(installer(AT, "10.0.0.5"), setup(token)),
      completeSetup(installer(AT, "10.0.0.6"), setup(token)),
    ]);
    const done = answers.filter((answer) => answer.status === "fulfilled");
    expect(done).toHaveLength(1);
    expect(await db.unit.findMany({ select: { name: true, kind: true } })).toEqual([
      { name: "北岭锻造厂", kind: "PLANT" },
    ]);
    for (const slip of done[0]?.value ?? []) {
      const actor = await actorOf(slip, AT);
      expect(actor.mustChangePassword).toBe(true);
      expect(can(actor, "grant.write")).toBe(slip.employeeNo === "9002");
    }
    expect(await issueSetupLink(AT)).toBeUndefined();
    expect(await isLinkGood(token, AT)).toBe(false);
    const slips = done[0]?.value ?? [];
    const hrefs = async (employeeNo: string) => {
      const slip = slips.find((each) => each.employeeNo === employeeNo);
      return slip && (await listTodos(await actorOf(slip, AT))).map(({ href }) => href);
    };
    // The first page of an empty plant says what comes first, until there is a unit.
    expect([await hrefs("0011"), await hrefs("9001")]).toEqual([["/people/import"], []]);
    const plant = await db.unit.findFirstOrThrow();
    await db.unit.create({ data: { name: "模压车间", kind: "WORKSHOP", parentId: plant.id, openedOn: AT } });
    expect(await hrefs("0011")).toEqual([]);
  });
});
