import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { plainDate, toColumn } from "@/lib/calendar";
import { db } from "@/lib/db";
import { Refusal } from "@/lib/errors";
import { type GivenCycle, givenApproved, givenDraft, organiser } from "@/prisma/seed/given-cycle";
import { givenSmallPlant } from "@/prisma/seed/given-small-plant";
import { freshDatabase } from "@/scripts/testing/database";
import { addSubject, drawPool, leaveOut, removeSubject, takeBack } from "./commands";
import { listCandidates, listSubjects } from "./queries";

freshDatabase();

const at = new Date("2025-12-10T02:00:00Z");
const stranger = systemActor("陌生人", at);
let year = 2030;
const given = (more: Partial<GivenCycle> = {}): GivenCycle => ({
  at,
  year: year++,
  cutoffOn: plainDate("2025-11-30"),
  scrutineers: ["p-staff-1"],
  tellers: ["p-staff-2"],
  ...more,
});

beforeAll(givenSmallPlant);

const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
};
const lastEvent = async () => (await db.auditEntry.findFirst({ orderBy: { seq: "desc" } }))?.event;
const subjectOf = (cycleId: string, personId: string) => db.subject.findFirst({ where: { cycleId, personId } });
const idOf = async (cycleId: string, personId: string) => (await subjectOf(cycleId, personId))?.id ?? "";

describe("drawing a category from the organisation chart", () => {
  test("takes every holder of a main post on the cut-off day, with the post and the cells of the form", async () => {
    const cycleId = await givenDraft(given({ pools: ["MIDDLE_CHIEF"] }));
    const subjects = (await listSubjects(organiser(at), cycleId)) ?? [];
    expect(subjects.map(({ personId }) => personId).toSorted()).toEqual([
      "p-die-head",
      "p-power-head",
      "p-quality-head",
      "p-ring-head",
    ]);
    expect(await subjectOf(cycleId, "p-die-head")).toMatchObject({
      pool: "MIDDLE_CHIEF",
      unitName: "模压车间",
      postTitle: "主任",
      postSince: toColumn(plainDate("2020-03-01")),
      snapshot: { education: "大学本科", ethnicity: "汉族" },
      notRatedReason: null,
    });
    expect(await lastEvent()).toBe("subjects.drawn");
  });

  test("who took the post less than six months before the cut-off is listed as not rated, with the reason", async () => {
    await db.post.update({ where: { id: "post-p-ring-head" }, data: { from: toColumn(plainDate("2025-08-01")) } });
    const cycleId = await givenDraft(given({ pools: ["MIDDLE_CHIEF"] }));
    await db.post.update({ where: { id: "post-p-ring-head" }, data: { from: toColumn(plainDate("2020-03-01")) } });
    expect((await subjectOf(cycleId, "p-ring-head"))?.notRatedReason).toContain("任现职不满6个月");
  });

  test("a post that ended before the cut-off, and a person who has left, are not drawn", async () => {
    await db.post.update({ where: { id: "post-p-power-head" }, data: { until: toColumn(plainDate("2025-11-30")) } });
    await db.person.update({ where: { id: "p-quality-head" }, data: { leftOn: toColumn(plainDate("2025-12-10")) } });
    const cycleId = await givenDraft(given({ pools: ["MIDDLE_CHIEF"] }));
    await db.post.update({ where: { id: "post-p-power-head" }, data: { until: null } });
    await db.person.update({ where: { id: "p-quality-head" }, data: { leftOn: null } });
    const drawn = await db.subject.findMany({ where: { cycleId } });
    expect(drawn.map(({ personId }) => personId).toSorted()).toEqual(["p-die-head", "p-ring-head"]);
    // Both are offered once they are back in the chart.
    const offered = await listCandidates(organiser(at), { id: cycleId, cutoffOn: toColumn(plainDate("2025-11-30")) });
    const chiefs = offered?.candidates.filter(({ pool }) => pool === "MIDDLE_CHIEF").map(({ personId }) => personId);
    expect(chiefs?.toSorted()).toEqual(["p-power-head", "p-quality-head"]);
  });

  test("somebody named as scrutineer stays off the list, and the answer says so", async () => {
    const cycleId = await givenDraft(given({ pools: ["BACKBONE"], scrutineers: ["p-die-head"] }));
    const { added, officials } = await drawPool(organiser(at), { cycleId, pool: "MIDDLE_CHIEF" });
    const head = await db.person.findUniqueOrThrow({ where: { id: "p-die-head" } });
    expect([added, officials]).toEqual([3, [head.name]]);
    await expect(
      db.$executeRaw`insert into "Subject" (id, "cycleId", "personId", pool, "unitId", "unitName", "postTitle", "postSince", name)
        values ('x', ${cycleId}, 'p-die-head', 'MIDDLE_CHIEF', 'u-die', '', '', now(), '')`,
    ).rejects.toThrow("official_not_subject");
  });

  test("drawing twice adds nobody twice", async () => {
    const cycleId = await givenDraft(given({ pools: ["MIDDLE_DEPUTY"] }));
    expect((await refused(drawPool(organiser(at), { cycleId, pool: "MIDDLE_DEPUTY" }))).message).toContain("都已列入");
    expect(await db.subject.count({ where: { cycleId } })).toBe(8);
  });
});

describe("changes by hand", () => {
  test("somebody outside the categories is added and removed with a reason, on the trail", async () => {
    const cycleId = await givenDraft(given());
    const add = { cycleId, personId: "p-die-rep-1", pool: "BACKBONE" as const, reason: "主持班组工作" };
    await addSubject(organiser(at), add);
    expect(await lastEvent()).toBe("subject.added");
    expect((await refused(addSubject(organiser(at), add))).message).toContain("已在名单中");
    const remove = { cycleId, subjectId: await idOf(cycleId, "p-die-rep-1"), reason: "误列" };
    expect((await refused(removeSubject(stranger, remove))).kind).toBe("forbidden");
    await removeSubject(organiser(at), remove);
    expect(await lastEvent()).toBe("subject.removed");
    expect(await subjectOf(cycleId, "p-die-rep-1")).toBeNull();
    expect((await refused(addSubject(stranger, add))).kind).toBe("forbidden");
  });

  test("a subject who has written a summary is left out rather than deleted with it", async () => {
    const cycleId = await givenDraft(given());
    const subjectId = await idOf(cycleId, "p-die-head");
    await db.materials.create({ data: { subjectId, summary: "一年来……" } });
    const { message } = await refused(removeSubject(organiser(at), { cycleId, subjectId, reason: "误列" }));
    expect(message).toContain("不参加测评");
    expect(await db.materials.count({ where: { subjectId } })).toBe(1);
  });

  test("left out, a subject has a reason and no voters; taken back, is rated again", async () => {
    const cycleId = await givenDraft(given());
    const subjectId = await idOf(cycleId, "p-die-head");
    expect((await refused(leaveOut(stranger, { cycleId, subjectId, reason: "长期病假" }))).kind).toBe("forbidden");
    await leaveOut(organiser(at), { cycleId, subjectId, reason: "长期病假" });
    expect((await subjectOf(cycleId, "p-die-head"))?.notRatedReason).toBe("长期病假");
    expect(await lastEvent()).toBe("subject.left-out");
    await takeBack(organiser(at), { cycleId, subjectId, reason: "已返岗" });
    expect((await subjectOf(cycleId, "p-die-head"))?.notRatedReason).toBeNull();
    expect(await lastEvent()).toBe("subject.taken-back");
  });

  test("what the secretary approved stays: no drawing, adding, removing or leaving out", async () => {
    const cycleId = await givenApproved(given({ pools: ["MIDDLE_CHIEF"] }));
    const subjectId = await idOf(cycleId, "p-die-head");
    const tries = [
      () => drawPool(organiser(at), { cycleId, pool: "BACKBONE" }),
      () => addSubject(organiser(at), { cycleId, personId: "p-die-rep-1", pool: "BACKBONE", reason: "补列" }),
      () => removeSubject(organiser(at), { cycleId, subjectId, reason: "误列" }),
      () => leaveOut(organiser(at), { cycleId, subjectId, reason: "病假" }),
    ];
    for (const work of tries) expect((await refused(work())).message).toContain("先退回");
    expect(await db.subject.count({ where: { cycleId } })).toBe(4);
  });

  test("a subject of another cycle cannot be reached through this one", async () => {
    const [one, two] = [await givenDraft(given()), await givenDraft(given())];
    const subjectId = await idOf(two, "p-die-head");
    expect((await refused(removeSubject(organiser(at), { cycleId: one, subjectId, reason: "误列" }))).kind).toBe(
      "missing",
    );
  });
});

test("the list stands in the order of surname strokes", async () => {
  const cycleId = await givenDraft(given());
  const names = (await listSubjects(organiser(at), cycleId))?.map(({ name }) => name) ?? [];
  const sorted = names.toSorted(new Intl.Collator("zh-u-co-stroke").compare);
  expect(names).toEqual(sorted);
  expect(names.length).toBe(20);
  expect(await listSubjects(stranger, cycleId)).toBeNull();
});
