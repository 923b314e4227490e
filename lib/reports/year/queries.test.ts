import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/auth/roles";
import { plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { addItem } from "@/lib/training/commands";
import { givenDraft } from "@/prisma/seed/given-cycle";
import { givenSmallPlant } from "@/prisma/seed/given-small-plant";
import { freshDatabase } from "@/scripts/testing/database";
import { chartOf } from "./chart-data";
import { partsOf } from "./paper";
import { type CadreYear, loadCadreYear } from "./queries";

freshDatabase();

const at = new Date("2026-05-10T02:00:00Z");
const ME = "p-die-deputy-1";
const HONOUR = "2025年获厂先进工作者";
const organiser = systemActor("党群工作部", at, ["ORGANISER"]);
const as = (personId: string, role?: Role, unitId?: string): Actor => ({
  ...systemActor("某人", at),
  personId,
  grants: role ? [{ role, unitIds: unitId ? [unitId] : null, branchId: null }] : [],
});
const READERS: { [who: string]: Actor } = {
  oneself: as(ME),
  organiser,
  secretary: as("p-leader-1", "SECRETARY"),
  discipline: as("p-staff-1", "DISCIPLINE"),
  "head of the unit": as("p-die-head", "UNIT_HEAD", "u-die"),
  "head of another unit": as("p-ring-head", "UNIT_HEAD", "u-ring"),
  colleague: as("p-die-rep-1"),
  "system administrator": as("p-ring-rep-1", "SYSTEM_ADMIN"),
};
let cycleId = "";

const see = (who: string) => loadCadreYear(READERS[who] as Actor, ME, 2026);
const blocks = (view: CadreYear | null) =>
  view && (["posts", "results", "grades", "training", "honours"] as const).filter((block) => view[block] !== null);

beforeAll(async () => {
  await givenSmallPlant();
  await addItem(organiser, {
    ...{ personId: ME, ownerId: ME, year: 2026, line: "THEORY", goal: "党校中青班", measure: "取得结业证" },
    dueOn: plainDate("2026-06-30"),
  });
  const given = { at: new Date("2025-12-10T02:00:00Z"), year: 2025, cutoffOn: plainDate("2025-11-30") };
  cycleId = await givenDraft({ ...given, scrutineers: ["p-staff-1"], tellers: ["p-staff-2"] });
  const subject = await db.subject.findFirstOrThrow({ where: { cycleId, personId: ME } });
  await db.materials.create({ data: { subjectId: subject.id, honours: HONOUR } });
  await db.subjectResult.create({
    data: {
      ...{ cycleId, subjectId: subject.id, status: "VALID", assigned: 20, valid: 20, blocks: [], working: {} },
      ...{ dimensions: { 德: "90.80" }, ballotScore: "88.62", total: "90.83", reckonedAt: at },
    },
  });
});

describe("who sees which block of a cadre's year", () => {
  test.each([
    ["oneself", ["posts", "results", "grades", "training", "honours"]],
    ["organiser", ["posts", "results", "grades", "training", "honours"]],
    ["secretary", ["posts", "results", "grades", "training", "honours"]],
    ["discipline", ["posts", "results", "grades", "honours"]],
    ["head of the unit", ["posts", "training", "honours"]],
  ])("%s", async (who, expected) => {
    const view = await see(who);
    expect(blocks(view)).toEqual(expected);
    // The paper is made of the same blocks, in whatever order.
    const titles = partsOf(view as CadreYear).map(({ title }) => title.replace(/（.*/, ""));
    expect(titles.includes("培养计划")).toBe(expected.includes("training"));
    expect(titles.includes("年度考核")).toBe(expected.includes("grades"));
    expect(titles.includes("登记表所载奖惩")).toBe(expected.includes("results"));
    expect(titles.includes("荣誉")).toBe(expected.includes("honours"));
  });

  test.each(["head of another unit", "colleague", "system administrator"])(
    "for the %s there is no such page",
    async (who) => {
      expect(await see(who)).toBeNull();
    },
  );
});

describe("figures and honours of an appraisal", () => {
  const said = async (who: string) => JSON.stringify([await see(who), chartOf((await see(who)) as CadreYear)]);

  test.each(["TALLIED", "PROPOSED", "DECIDED"] as const)(
    "are nobody's while it is %s, not even the secretary's",
    async (state) => {
      await db.cycle.update({ where: { id: cycleId }, data: { state } });
      for (const who of Object.keys(READERS).slice(0, 5))
        expect(await said(who)).not.toMatch(/90\.8|88\.62|先进工作者/);
    },
  );

  test("once released are those of oneself, the organiser and the leaders; a head of the unit has them nowhere", async () => {
    await db.cycle.update({ where: { id: cycleId }, data: { state: "FINAL" } });
    for (const who of ["oneself", "organiser", "secretary", "discipline"]) {
      expect(await said(who)).toContain("90.83");
      expect(await said(who)).toContain(HONOUR);
    }
    expect(await said("head of the unit")).not.toMatch(/90\.8|88\.62|先进工作者/);
  });
});
