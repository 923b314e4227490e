import { beforeAll, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { plainDate, toColumn } from "@/lib/calendar";
import { db } from "@/lib/db";
import { givenPair, pairInput } from "@/prisma/seed/given-mentoring";
import { givenSmallPlant } from "@/prisma/seed/given-small-plant";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { makePair } from "../pair/commands";
import { getPair, listPairs } from "../pair/queries";
import { listTodos } from "../queries";
import { endPair, waiveMentor } from "./commands";

freshDatabase();

const d = plainDate;
const AT = new Date("2026-03-20T02:00:00Z");
const office = systemActor("党群工作部", AT, ["ORGANISER"]);
const as = (personId: string): Actor => ({ ...systemActor(personId, AT), personId });
const wish = (menteeId: string, mentorId: string, from = "2026-01-10") => ({ menteeId, mentorId, from: d(from) });
const owed = async (actor: Actor) =>
  (await listTodos(actor)).map(({ title, detail }) => `${title}：${detail}`).join("\n");
const trouble = async (actor: Actor, pairId: string) => (await getPair(actor, pairId))?.trouble;

beforeAll(async () => {
  await givenSmallPlant();
  await db.person.updateMany({ data: { startedWorkOn: toColumn(d("2005-07-01")) } });
});

test("a mentee's promotion is told to the office as the end of the pair, until the pair is ended", async () => {
  const { id } = await givenPair(AT, wish("p-die-rep-1", "p-ring-head"));
  expect([await trouble(office, id), await owed(office)]).toEqual([[], expect.not.stringContaining("提任")]);
  const since = toColumn(d("2026-03-01"));
  await db.post.update({ where: { id: "post-p-die-rep-1" }, data: { until: since } });
  await db.post.create({
    data: { personId: "p-die-rep-1", unitId: "u-die", title: "副主任", category: "MIDDLE_DEPUTY", from: since },
  });
  const said = "培养对象已于2026年3月1日提任副主任，结对应按“对象提任”结束";
  expect(await owed(office)).toContain(said);
  expect(await trouble(as("p-ring-head"), id)).toEqual([said]);
  expect(await owed(as("p-ring-head"))).not.toContain("提任");
  await endPair(office, { pairId: id, end: "PROMOTED", on: d("2026-03-01"), reason: "已提任" });
  expect([await trouble(office, id), await owed(office)]).toEqual([[], expect.not.stringContaining("提任")]);
});

test("a mentee's transfer is told to the office, a posting in the other unit is none", async () => {
  const { id } = await givenPair(AT, wish("p-quality-rep-1", "p-ring-deputy-1"));
  await db.person.update({ where: { id: "p-quality-rep-1" }, data: { unitId: "u-power" } });
  expect(await owed(office)).toContain("培养对象已调到动力计控站，结对应按“调动”结束");
  await db.posting.create({
    data: {
      ...{
        personId: "p-quality-rep-1",
        type: "ROTATION",
        homeUnitId: "u-quality",
        hostUnitId: "u-power",
        role: "见习",
      },
      ...{ tasks: "熟悉供能", goals: "独立值班", plannedByName: "党群工作部", plannedAt: AT, approvedAt: AT },
      ...{ plannedFrom: toColumn(d("2026-02-01")), plannedUntil: toColumn(d("2026-12-01")) },
      ...{ actualFrom: toColumn(d("2026-02-01")), reportMonths: 3 },
    },
  });
  expect([await trouble(office, id), await owed(office)]).toEqual([[], expect.not.stringContaining("调到")]);
});

test("a team is named with its workshop, and another team of it is no transfer", async () => {
  const opened = { kind: "TEAM", parentId: "u-ring", openedOn: toColumn(d("2010-01-01")) } as const;
  const ids = ["t-billet", "t-rolling"];
  await db.unit.createMany({ data: ids.map((id, at) => ({ id, name: ["制坯班", "环轧一班"][at] ?? "", ...opened })) });
  const work = (unitId: string) => db.person.update({ where: { id: "p-ring-rep-3" }, data: { unitId } });
  await work("t-billet");
  const { id } = await givenPair(AT, wish("p-ring-rep-3", "p-quality-deputy-2"));
  const pair = await getPair(office, id);
  expect([pair?.menteeUnit, pair?.mentee.unitName]).toEqual(["环轧车间制坯班", "环轧车间制坯班"]);
  await work("t-rolling");
  expect(await trouble(office, id)).toEqual([]);
  await work("u-power");
  expect(await trouble(office, id)).toEqual([expect.stringContaining("已调到动力计控站")]);
});

test("of a change after which no mentor follows, the office says so with a reason, and owes none any more", async () => {
  const { id } = await givenPair(AT, wish("p-power-rep-1", "p-die-head", "2026-01-12"));
  const waive = { pairId: id, reason: "已能独立值班，不再需要导师" };
  expect((await refusalOf(() => waiveMentor(office, waive))).message).toContain("没有待安排的导师");
  await endPair(office, { pairId: id, end: "CHANGED", on: d("2026-03-16"), reason: "导师调整" });
  expect(await owed(office)).toContain("安排新导师");
  expect((await refusalOf(() => waiveMentor(as("p-die-head"), waive))).message).toContain("其他组织人员");
  expect((await refusalOf(() => waiveMentor(as("p-ring-rep-2"), waive))).message).toContain("没有找到");
  await waiveMentor(office, waive);
  expect(await owed(office)).not.toContain("安排新导师");
  expect((await listPairs(office))?.some((pair) => pair.id === id)).toBe(false);
  expect((await getPair(office, id))?.state.gap).toBeNull();
  expect((await trailOf(id)).at(-1)?.event).toBe("pair.waived");
  expect((await refusalOf(() => waiveMentor(office, waive))).message).toContain("刷新");
});

test("whoever is paired later after all begins anew, without the gap of the change that was closed", async () => {
  const old = await givenPair(AT, wish("p-power-rep-2", "p-die-deputy-1", "2026-01-12"));
  await endPair(office, { pairId: old.id, end: "CHANGED", on: d("2026-03-16"), reason: "导师调整" });
  await waiveMentor(office, { pairId: old.id, reason: "暂不需要" });
  const { id } = await makePair(office, pairInput(wish("p-power-rep-2", "p-quality-deputy-1", "2026-05-04")));
  expect((await getPair(office, id))?.preceding).toBeNull();
});
