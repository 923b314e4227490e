import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { plainDate, toColumn } from "@/lib/calendar";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { enterHonour } from "@/lib/honours/commands";
import { addItem, reportItem } from "@/lib/training/commands";
import { type GivenCycle, givenApproved, givenDraft, givenOpen, organiser, secretary } from "@/prisma/seed/given-cycle";
import { givenRunningPosting } from "@/prisma/seed/given-posting";
import { givenSmallPlant } from "@/prisma/seed/given-small-plant";
import { freshDatabase } from "@/scripts/testing/database";
import { addVoter, generateAssignments, removeVoter } from "../assignment/commands";
import { assignmentHash } from "../assignment/queries";
import { getSummary } from "../ballot/queries";
import { approveCycle, returnCycle } from "../cycle/commands";
import { copyScheme, saveScheme } from "../scheme/commands";
import { fingerprint } from "../scheme/fingerprint";
import { startCycle } from "./commands";
import { listStartFaults, postsHash } from "./queries";

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
const cycleOf = (id: string) => db.cycle.findUniqueOrThrow({ where: { id }, include: { scheme: true, steps: true } });
const subjectOf = (cycleId: string, personId: string) => db.subject.findFirstOrThrow({ where: { cycleId, personId } });

describe("starting the vote", () => {
  test("freezes scheme, posts and assignments under hashes that can be reckoned again", async () => {
    const cycleId = await givenOpen(given());
    const cycle = await cycleOf(cycleId);
    expect(cycle).toMatchObject({ state: "OPEN", startedAt: at, allowRevise: true });
    expect(cycle.scheme.usedAt).not.toBeNull();
    expect(cycle.schemeHash).toBe(fingerprint(cycle.scheme.document));
    expect(cycle.postsHash).toBe(await postsHash(db, cycleId));
    expect(cycle.assignmentHash).toBe(await assignmentHash(db, cycleId));
    expect(cycle.frozenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(cycle.boxLength).toBeGreaterThan(1_000);
    expect(cycle.steps.map(({ to }) => to).toSorted()).toEqual(["APPROVED", "DRAFT", "OPEN"]);
    const events = await db.auditEntry.findMany({ where: { subjectId: cycleId, event: "cycle.started" } });
    expect(events[0]?.detail).toMatchObject({ frozenHash: cycle.frozenHash });
    expect(await db.materials.count({ where: { subject: { cycleId }, frozenAt: at } })).toBe(20);
  });

  test("is the organiser's, from an approved cycle; of two at once one has effect", async () => {
    const draft = await givenDraft(given());
    expect((await refused(startCycle(organiser(at), { cycleId: draft }))).message).toContain("编制中");
    const cycleId = await givenApproved(given());
    expect((await refused(startCycle(stranger, { cycleId }))).kind).toBe("forbidden");
    expect((await refused(startCycle(secretary(at), { cycleId }))).kind).toBe("forbidden");
    const both = await Promise.allSettled([1, 2].map(() => startCycle(organiser(at), { cycleId })));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await db.cycleStep.count({ where: { cycleId, to: "OPEN" } })).toBe(1);
  });

  test("without assignments it is refused, naming whom nobody rates", async () => {
    const cycleId = await givenDraft(given({ pools: ["MIDDLE_CHIEF"] }));
    await approveCycle(secretary(at), { cycleId, note: "" });
    const { message } = await refused(startCycle(organiser(at), { cycleId }));
    expect(message).toContain((await subjectOf(cycleId, "p-die-head")).name);
    expect(message).toContain("没有评价人");
    expect((await cycleOf(cycleId)).state).toBe("APPROVED");
  });

  test("without a leader among a subject's voters it is refused: the result could only be void", async () => {
    const cycleId = await givenApproved(given({ pools: ["MIDDLE_CHIEF"] }));
    const subject = await subjectOf(cycleId, "p-die-head");
    const leaders = await db.assignment.findMany({ where: { subjectId: subject.id, group: "G1" } });
    for (const { id } of leaders) await removeVoter(organiser(at), { cycleId, assignmentId: id, reason: "外派学习" });
    expect((await refused(startCycle(organiser(at), { cycleId }))).message).toContain(
      `${subject.name}没有上级领导组的评价人`,
    );
  });

  test("a relationship recorded since the assignments were made is refused until they are made anew", async () => {
    const cycleId = await givenApproved(given({ pools: ["MIDDLE_CHIEF"] }));
    await db.relative.create({ data: { personId: "p-die-head", otherId: "p-leader-2", relation: "兄弟" } });
    expect((await refused(startCycle(organiser(at), { cycleId }))).message).toContain("回避：兄弟");
    await generateAssignments(organiser(at), { cycleId });
    await startCycle(organiser(at), { cycleId });
    await db.relative.deleteMany();
  });

  test("a subject moved to another unit before the start is refused until the assignments are made anew", async () => {
    const cycleId = await givenApproved(given({ pools: ["MIDDLE_DEPUTY"] }));
    await db.post.update({ where: { id: "post-p-die-deputy-1" }, data: { unitId: "u-ring" } });
    const subject = await subjectOf(cycleId, "p-die-deputy-1");
    expect((await refused(startCycle(organiser(at), { cycleId }))).message).toContain(`${subject.name}的单位`);
    expect((await subjectOf(cycleId, "p-die-deputy-1")).unitId).toBe("u-die");
    await generateAssignments(organiser(at), { cycleId });
    await startCycle(organiser(at), { cycleId });
    const voters = await db.assignment.findMany({
      where: { subjectId: subject.id, group: "G3" },
      select: { paper: { select: { unitId: true } } },
    });
    expect(new Set(voters.map(({ paper }) => paper.unitId))).toEqual(new Set(["u-ring"]));
    await db.post.update({ where: { id: "post-p-die-deputy-1" }, data: { unitId: "u-die" } });
  });

  test("without the keys it was approved with it is refused: what is sealed with others could never be opened", async () => {
    const cycleId = await givenApproved(given({ pools: ["MIDDLE_CHIEF"] }));
    const key = (name: string) => join(env.HENGCAI_KEY_DIR, cycleId, `${name}.key`);
    const start = () => startCycle(organiser(at), { cycleId });
    for (const name of ["opening", "mac", "draft"]) {
      const kept = readFileSync(key(name));
      rmSync(key(name));
      expect((await refused(start())).message, name).toContain("请由党委书记退回后重新批准");
      writeFileSync(key(name), kept.subarray(1));
      expect((await refused(start())).message, name).toContain("请由党委书记退回后重新批准");
      writeFileSync(key(name), kept);
    }
    const kept = readFileSync(key("opening"));
    writeFileSync(key("opening"), randomBytes(32));
    expect((await refused(start())).message).toContain("请由党委书记退回后重新批准");
    expect(await listStartFaults(organiser(at), await cycleOf(cycleId))).toHaveLength(1);
    expect((await cycleOf(cycleId)).state).toBe("APPROVED");
    writeFileSync(key("opening"), kept);
    await start();
  });

  test("what the refusal for lost keys asks for mends it: sent back, approved anew, started", async () => {
    const cycleId = await givenApproved(given({ pools: ["MIDDLE_CHIEF"] }));
    rmSync(join(env.HENGCAI_KEY_DIR, cycleId), { recursive: true });
    await refused(startCycle(organiser(at), { cycleId }));
    await returnCycle(secretary(at), { cycleId, reason: "密钥丢失" });
    await approveCycle(secretary(at), { cycleId, note: "" });
    await startCycle(organiser(at), { cycleId });
  });

  test("after the deadline has passed it is refused", async () => {
    const cycleId = await givenApproved(given());
    const late = organiser(new Date("2025-12-30T02:00:00Z"));
    expect((await refused(startCycle(late, { cycleId }))).message).toContain("截止时间已过");
  });

  test("a voter with nobody left to rate has no paper, so that the turnout counts only who owes one", async () => {
    const cycleId = await givenApproved(given({ pools: ["MIDDLE_CHIEF"] }));
    const subject = await subjectOf(cycleId, "p-die-head");
    const only = await db.assignment.findFirstOrThrow({
      where: { subjectId: subject.id, paper: { voterId: "p-die-rep-1" } },
    });
    // A representative of the die shop rates nobody else among the heads.
    await removeVoter(organiser(at), { cycleId, assignmentId: only.id, reason: "病假" });
    await startCycle(organiser(at), { cycleId });
    expect(await db.paper.count({ where: { cycleId, voterId: "p-die-rep-1" } })).toBe(0);
    expect(await db.paper.count({ where: { cycleId, assignments: { none: { excused: false } } } })).toBe(0);
    const entry = await db.auditEntry.findFirst({ where: { subjectId: cycleId, event: "cycle.started" } });
    expect(JSON.stringify(entry?.detail)).toContain("病假");
  });

  test("posts and cells of the form are read from the chart once more, for the last time", async () => {
    const cycleId = await givenApproved(given({ pools: ["MIDDLE_CHIEF"] }));
    await db.person.update({ where: { id: "p-ring-head" }, data: { degree: "工学硕士" } });
    await startCycle(organiser(at), { cycleId });
    expect((await subjectOf(cycleId, "p-ring-head")).snapshot).toMatchObject({ degree: "工学硕士" });
  });
});

describe("the record of the year", () => {
  test("is frozen for every rater with posts, postings, finished training and honours, and nothing that changes later reaches it", async () => {
    const PERSON = "p-ring-deputy-1";
    const cycleId = await givenApproved(given({ year: 2025, round: 7, pools: ["MIDDLE_DEPUTY"] }));
    const item = { personId: PERSON, ownerId: PERSON, year: 2025, line: "BUSINESS" as const, measure: "通过验收" };
    const add = (goal: string) => addItem(organiser(at), { ...item, goal, dueOn: plainDate("2025-11-30") });
    const [done, open] = [await add("环轧线提速攻关"), await add("尚未完成的课题")];
    const report = (itemId: string) =>
      reportItem(organiser(at), { itemId, revision: 1, state: "DONE", text: "已通过验收" });
    await report(done);
    const honour = { personId: PERSON, level: "PLANT" as const, title: "技术能手", body: "厂工会", documentNo: "" };
    await enterHonour(organiser(at), { ...honour, year: 2025 });
    await enterHonour(organiser(at), { ...honour, year: 2024 });
    const away = { personId: PERSON, hostUnitId: "u-die", from: "2025-03-01", last: "2025-09-30" };
    await givenRunningPosting(away);
    await startCycle(organiser(at), { cycleId });
    const subject = await subjectOf(cycleId, PERSON);
    const record = {
      posts: ["2020.03 起 环轧车间 副主任"],
      stays: ["2025.03—2025.09 轮岗 模压车间 值班主任"],
      training: ["业务：环轧线提速攻关"],
      honours: ["厂级 技术能手（厂工会）"],
    };
    expect(subject.snapshot).toMatchObject({ record });
    expect((await cycleOf(cycleId)).postsHash).toBe(await postsHash(db, cycleId));
    await report(open);
    await enterHonour(organiser(at), { ...honour, year: 2025, title: "先进工作者" });
    await db.post.updateMany({ where: { personId: PERSON }, data: { title: "改过的职务" } });
    const voter = await db.assignment.findFirstOrThrow({
      where: { subjectId: subject.id, excused: false },
      select: { paper: { select: { voterId: true } } },
    });
    const seen = (personId: string) => getSummary({ ...stranger, personId }, cycleId, subject.id);
    expect(await seen(voter.paper.voterId)).toMatchObject({ summary: "", record });
    expect(await seen("p-staff-1")).toBeNull();
    expect(JSON.stringify(await seen(voter.paper.voterId))).not.toMatch(/导师|结对|帮带|后备|人选/);
  });
});

describe("after the start", () => {
  test("a transfer, a new name, a new relationship change nothing in the cycle", async () => {
    const cycleId = await givenOpen(given());
    const before = [await postsHash(db, cycleId), await assignmentHash(db, cycleId)];
    const subject = await subjectOf(cycleId, "p-power-head");
    const moved = toColumn(plainDate("2025-12-10"));
    await db.post.update({ where: { id: "post-p-power-head" }, data: { until: moved } });
    await db.post.create({
      data: { personId: "p-power-head", unitId: "u-die", title: "主任", category: "MIDDLE_CHIEF", from: moved },
    });
    await db.person.update({ where: { id: "p-power-head" }, data: { unitId: "u-die", name: "改名人" } });
    await db.relative.create({ data: { personId: "p-leader-3", otherId: "p-power-head", relation: "夫妻" } });
    expect(await subjectOf(cycleId, "p-power-head")).toEqual(subject);
    expect([await postsHash(db, cycleId), await assignmentHash(db, cycleId)]).toEqual(before);
    await db.relative.deleteMany();
  });

  test("not even SQL adds, changes or removes a subject, a pair or a paper", async () => {
    const cycleId = await givenOpen(given());
    const posts = [
      db.$executeRaw`update "Subject" set "postTitle" = '厂长' where "cycleId" = ${cycleId}`,
      db.$executeRaw`delete from "Subject" where "cycleId" = ${cycleId}`,
    ];
    for (const work of posts) await expect(work).rejects.toThrow("posts_frozen");
    const pairs = [
      db.$executeRaw`update "Assignment" a set "group" = 'G1' from "Paper" p where p.id = a."paperId" and p."cycleId" = ${cycleId}`,
      db.$executeRaw`delete from "Assignment" a using "Paper" p where p.id = a."paperId" and p."cycleId" = ${cycleId}`,
      db.$executeRaw`insert into "Paper" (id, "cycleId", "voterId", "unitId") values ('x', ${cycleId}, 'p-staff-1', 'u-plant')`,
      db.$executeRaw`update "Paper" set "voterId" = 'p-staff-1' where "cycleId" = ${cycleId} and "voterId" = 'p-leader-1'`,
    ];
    for (const work of pairs) await expect(work).rejects.toThrow("assignment_frozen");
    // What the ballot box writes on a paper stays possible.
    const returned = await db.$executeRaw`
      update "Paper" set state = 'RETURNED', receipt = 'r', revision = 1 where "cycleId" = ${cycleId} and "voterId" = 'p-leader-1'`;
    expect(returned).toBe(1);
  });

  test("the commands of the preparation answer in words", async () => {
    const cycleId = await givenOpen(given());
    const { id } = await subjectOf(cycleId, "p-die-head");
    const add = { cycleId, subjectId: id, personId: "p-staff-1", group: "G3", reason: "补充" };
    expect((await refused(addVoter(organiser(at), add))).message).toContain("已经冻结");
  });

  test("the scheme of a started vote is refused to the editor; a copy is free", async () => {
    const { schemeId, scheme } = await cycleOf(await givenOpen(given()));
    const input = { name: "改", approvalNo: "", document: scheme.document, savedAt: scheme.updatedAt };
    expect((await refused(saveScheme(organiser(at), { ...input, schemeId }))).message).toContain("已在考核中使用");
    const copy = await copyScheme(organiser(at), { schemeId });
    await saveScheme(organiser(at), { ...input, schemeId: copy.id, savedAt: at });
  });
});
