import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { ROLES, type Role } from "@/lib/auth/roles";
import { db } from "@/lib/db";
import { givenSmallPlant } from "@/prisma/seed/given-small-plant";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { enterHonour, removeHonour } from "./commands";
import { listHonours } from "./queries";
import { enterHonourSchema } from "./schema";

freshDatabase();
beforeAll(givenSmallPlant);

const at = new Date("2026-05-10T02:00:00Z");
const ME = "p-die-deputy-1";
const organiser = systemActor("党群工作部", at, ["ORGANISER"]);
const as = (personId: string, role?: Role, unitId?: string): Actor => ({
  ...systemActor("某人", at),
  personId,
  grants: role ? [{ role, unitIds: unitId ? [unitId] : null, branchId: null }] : [],
});
const honour = (more: Partial<Parameters<typeof enterHonour>[1]> = {}) => ({
  ...{
    personId: ME,
    year: 2025,
    level: "PLANT" as const,
    title: "技术能手",
    body: "厂工会",
    documentNo: "锻工〔2025〕6号",
  },
  ...more,
});

describe("an honour", () => {
  test("is kept with its document; the newest year stands first, within it the highest level", async () => {
    await enterHonour(organiser, honour({ year: 2024, title: "先进工作者" }));
    await enterHonour(organiser, honour());
    await enterHonour(organiser, honour({ level: "COMPANY", title: "青年岗位能手", body: "公司团委" }));
    const titles = (await listHonours(organiser, ME))?.map(({ title }) => title);
    expect(titles).toEqual(["青年岗位能手", "技术能手", "先进工作者"]);
    expect((await trailOf(ME)).at(-1)).toMatchObject({ event: "honour.entered", actorName: "党群工作部" });
  });

  test("is entered once, by two at the same moment as well, and not for a year to come", async () => {
    const again = await refusalOf(() => enterHonour(organiser, honour()));
    expect([again.kind, again.message]).toEqual(["conflict", "2025年“技术能手”已由党群工作部录入，不用再录。"]);
    const row = await db.honour.findFirstOrThrow({ where: { personId: ME, title: "技术能手" } });
    const { id: _id, ...same } = row;
    await expect(db.honour.create({ data: same })).rejects.toThrow(/Unique constraint/);
    expect((await refusalOf(() => enterHonour(organiser, honour({ year: 2027 })))).message).toContain("晚于今年");
  });

  test("entered by mistake goes with a reason, and the trail keeps what it said", async () => {
    const honourId = await enterHonour(organiser, honour({ title: "录错的" }));
    await removeHonour(organiser, { honourId, reason: "录错人" });
    expect(await db.honour.count({ where: { id: honourId } })).toBe(0);
    expect((await trailOf(ME)).at(-1)).toMatchObject({
      ...{ event: "honour.removed", detail: { reason: "录错人", withheld: { title: "录错的" } } },
    });
  });

  test("without a year, a title or who gave it does not get through the form", () => {
    const issues = enterHonourSchema.safeParse({ personId: "x", year: "", level: "", title: " ", body: "" }).error
      ?.issues;
    expect(issues?.map(({ path }) => path[0])).toEqual(["year", "level", "title", "body"]);
  });
});

test.each((Object.keys(ROLES) as Role[]).filter((role) => role !== "ORGANISER"))(
  "%s enters and removes none; nor does the organiser of his own",
  async (role) => {
    const stranger = systemActor(ROLES[role], at, [role]);
    const { id } = await db.honour.findFirstOrThrow();
    const mine = { ...organiser, personId: ME };
    for (const actor of [stranger, mine]) {
      expect((await refusalOf(() => enterHonour(actor, honour({ title: "另一项" })))).kind).toBe("forbidden");
      expect((await refusalOf(() => removeHonour(actor, { honourId: id, reason: "x" }))).kind).toBe("forbidden");
    }
  },
);

test.each<[string, Actor, boolean]>([
  ["oneself", as(ME), true],
  ["the secretary", as("p-leader-1", "SECRETARY"), true],
  ["discipline", as("p-staff-1", "DISCIPLINE"), true],
  ["the head of the unit", as("p-die-head", "UNIT_HEAD", "u-die"), true],
  ["the head of another unit", as("p-ring-head", "UNIT_HEAD", "u-ring"), false],
  ["a colleague", as("p-die-rep-1"), false],
  ["the system administrator", as("p-ring-rep-1", "SYSTEM_ADMIN"), false],
])("%s: reads honours of somebody or learns nothing of them", async (_who, actor, reads) => {
  expect((await listHonours(actor, ME)) !== null).toBe(reads);
});
