import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { Refusal } from "@/lib/errors";
import { type GivenCycle, givenApproved, givenOpen, organiser } from "@/prisma/seed/given-cycle";
import { givenEndedPosting, givenRunningPosting } from "@/prisma/seed/given-posting";
import { givenSmallPlant } from "@/prisma/seed/given-small-plant";
import { freshDatabase } from "@/scripts/testing/database";
import { addVoter, generateAssignments, removeVoter, undoManual } from "./commands";
import { assignmentHash, getSubjectAssignments, listVoters, pendingChanges, previewAssignments } from "./queries";

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
const idOf = async (cycleId: string, personId: string) =>
  (await db.subject.findFirstOrThrow({ where: { cycleId, personId } })).id;
const line = (subjectId: string, voterId: string) =>
  db.assignment.findFirst({ where: { subjectId, paper: { voterId } } });
const cycleOf = (id: string) => db.cycle.findUniqueOrThrow({ where: { id } });

describe("generating", () => {
  test("every voter gets one paper, and one group for each subject", async () => {
    const cycleId = await givenApproved(given());
    expect(await lastEvent()).toBe("assignment.generated");
    const subjectId = await idOf(cycleId, "p-die-head");
    const view = await getSubjectAssignments(organiser(at), cycleId, subjectId);
    const groups = (key: string) => view?.lines.filter((row) => row.group === key && !row.excused).length;
    // 5 leaders; 3 other heads; 6 representatives; the die shop serves the ring shop, whose head is a peer: 2 deputies.
    expect([groups("G1"), groups("G2"), groups("G3"), groups("G4")]).toEqual([5, 3, 6, 2]);
    expect(view?.lines.filter(({ excused }) => excused).map(({ reason }) => reason)).toEqual(["本人不评本人"]);
    const papers = await db.paper.groupBy({ by: ["voterId"], where: { cycleId }, _count: true });
    expect(papers.every(({ _count }) => _count === 1)).toBe(true);
  });

  test("the preview says what the threshold will merge, and who has no account to vote with", async () => {
    const cycleId = await givenApproved(given());
    const preview = await previewAssignments(organiser(at), await cycleOf(cycleId));
    const row = preview?.rows.find(({ unitName, postTitle }) => unitName === "模压车间" && postTitle === "主任");
    expect(row?.preview.blocks.map(({ label, voters }) => `${label} ${voters}`)).toEqual([
      "上级领导 5",
      "同级中层+服务对象 5",
      "职工代表 6",
    ]);
    expect(row?.preview.warnings.map(({ text }) => text)).toEqual([
      "同级中层3人、服务对象2人，少于5人，按“同级中层+服务对象”合并统计。",
    ]);
    expect(preview?.withoutAccount).toBe(preview?.voters);
    expect(await previewAssignments(stranger, await cycleOf(cycleId))).toBeNull();
  });

  test("who worked longest elsewhere in the cycle's year is rated from there, and the preview says why", async () => {
    const posting = { personId: "p-die-deputy-1", hostUnitId: "u-ring", from: "2025-02-01", last: "2025-10-31" };
    await givenEndedPosting({ ...posting, recordedOn: "2025-11-01" });
    const short = { personId: "p-die-deputy-2", hostUnitId: "u-ring", from: "2025-07-01", last: "2026-01-31" };
    await givenRunningPosting(short);
    const cycleId = await givenApproved(given({ year: 2025 }));
    const representatives = async (personId: string) =>
      (await getSubjectAssignments(organiser(at), cycleId, await idOf(cycleId, personId)))?.lines
        .filter((row) => row.group === "G3")
        .map(({ voterId }) => voterId.split("-")[1]);
    expect(new Set(await representatives("p-die-deputy-1"))).toEqual(new Set(["ring"]));
    expect(new Set(await representatives("p-die-deputy-2"))).toEqual(new Set(["die"]));
    const preview = await previewAssignments(organiser(at), await cycleOf(cycleId));
    const placed = preview?.rows.flatMap((row) => (row.placed ? [[row.personId, row.placed]] : []));
    expect(placed).toEqual([["p-die-deputy-1", "评价人按环轧车间确定：2025年在该单位工作时间最长（273天）"]]);
    expect(await pendingChanges(organiser(at), await cycleOf(cycleId))).toEqual({ added: 0, removed: 0 });
    const trail = await db.auditEntry.findFirst({ where: { event: "assignment.generated", subjectId: cycleId } });
    expect(trail?.detail).toMatchObject({
      elsewhere: [{ personId: "p-die-deputy-1", unitName: "环轧车间", days: 273 }],
    });
  });

  test("again, it changes nothing; a new relationship shows as pending until it is generated", async () => {
    const cycleId = await givenApproved(given());
    const before = await assignmentHash(db, cycleId);
    await generateAssignments(organiser(at), { cycleId });
    expect(await assignmentHash(db, cycleId)).toBe(before);
    expect(await pendingChanges(organiser(at), await cycleOf(cycleId))).toEqual({ added: 0, removed: 0 });
    const kin = { personId: "p-die-head", otherId: "p-leader-2", relation: "兄弟" };
    await db.relative.create({ data: { id: "kin", ...kin } });
    expect(await pendingChanges(organiser(at), await cycleOf(cycleId))).toEqual({ added: 1, removed: 1 });
    await generateAssignments(organiser(at), { cycleId });
    await db.relative.delete({ where: { id: "kin" } });
    const subjectId = await idOf(cycleId, "p-die-head");
    expect(await line(subjectId, "p-leader-2")).toMatchObject({ excused: true, reason: "回避：兄弟" });
  });

  test("two at once leave one consistent list", async () => {
    const cycleId = await givenApproved(given());
    const before = await db.assignment.count({ where: { paper: { cycleId } } });
    await Promise.all([1, 2, 3].map(() => generateAssignments(organiser(at), { cycleId })));
    expect(await db.assignment.count({ where: { paper: { cycleId } } })).toBe(before);
  });

  test("is the organiser's, and not after the start", async () => {
    const cycleId = await givenApproved(given());
    expect((await refused(generateAssignments(stranger, { cycleId }))).kind).toBe("forbidden");
    const open = await givenOpen(given());
    expect((await refused(generateAssignments(organiser(at), { cycleId: open }))).message).toContain("已经冻结");
  });
});

describe("by hand", () => {
  test("an added voter stays over the next generation, and is told to be in one group only", async () => {
    const cycleId = await givenApproved(given());
    const subjectId = await idOf(cycleId, "p-die-head");
    const add = { cycleId, subjectId, personId: "p-power-rep-1", group: "G4", reason: "长期驻车间保供" };
    await addVoter(organiser(at), add);
    expect(await lastEvent()).toBe("assignment.added");
    expect((await refused(addVoter(organiser(at), { ...add, group: "G3" }))).message).toContain("只能在一个组");
    await generateAssignments(organiser(at), { cycleId });
    expect(await line(subjectId, "p-power-rep-1")).toMatchObject({ group: "G4", source: "MANUAL", excused: false });
    expect((await refused(addVoter(stranger, add))).kind).toBe("forbidden");
  });

  test("a removed voter is not brought back by the next generation; undone, the rules decide again", async () => {
    const cycleId = await givenApproved(given());
    const subjectId = await idOf(cycleId, "p-die-head");
    const found = await line(subjectId, "p-leader-3");
    const remove = { cycleId, assignmentId: found?.id ?? "", reason: "全年外派" };
    expect((await refused(removeVoter(stranger, remove))).kind).toBe("forbidden");
    await removeVoter(organiser(at), remove);
    expect(await lastEvent()).toBe("assignment.removed");
    await generateAssignments(organiser(at), { cycleId });
    expect(await line(subjectId, "p-leader-3")).toMatchObject({ excused: true, reason: "全年外派" });
    await undoManual(organiser(at), { cycleId, assignmentId: found?.id ?? "" });
    expect(await lastEvent()).toBe("assignment.manual-undone");
    expect(await line(subjectId, "p-leader-3")).toMatchObject({ excused: false, source: "RULE", group: "G1" });
  });

  test("undoing an addition that no rule names removes the pair, and the paper that is empty then", async () => {
    const cycleId = await givenApproved(given());
    const subjectId = await idOf(cycleId, "p-die-head");
    await addVoter(organiser(at), { cycleId, subjectId, personId: "p-staff-1", group: "G3", reason: "驻点干事" });
    const assignmentId = (await line(subjectId, "p-staff-1"))?.id ?? "";
    expect((await refused(undoManual(stranger, { cycleId, assignmentId }))).kind).toBe("forbidden");
    await undoManual(organiser(at), { cycleId, assignmentId });
    expect(await db.paper.count({ where: { cycleId, voterId: "p-staff-1" } })).toBe(0);
  });

  test("self and relatives cannot be added; nobody arranges his own voters", async () => {
    const cycleId = await givenApproved(given());
    const subjectId = await idOf(cycleId, "p-die-head");
    const self = { cycleId, subjectId, personId: "p-die-head", group: "G3", reason: "试一试" };
    expect((await refused(addVoter(organiser(at), self))).message).toContain("本人不评本人");
    const himself = { ...organiser(at), personId: "p-die-head" };
    const add = { ...self, personId: "p-staff-1" };
    expect((await refused(addVoter(himself, add))).message).toContain("不能调整本人的评价人");
    const assignmentId = (await line(subjectId, "p-leader-1"))?.id ?? "";
    expect((await refused(removeVoter(himself, { cycleId, assignmentId, reason: "不合" }))).kind).toBe("forbidden");
  });
});

test("the roster of voters counts subjects per voter and group", async () => {
  const cycleId = await givenApproved(given({ pools: ["MIDDLE_CHIEF"] }));
  const voters = (await listVoters(organiser(at), cycleId)) ?? [];
  const leader = voters.find(({ personId }) => personId === "p-leader-1");
  expect(leader).toMatchObject({ votes: 4, excused: 0, groups: { G1: 4 }, account: false });
  expect(voters.find(({ personId }) => personId === "p-die-head")).toMatchObject({ votes: 3, excused: 1 });
  expect(await listVoters(stranger, cycleId)).toBeNull();
});

test("1,000 subjects with 60 voters each are generated in one go, well inside the time a request may take", async () => {
  const cycleId = await givenApproved(given({ pools: ["BACKBONE"] }));
  await db.person.createMany({
    data: Array.from({ length: 1_055 }, (_, n) => ({
      id: `big-${n}`,
      employeeNo: `9${n}`,
      name: `测试${n}`,
      gender: "MALE" as const,
      unitId: "u-die",
    })),
  });
  const leaders = Array.from({ length: 55 }, (_, n) => ({ personId: `big-${n}`, category: "PLANT_LEADER" as const }));
  const from = new Date("2020-01-01");
  await db.post.createMany({ data: leaders.map((post) => ({ ...post, unitId: "u-plant", title: "副厂长", from })) });
  await db.subject.createMany({
    data: Array.from({ length: 1_000 }, (_, n) => ({
      cycleId,
      personId: `big-${55 + n}`,
      pool: "MIDDLE_CHIEF" as const,
      unitId: "u-plant",
      unitName: "锻造厂",
      postTitle: "主任",
      postSince: from,
      name: `测试${n}`,
    })),
  });
  const { pairs } = await generateAssignments(organiser(at), { cycleId });
  expect(pairs).toBeGreaterThan(60_000);
  expect(await db.assignment.count({ where: { excused: false, paper: { cycleId } } })).toBe(pairs);
});
