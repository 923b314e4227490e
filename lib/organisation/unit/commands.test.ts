import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import {
  FOUNDED,
  type GivenOrganisation,
  givenOrganisation,
  givenUnit,
  keeper,
} from "@/prisma/seed/given-organisation";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { changeUnit, closeUnit, createUnit } from "./commands";
import { getUnit, listUnitOptions, listUnits } from "./queries";

freshDatabase();
const AT = new Date("2026-03-05T02:00:00Z");
const actor = keeper(AT);
const stranger = systemActor("陌生人", AT, ["SYSTEM_ADMIN"]);
let given: GivenOrganisation;
beforeAll(async () => {
  given = await givenOrganisation(AT);
});

const facts = async (unitId: string) => {
  const { name, kind, parentId, overseerId, position, version } = await db.unit.findUniqueOrThrow({
    where: { id: unitId },
  });
  return { unitId, name, kind, parentId, overseerId, position, version };
};

describe("a unit is created", () => {
  test("below its parent, with an entry on the trail", async () => {
    const id = await givenUnit(actor, "热处理车间", { parentId: given.plant });
    expect(await facts(id)).toMatchObject({ name: "热处理车间", kind: "WORKSHOP", parentId: given.plant, version: 1 });
    expect(await trailOf(id)).toMatchObject([{ event: "unit.created", actorName: "党群工作部" }]);
  });

  test("not twice under one name, not as a second plant, not below a team, not by a stranger", async () => {
    const create = (name: string, kind: "PLANT" | "WORKSHOP", parentId: string | null, by = actor) =>
      refusalOf(() => createUnit(by, { name, kind, parentId, position: 0, overseerId: null, openedOn: FOUNDED }));
    expect((await create("模压车间", "WORKSHOP", given.plant)).message).toBe("该单位名称已存在。");
    expect((await create("二厂", "PLANT", null)).fields).toEqual({ kind: ["只能有一个厂。"] });
    expect((await create("小车间", "WORKSHOP", given.units.team)).message).toContain("班组之下不能再设车间");
    expect((await create("孤车间", "WORKSHOP", null)).fields.parentId).toBeDefined();
    expect((await create("外人车间", "WORKSHOP", given.plant, stranger)).kind).toBe("forbidden");
  });
});

describe("a unit is changed", () => {
  test("and the second saver is told field by field what stands now, then may decide", async () => {
    const read = await facts(given.units.quality);
    await changeUnit(actor, { ...read, name: "质量部", position: 9 });
    const second = { ...read, name: "技术质量科" };
    const refused = await refusalOf(() => changeUnit(actor, second));
    expect(refused.kind).toBe("conflict");
    expect(refused.fields).toEqual({ name: ["现在登记的是“质量部”。"], position: ["现在登记的是“9”。"] });
    await changeUnit(actor, { ...second, version: read.version + 1 });
    expect(await facts(given.units.quality)).toMatchObject({ name: "技术质量科", position: 4, version: 3 });
    expect((await trailOf(given.units.quality)).map((entry) => entry.event)).toEqual([
      "unit.created",
      "unit.covered",
      "unit.changed",
      "unit.changed",
    ]);
  });

  test("never below itself, also when two moves meet", async () => {
    const a = await givenUnit(actor, "甲车间", { parentId: given.plant });
    const b = await givenUnit(actor, "乙车间", { parentId: given.plant });
    const own = await refusalOf(async () => changeUnit(actor, { ...(await facts(a)), parentId: a }));
    expect(own.fields.parentId).toBeDefined();
    const [readA, readB] = [await facts(a), await facts(b)];
    const moves = await Promise.allSettled([
      changeUnit(actor, { ...readA, parentId: b }),
      changeUnit(actor, { ...readB, parentId: a }),
    ]);
    expect(moves.map((move) => move.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("to be overseen only by a plant leader", async () => {
    const read = await facts(given.units.forging);
    const refused = await refusalOf(() => changeUnit(actor, { ...read, overseerId: given.people.worker }));
    expect(refused.fields.overseerId).toBeDefined();
    await changeUnit(actor, { ...read, overseerId: given.people.leader });
    expect((await getUnit(actor, given.units.forging))?.overseerTitle).toBe("厂长");
  });

  test("not by a stranger", async () => {
    const read = await facts(given.units.rolling);
    expect((await refusalOf(() => changeUnit(stranger, { ...read, name: "改名" }))).kind).toBe("forbidden");
  });
});

describe("a unit is closed", () => {
  test("only when nobody is left in it, and what bound it ends that day", async () => {
    const on = plainDate("2026-03-01");
    const { version } = await facts(given.units.rolling);
    const full = await refusalOf(() => closeUnit(actor, { unitId: given.units.rolling, version, closedOn: on }));
    expect(full.message).toContain("邢志刚");
    const power = { unitId: given.units.power, version: 1, closedOn: on };
    expect((await refusalOf(() => closeUnit(stranger, power))).kind).toBe("forbidden");
    await closeUnit(actor, power);
    const services = await db.unitService.findMany({ where: { providerId: given.units.power } });
    expect(services.map((row) => row.until?.toISOString().slice(0, 10))).toEqual([on, on]);
    expect((await listUnitOptions(actor)).map((unit) => unit.id)).not.toContain(given.units.power);
    expect((await trailOf(given.units.power)).at(-1)?.event).toBe("unit.closed");
  });
});

describe("what an actor may not see is not there", () => {
  const unitHead = () => ({
    ...systemActor("丁为民", AT),
    grants: [{ role: "UNIT_HEAD" as const, unitIds: [given.units.forging, given.units.team], branchId: null }],
  });
  test("a unit head sees the own subtree", async () => {
    expect((await listUnits(unitHead())).map((unit) => unit.name).sort()).toEqual(["模压一班", "模压车间"]);
    expect(await getUnit(unitHead(), given.units.rolling)).toBeNull();
    expect(await getUnit(unitHead(), given.units.team)).not.toBeNull();
  });
  test("a branch secretary sees the units the branch covers and those below", async () => {
    const secretary = {
      ...systemActor("单雪梅", AT),
      grants: [{ role: "BRANCH_SECRETARY" as const, unitIds: null, branchId: given.branches.first }],
    };
    expect((await listUnits(secretary)).map((unit) => unit.name).sort()).toEqual(["模压一班", "模压车间"]);
    expect(await getUnit(secretary, given.units.quality)).toBeNull();
  });
  test("without any grant there is nothing", async () => {
    expect(await listUnits(systemActor("职工", AT))).toEqual([]);
  });
});

test("the chart counts people and members of a unit, and knows its leaders", async () => {
  const forging = (await listUnits(actor)).find((unit) => unit.id === given.units.forging);
  expect(forging).toMatchObject({ people: 3, members: 2, branchName: "第一党支部", overseerName: "陆远山" });
  expect(forging?.leaders.map((leader) => [leader.name, leader.category])).toEqual([
    ["丁为民", "MIDDLE_CHIEF"],
    ["单雪梅", "MIDDLE_DEPUTY"],
  ]);
});
