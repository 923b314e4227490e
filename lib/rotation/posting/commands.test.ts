import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type PlainDate, plainDate, toColumn } from "@/lib/calendar";
import { db, type Prisma } from "@/lib/db";
import { Refusal } from "@/lib/errors";
import {
  givenApprovedPosting,
  givenEndedPosting,
  givenPlan,
  givenRunningPosting,
  onDay,
  organiserOn,
  secretaryOn,
  versionOf,
} from "@/prisma/seed/given-posting";
import { givenSmallPlant } from "@/prisma/seed/given-small-plant";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { cancelPosting, changePlan, decidePlan, planPosting, recordArrival, recordReturn } from "./commands";
import { getBoard, listPostings } from "./queries";
import { changePlanSchema, planPostingSchema } from "./schema";

freshDatabase();

const day = plainDate;
const stranger = onDay("2026-03-01", ["UNIT_HEAD"], "单位负责人");
const PLAN = { from: "2026-03-01", last: "2026-12-31", hostUnitId: "u-ring" };
/** Everybody once: postings of one test do not stand in another's way. */
let next = 0;
let personId = "";
beforeAll(givenSmallPlant);
beforeEach(() => {
  next += 1;
  const unit = ["die", "power", "quality"][next % 3];
  const role = ["rep-1", "rep-2", "rep-3", "rep-4", "rep-5", "rep-6", "deputy-1", "deputy-2"][Math.floor(next / 3) % 8];
  personId = `p-${unit}-${role}`;
});
const fields = {
  type: "ROTATION" as const,
  hostUnitId: "u-ring",
  role: "值班主任",
  projectName: "",
  from: day("2026-03-01"),
  last: day("2026-12-31"),
  tasks: "组织生产",
  goals: "独立带班",
};

describe("a plan", () => {
  test("is kept with the home unit and post, and the trail says who planned it", async () => {
    const id = await givenPlan({ ...PLAN, personId });
    const posting = await db.posting.findUniqueOrThrow({ where: { id } });
    expect(posting).toMatchObject({ hostUnitId: "u-ring", homePost: "操作工", approvedAt: null, actualFrom: null });
    expect(posting.plannedUntil).toEqual(toColumn(day("2027-01-01")));
    expect((await trailOf(id)).map(({ event }) => event)).toEqual(["posting.planned"]);
  });

  test("is refused to everybody but the organiser, who does not plan for himself either", async () => {
    expect((await refusalOf(() => planPosting(stranger, { personId, ...fields }))).kind).toBe("forbidden");
    const self = onDay("2026-03-01", ["ORGANISER"], "组织员", personId);
    expect((await refusalOf(() => planPosting(self, { personId, ...fields }))).message).toContain("本人");
  });

  test.each<[string, { hostUnitId?: string; last?: PlainDate; type?: "SECONDMENT" }, string]>([
    ["the own unit", { hostUnitId: "OWN" }, "就在这个单位"],
    ["too short for its type", { last: day("2026-05-31") }, "6—24个月"],
    ["a secondment of a year", { type: "SECONDMENT" }, "不超过6个月"],
  ])("to %s is refused with a sentence", async (_what, change, said) => {
    const hostUnitId = change.hostUnitId === "OWN" ? `u-${personId.split("-")[1]}` : "u-ring";
    const refusal = await refusalOf(() =>
      planPosting(organiserOn("2026-03-01"), { personId, ...fields, ...change, hostUnitId }),
    );
    expect(refusal.message).toContain(said);
  });

  test("from a workshop to one of its own teams is no other unit either", async () => {
    const parentId = `u-${personId.split("-")[1]}`;
    const hostUnitId = `${parentId}-team`;
    const openedOn = toColumn(day("2020-01-01"));
    await db.unit.create({ data: { id: hostUnitId, parentId, name: "一班", kind: "TEAM", openedOn } });
    const refusal = await refusalOf(() => planPosting(organiserOn("2026-03-01"), { personId, ...fields, hostUnitId }));
    expect(refusal.message).toContain("同一车间的班组之间也不算");
  });

  test("an end before its beginning, and a project without a name, do not get through the form", () => {
    const typed = { personId: "x", ...fields, from: "2026-03-01", last: "2026-02-01" };
    const answer = planPostingSchema.safeParse(typed);
    expect(answer.error?.issues.map(({ message }) => message)).toEqual(["最后一天不能早于开始日期。"]);
    const project = planPostingSchema.safeParse({ ...typed, last: "2026-06-01", type: "PROJECT" });
    expect(project.error?.issues[0]?.message).toContain("项目名称");
  });

  test("for somebody who has left is refused", async () => {
    await db.person.update({ where: { id: personId }, data: { leftOn: toColumn(day("2026-06-01")) } });
    const refusal = await refusalOf(() => givenPlan({ ...PLAN, personId }));
    await db.person.update({ where: { id: personId }, data: { leftOn: null } });
    expect(refusal.message).toContain("已离职");
  });

  test("while a case is open is refused; a closed one does not stand in the way", async () => {
    const effect: Prisma.EffectUncheckedCreateInput = {
      ...{ personId, kind: "CASE_OPEN", measure: "立案", effect: "NO_GRADE", documentNo: "1号", issuedBy: "纪委" },
      ...{ effectiveOn: toColumn(day("2026-01-01")), enteredById: "x", enteredAt: new Date("2026-01-01T00:00:00Z") },
    };
    const { id } = await db.effect.create({ data: effect });
    expect((await refusalOf(() => givenPlan({ ...PLAN, personId }))).message).toContain("审查调查");
    await db.effect.update({ where: { id }, data: { endsOn: toColumn(day("2026-02-01")) } });
    await givenPlan({ ...PLAN, personId });
  });

  test("into a unit led by a relative is refused; the relation is named only to those who keep relations", async () => {
    const [one, other] = [personId, "p-ring-deputy-1"].sort() as [string, string];
    await db.relative.create({ data: { personId: one, otherId: other, relation: "夫妻" } });
    expect((await refusalOf(() => givenPlan({ ...PLAN, personId }))).message).toContain("夫妻");
    // Recorded after the plan, it stops the approval as well, without saying who it is.
    const other2 = "p-power-rep-6" === personId ? "p-power-rep-5" : "p-power-rep-6";
    const id = await givenPlan({ ...PLAN, personId: other2 });
    const [a, b] = [other2, "p-ring-head"].sort() as [string, string];
    await db.relative.create({ data: { personId: a, otherId: b, relation: "近姻亲" } });
    const refusal = await refusalOf(async () =>
      decidePlan(secretaryOn("2026-03-01"), {
        ...{ postingId: id, version: 1, verdict: "approve", approvalNo: "1号", note: "" },
      }),
    );
    expect(refusal.message).toContain("需要回避的亲属");
    expect(refusal.message).not.toContain("近姻亲");
    await db.relative.deleteMany({});
    await db.posting.update({ where: { id }, data: { cancelledAt: new Date("2026-03-01T00:00:00Z") } });
  });

  test("overlapping another is refused; on the day after its last it is not", async () => {
    await givenPlan({ ...PLAN, personId });
    const refusal = await refusalOf(() =>
      givenPlan({ personId, hostUnitId: "u-plant", from: "2026-12-31", last: "2027-12-31" }),
    );
    expect(refusal.message).toContain("2026年3月1日至2026年12月31日已安排到环轧车间轮岗");
    await givenPlan({ personId, hostUnitId: "u-plant", from: "2027-01-01", last: "2027-12-31" });
  });

  test("of two at the same moment only one is kept, also past the lock: the database excludes the second", async () => {
    const wish = (hostUnitId: string) =>
      givenPlan({ ...PLAN, personId, hostUnitId }).then(
        () => "kept",
        (error: unknown) => (error instanceof Refusal ? "refused" : Promise.reject(error)),
      );
    expect((await Promise.all([wish("u-ring"), wish("u-plant")])).sort()).toEqual(["kept", "refused"]);
    const { id: _id, ...row } = await db.posting.findFirstOrThrow({ where: { personId } });
    await expect(db.posting.create({ data: { ...row, hostUnitId: "u-plant" } })).rejects.toThrow(/posting_once/);
  });

  test("saved on an old page is refused, and what was saved first stands", async () => {
    const id = await givenPlan({ ...PLAN, personId });
    const { type, ...rest } = fields;
    const save = (role: string) =>
      changePlan(organiserOn("2026-03-01"), { postingId: id, version: 1, type, ...rest, role });
    await save("甲");
    const refusal = await refusalOf(() => save("乙"));
    expect([refusal.kind, (await db.posting.findUniqueOrThrow({ where: { id } })).role]).toEqual(["conflict", "甲"]);
    expect(changePlanSchema.safeParse({ postingId: id, version: "1", ...fields, from: "x", last: "y" }).success).toBe(
      false,
    );
  });
});

describe("the approval", () => {
  test("is the secretary's, names its document, tells the person, and closes the plan", async () => {
    const id = await givenPlan({ ...PLAN, personId });
    const input = { postingId: id, version: 1, verdict: "approve" as const, approvalNo: "锻党〔2026〕3号", note: "" };
    expect((await refusalOf(() => decidePlan(organiserOn("2026-03-01"), input))).kind).toBe("forbidden");
    await decidePlan(secretaryOn("2026-03-01"), input);
    expect((await trailOf(id)).at(-1)).toMatchObject({ event: "posting.approved", actorName: "党委书记" });
    expect(await db.notice.count({ where: { personId, href: `/rotation/${id}` } })).toBe(1);
    const { type, ...rest } = fields;
    const again = { postingId: id, version: 2, type, ...rest };
    expect((await refusalOf(() => changePlan(organiserOn("2026-03-01"), again))).message).toContain("已经批准");
  });

  test("when declined the plan stays on record with the reason, and its days are free", async () => {
    const id = await givenPlan({ ...PLAN, personId });
    const decline = {
      postingId: id,
      version: 1,
      verdict: "decline" as const,
      approvalNo: "",
      note: "车间检修期间人手不足",
    };
    await decidePlan(secretaryOn("2026-03-01"), decline);
    expect(await db.postingEnd.findFirst({ where: { postingId: id } })).toMatchObject({
      kind: "CANCELLED",
      reason: "未批准：车间检修期间人手不足",
    });
    await givenPlan({ ...PLAN, personId });
  });
});

describe("the arrival", () => {
  test("is the actual start beside the planned one, and fixes the interval of the reports", async () => {
    const id = await givenRunningPosting({ ...PLAN, personId, arrivedOn: "2026-03-09" });
    expect(await db.posting.findUniqueOrThrow({ where: { id } })).toMatchObject({
      plannedFrom: toColumn(day("2026-03-01")),
      actualFrom: toColumn(day("2026-03-09")),
      reportMonths: 3,
    });
  });

  test.each([
    ["before the approval", "2026-03-09", false, "还没有批准"],
    ["on a day to come", "2026-04-01", true, "不能晚于今天"],
  ])("%s is refused", async (_what, from, approved, said) => {
    const id = await (approved ? givenApprovedPosting : givenPlan)({ ...PLAN, personId });
    const input = { postingId: id, version: await versionOf(id), from: day(from) };
    expect((await refusalOf(() => recordArrival(organiserOn("2026-03-10"), input))).message).toContain(said);
  });

  test("after the end of the term is refused", async () => {
    const id = await givenApprovedPosting({ ...PLAN, personId });
    const input = { postingId: id, version: 2, from: day("2027-01-01") };
    expect((await refusalOf(() => recordArrival(organiserOn("2027-02-01"), input))).message).toContain("期满日");
  });

  test("of somebody whose other posting was never ended is refused, by the database as well", async () => {
    await givenRunningPosting({ ...PLAN, personId });
    const later = { personId, hostUnitId: "u-plant", from: "2027-01-01", last: "2027-12-31" };
    const id = await givenApprovedPosting({ ...later, plannedOn: "2026-12-01" });
    const input = { postingId: id, version: 2, from: day("2027-01-04") };
    const refusal = await refusalOf(() => recordArrival(organiserOn("2027-01-04"), input));
    expect(refusal.message).toContain("还没有登记结束");
    const begin = db.posting.update({
      where: { id },
      data: { actualFrom: toColumn(day("2027-01-04")), reportMonths: 3 },
    });
    await expect(begin).rejects.toThrow(/posting_running_once|personId/);
  });
});

test("what was called off stays on record; what has begun is not called off", async () => {
  const id = await givenApprovedPosting({ ...PLAN, personId });
  await cancelPosting(organiserOn("2026-02-20"), { postingId: id, version: 2, reason: "项目推迟" });
  expect(await db.postingEnd.findFirst({ where: { postingId: id } })).toMatchObject({ kind: "CANCELLED" });
  const running = await givenRunningPosting({ ...PLAN, personId });
  const input = { postingId: running, version: 3, reason: "x" };
  expect((await refusalOf(() => cancelPosting(organiserOn("2026-03-20"), input))).message).toContain("提前结束");
});

test("the return is recorded after the end only", async () => {
  const given = { ...PLAN, personId, recordedOn: "2027-01-01" };
  const id = await givenRunningPosting({ ...PLAN, personId });
  const back = { postingId: id, version: 3, unitId: "u-quality", post: "副科长", on: day("2027-01-04") };
  expect((await refusalOf(() => recordReturn(organiserOn("2026-06-01"), back))).message).toContain("还没有结束");
  await db.posting.delete({ where: { id } });
  const ended = await givenEndedPosting(given);
  await recordReturn(organiserOn("2027-01-04"), { ...back, postingId: ended, version: await versionOf(ended) });
  expect(await db.posting.findUniqueOrThrow({ where: { id: ended } })).toMatchObject({ returnPost: "副科长" });
  expect((await trailOf(ended)).at(-1)?.event).toBe("posting.returned");
});

describe("who sees a posting", () => {
  test("the head of the home or host unit does, the head of another unit does not, the person does", async () => {
    personId = "p-quality-backbone-1";
    const id = await givenRunningPosting({ ...PLAN, personId });
    const head = (unitId: string) => ({
      ...onDay("2026-06-01", [], "负责人", `p-${unitId}-head`),
      grants: [{ role: "UNIT_HEAD" as const, unitIds: [`u-${unitId}`], branchId: null }],
    });
    const seen = async (actor: Parameters<typeof listPostings>[0]) =>
      (await listPostings(actor)).some((line) => line.id === id);
    expect(await Promise.all([seen(head("quality")), seen(head("ring")), seen(head("power"))])).toEqual([
      true,
      true,
      false,
    ]);
    expect(await seen(onDay("2026-06-01", [], "本人", personId))).toBe(true);
    expect(await seen(onDay("2026-06-01", [], "他人", "p-ring-rep-1"))).toBe(false);
    const board = await getBoard(head("ring"), "u-ring");
    expect(board?.here.map(({ personId: who }) => who)).toContain(personId);
    expect((await getBoard(head("quality"), "u-quality"))?.away.map(({ id: away }) => away)).toContain(id);
    expect(await getBoard(head("power"), "u-ring")).toBeNull();
  });
});
