import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import {
  FOUNDED,
  type GivenOrganisation,
  givenBranch,
  givenOrganisation,
  keeper,
} from "@/prisma/seed/given-organisation";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { changeBranch, closeBranch, createBranch } from "../branch/commands";
import { getBranch, listBranches, listBranchOptions } from "../branch/queries";
import { getUnit } from "../unit/queries";
import { coverUnit, endCoverage, endService, startService } from "./commands";

freshDatabase();
const AT = new Date("2026-03-05T02:00:00Z");
const actor = keeper(AT);
const stranger = systemActor("书记", AT, ["SECRETARY"]);
const on = plainDate("2026-02-01");
let given: GivenOrganisation;
beforeAll(async () => {
  given = await givenOrganisation(AT);
});
const lastEvent = async (id: string) => (await trailOf(id)).at(-1)?.event;

describe("a branch", () => {
  test("is created, renamed and refused to strangers and to a second of the name", async () => {
    const id = await createBranch(actor, { name: "第三党支部", position: 3, foundedOn: FOUNDED });
    expect(await lastEvent(id)).toBe("branch.created");
    const create = (by: typeof actor) => createBranch(by, { name: "第三党支部", position: 3, foundedOn: FOUNDED });
    expect((await refusalOf(() => create(actor))).message).toBe("该党支部名称已存在。");
    expect((await refusalOf(() => create(stranger))).kind).toBe("forbidden");
    const change = { branchId: id, version: 1, name: "机关党支部", position: 9 };
    expect((await refusalOf(() => changeBranch(stranger, change))).kind).toBe("forbidden");
    await changeBranch(actor, change);
    expect((await refusalOf(() => changeBranch(actor, { ...change, name: "机关一支部" }))).fields).toEqual({
      name: ["现在登记的是“机关党支部”。"],
    });
    expect((await getBranch(actor, id))?.branch).toMatchObject({ name: "机关党支部", version: 2 });
    expect(await lastEvent(id)).toBe("branch.changed");
  });

  test("is closed only without members, and covers nothing from then on", async () => {
    const id = await givenBranch(actor, "老支部", [given.units.team]);
    const full = { branchId: given.branches.first, version: 1, closedOn: on };
    expect((await refusalOf(() => closeBranch(actor, full))).message).toContain("3 人");
    const empty = { branchId: id, version: 1, closedOn: on };
    expect((await refusalOf(() => closeBranch(stranger, empty))).kind).toBe("forbidden");
    await closeBranch(actor, empty);
    expect((await getBranch(actor, id))?.coverage).toMatchObject([{ until: "2026-02-01" }]);
    expect((await listBranchOptions(actor)).map((branch) => branch.name)).not.toContain("老支部");
    expect(await lastEvent(id)).toBe("branch.closed");
  });

  test("counts full and probationary members apart, and is seen by its own secretary only", async () => {
    await db.person.update({ where: { id: given.people.deputy }, data: { political: "PROBATIONARY_MEMBER" } });
    const first = (await listBranches(actor)).find((branch) => branch.id === given.branches.first);
    expect(first).toMatchObject({ full: 1, probationary: 1, others: 1 });
    expect(first?.units.map((unit) => unit.name)).toEqual(["模压车间", "动力站"]);
    const secretary = {
      ...systemActor("支部书记", AT),
      grants: [{ role: "BRANCH_SECRETARY" as const, unitIds: null, branchId: given.branches.first }],
    };
    expect((await listBranches(secretary)).map((branch) => branch.name)).toEqual(["第一党支部"]);
    expect(await getBranch(secretary, given.branches.second)).toBeNull();
  });
});

describe("a branch covers a unit", () => {
  const cover = (branchId: string, from = on, by = actor) =>
    coverUnit(by, { unitId: given.units.quality, branchId, from, until: null });

  test("and another takes over on a day: the first ends on it", async () => {
    expect((await refusalOf(() => cover(given.branches.first, on, stranger))).kind).toBe("forbidden");
    await cover(given.branches.first);
    expect((await getUnit(actor, given.units.quality))?.coverage).toMatchObject([
      { branchName: "第一党支部", from: "2026-02-01", until: null },
      { branchName: "第二党支部", until: "2026-02-01" },
    ]);
    expect(await lastEvent(given.units.quality)).toBe("unit.covered");
  });

  test("never two of them on one day", async () => {
    expect((await refusalOf(() => cover(given.branches.first))).message).toContain("现在就由");
    expect((await refusalOf(() => cover(given.branches.second, plainDate("2025-12-01")))).message).toContain(
      "同一时间",
    );
  });

  test("and ends, by those who may, on a day after its first", async () => {
    const id = (await getUnit(actor, given.units.quality))?.coverage[0]?.id as string;
    const end = { coverageId: id, until: plainDate("2026-03-01") };
    expect((await refusalOf(() => endCoverage(stranger, end))).kind).toBe("forbidden");
    expect((await refusalOf(() => endCoverage(actor, { ...end, until: FOUNDED }))).fields).toHaveProperty("until");
    await endCoverage(actor, end);
    expect((await getUnit(actor, given.units.quality))?.unit.branchId).toBeNull();
    expect(await lastEvent(given.units.quality)).toBe("coverage.ended");
    const later = { ...end, until: plainDate("2026-04-01") };
    expect((await refusalOf(() => endCoverage(actor, later))).message).toContain("已于2026年3月1日结束");
  });
});

describe("a unit serves another", () => {
  const serve = (clientId: string, by = actor) =>
    startService(by, { providerId: given.units.quality, clientId, from: on, until: null });

  test("once at a time, not itself, and it shows on both sides", async () => {
    expect((await refusalOf(() => serve(given.units.forging, stranger))).kind).toBe("forbidden");
    expect((await refusalOf(() => serve(given.units.quality))).fields).toHaveProperty("clientId");
    await serve(given.units.forging);
    expect(await lastEvent(given.units.quality)).toBe("service.started");
    expect((await refusalOf(() => serve(given.units.forging))).message).toContain("已登记服务关系");
    const names = (await getUnit(actor, given.units.forging))?.servedBy.map((row) => row.unitName);
    expect(names?.sort()).toEqual(["动力站", "质量技术科"].sort());
    const row = (await getUnit(actor, given.units.quality))?.serves[0];
    expect(row?.unitName).toBe("模压车间");
    const end = { serviceId: row?.id as string, until: plainDate("2026-03-01") };
    expect((await refusalOf(() => endService(stranger, end))).kind).toBe("forbidden");
    await endService(actor, end);
    expect((await getUnit(actor, given.units.quality))?.serves).toMatchObject([{ until: "2026-03-01" }]);
    expect(await lastEvent(given.units.quality)).toBe("service.ended");
  });
});
