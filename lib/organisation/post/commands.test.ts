import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { type GivenOrganisation, givenOrganisation, keeper } from "@/prisma/seed/given-organisation";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { endMandate, giveMandate } from "../mandate/commands";
import { getPerson } from "../person/queries";
import { addRelative, removeRelative } from "../relative/commands";
import { appointPost, changePost, endPost } from "./commands";
import type { AppointPost } from "./schema";

freshDatabase();
const AT = new Date("2026-03-05T02:00:00Z");
const actor = keeper(AT);
const stranger = systemActor("单位负责人", AT, ["UNIT_HEAD"]);
let given: GivenOrganisation;
beforeAll(async () => {
  given = await givenOrganisation(AT);
});
const lastEvent = async (id: string) => (await trailOf(id)).at(-1)?.event;
const posts = async (personId: string) => (await getPerson(actor, personId))?.posts ?? [];
const appointment = (rest: Partial<AppointPost>): AppointPost => ({
  personId: given.people.backbone,
  unitId: given.units.forging,
  title: "工段长",
  category: "BACKBONE",
  main: true,
  from: plainDate("2026-02-01"),
  until: null,
  endFormer: true,
  ...rest,
});

describe("a person is appointed", () => {
  test("to a main post, which ends the former on that day", async () => {
    expect((await refusalOf(() => appointPost(stranger, appointment({})))).kind).toBe("forbidden");
    await appointPost(actor, appointment({}));
    expect(await posts(given.people.backbone)).toMatchObject([
      { title: "工段长", from: "2026-02-01", until: null },
      { title: "班长", until: "2026-02-01" },
    ]);
    expect(await lastEvent(given.people.backbone)).toBe("post.appointed");
  });

  test("never to two main posts at a time, though to a second that is not the main one", async () => {
    const second = appointment({ title: "安全员", endFormer: false, from: plainDate("2026-03-01") });
    expect((await refusalOf(() => appointPost(actor, second))).message).toContain("只能有一个主要职务");
    const earlier = appointment({ title: "安全员", from: plainDate("2025-06-01") });
    expect((await refusalOf(() => appointPost(actor, earlier))).message).toContain("只能有一个主要职务");
    await appointPost(actor, { ...second, main: false });
    expect((await posts(given.people.backbone)).filter((post) => post.until === null)).toHaveLength(2);
  });

  test("to a manager's post only once they represent the staff no longer", async () => {
    const promotion = appointment({ personId: given.people.worker, title: "车间副主任", category: "MIDDLE_DEPUTY" });
    expect((await refusalOf(() => appointPost(actor, promotion))).message).toContain("职工代表");
  });
});

describe("a post is corrected or ended", () => {
  test("and the second saver is told", async () => {
    const post = (await posts(given.people.chief))[0];
    if (!post) throw new Error("no post");
    const { id: postId, unitName: _unit, ...facts } = post;
    const change = { ...facts, postId, title: "主任" };
    expect((await refusalOf(() => changePost(stranger, change))).kind).toBe("forbidden");
    await changePost(actor, change);
    expect((await refusalOf(() => changePost(actor, { ...change, title: "车间正职" }))).fields).toEqual({
      title: ["现在登记的是“主任”。"],
    });
    expect(await lastEvent(given.people.chief)).toBe("post.corrected");
    const end = { postId, version: 2, until: plainDate("2026-03-01") };
    expect((await refusalOf(() => endPost(stranger, end))).kind).toBe("forbidden");
    expect((await refusalOf(() => endPost(actor, { ...end, until: post.from }))).fields).toHaveProperty("until");
    await endPost(actor, end);
    expect(await lastEvent(given.people.chief)).toBe("post.ended");
    expect((await posts(given.people.chief))[0]).toMatchObject({ until: "2026-03-01" });
  });

  test("but not the post by which a leader oversees a unit", async () => {
    await db.unit.update({ where: { id: given.units.power }, data: { overseerId: given.people.leader } });
    const post = (await posts(given.people.leader))[0];
    if (!post) throw new Error("no post");
    const end = { postId: post.id, version: post.version, until: plainDate("2026-03-01") };
    expect((await refusalOf(() => endPost(actor, end))).message).toContain("动力站");
  });
});

describe("a staff representative", () => {
  const give = (personId: string, unitId: string, by = actor) =>
    giveMandate(by, { personId, unitId, from: plainDate("2026-01-01"), until: null });

  test("is elected from the own unit or one above, not from management, once at a time", async () => {
    expect((await refusalOf(() => give(given.people.backbone, given.units.team, stranger))).kind).toBe("forbidden");
    expect((await refusalOf(() => give(given.people.backbone, given.units.rolling))).fields).toHaveProperty("unitId");
    expect((await refusalOf(() => give(given.people.deputy, given.units.forging))).message).toContain("中层副职");
    await give(given.people.backbone, given.units.forging);
    expect(await lastEvent(given.people.backbone)).toBe("mandate.given");
    expect((await refusalOf(() => give(given.people.backbone, given.units.team))).message).toContain("已是职工代表");
  });

  test("ends their term on a day", async () => {
    const mandate = (await getPerson(actor, given.people.backbone))?.mandates[0];
    const end = { mandateId: mandate?.id as string, until: plainDate("2026-03-01") };
    expect((await refusalOf(() => endMandate(stranger, end))).kind).toBe("forbidden");
    await endMandate(actor, end);
    expect((await getPerson(actor, given.people.backbone))?.mandates).toMatchObject([{ until: "2026-03-01" }]);
    expect(await lastEvent(given.people.backbone)).toBe("mandate.ended");
  });
});

describe("relatives", () => {
  test("stand once per pair, show on both sides, and are removed with a reason", async () => {
    const pair = { personId: given.people.chief, otherId: given.people.worker, relation: "近姻亲" as const };
    expect((await refusalOf(() => addRelative(stranger, pair))).kind).toBe("forbidden");
    const self = { ...pair, otherId: pair.personId };
    expect((await refusalOf(() => addRelative(actor, self))).fields).toHaveProperty("otherId");
    const id = await addRelative(actor, pair);
    expect(await lastEvent(pair.personId)).toBe("relative.added");
    const back = { ...pair, personId: pair.otherId, otherId: pair.personId };
    expect((await refusalOf(() => addRelative(actor, back))).message).toContain("已登记为近姻亲关系");
    const seen = async (personId: string) => (await getPerson(actor, personId))?.relatives?.map((row) => row.name);
    expect([await seen(pair.personId), await seen(pair.otherId)]).toEqual([["何小兵"], ["丁为民"]]);
    const remove = { relativeId: id, reason: "登记有误" };
    expect((await refusalOf(() => removeRelative(stranger, remove))).kind).toBe("forbidden");
    await removeRelative(actor, remove);
    expect(await seen(pair.personId)).toEqual([]);
    const events = [...(await trailOf(pair.personId)), ...(await trailOf(pair.otherId))].map((entry) => entry.event);
    expect(events).toContain("relative.removed");
  });
});
