import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { atClock, plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { type GivenCycle, givenDraft, givenOpen, organiser, secretary } from "@/prisma/seed/given-cycle";
import { givenSmallPlant } from "@/prisma/seed/given-small-plant";
import { freshDatabase } from "@/scripts/testing/database";
import { keysComplete, keysPresent } from "../ballot/custody";
import {
  approveCycle,
  createCycle,
  dismissOfficial,
  editCycle,
  extendDeadline,
  moveHours,
  nameOfficial,
  returnCycle,
} from "./commands";
import { getCycle, getCycleHead, listCycles, listTodos } from "./queries";
import { type CreateCycle, createCycleSchema } from "./schema";

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

const lastEvent = async () => (await db.auditEntry.findFirst({ orderBy: { seq: "desc" } }))?.event;
const events = async (cycleId: string) =>
  (await db.auditEntry.findMany({ where: { subjectId: cycleId }, orderBy: { seq: "asc" } })).map(({ event }) => event);
const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
};
const opening = (cycleId: string) => join(env.HENGCAI_KEY_DIR, cycleId, "opening.key");
const draftInput = async (more: Partial<CreateCycle> = {}) =>
  createCycleSchema.parse({
    kind: "SPECIAL",
    year: year++,
    round: 1,
    title: "压机改造专项考核",
    cutoffOn: "2025-11-30",
    schemeId: (await db.scheme.findFirstOrThrow()).id,
    custody: "PORTAL",
    opensOn: "2025-12-12",
    opensClock: "08:00",
    closesOn: "2025-12-20",
    closesClock: "18:00",
    ...more,
  });

describe("creating and editing", () => {
  test("an organiser creates a draft, with its first step and its audit entry", async () => {
    const cycleId = await givenDraft(given());
    const cycle = await getCycle(organiser(at), cycleId);
    expect(cycle).toMatchObject({ state: "DRAFT", custody: "PORTAL", openingKey: null });
    expect(cycle?.steps.map(({ to }) => to)).toEqual(["DRAFT"]);
    expect((await events(cycleId))[0]).toBe("cycle.created");
  });

  test("a stranger, and even the secretary, creates nothing", async () => {
    const input = await draftInput();
    expect((await refused(createCycle(stranger, input))).kind).toBe("forbidden");
    expect((await refused(createCycle(secretary(at), input))).kind).toBe("forbidden");
    expect(await db.cycle.count({ where: { year: input.year } })).toBe(0);
  });

  test("a second cycle of the same kind, year and round is refused in words", async () => {
    const input = await draftInput();
    await createCycle(organiser(at), input);
    expect((await refused(createCycle(organiser(at), input))).message).toContain("该年度已有同类考核");
  });

  test("the form offers no custody that does not exist, no title that would publish the list, no vote that ends first", async () => {
    const input = await draftInput();
    const parse = (more: object) => createCycleSchema.safeParse({ ...input, ...more }).success;
    expect(parse({})).toBe(true);
    expect(parse({ custody: "OFFICERS" })).toBe(false);
    expect(parse({ title: "后备干部考核" })).toBe(false);
    expect(parse({ closesOn: "2025-12-12", closesClock: "08:00" })).toBe(false);
    expect(parse({ cutoffOn: "2025-02-30" })).toBe(false);
  });

  test("a later cut-off takes back who had been too short in post, and leaves reasons given by hand", async () => {
    const cycleId = await givenDraft(given());
    const [short, other] = await db.subject.findMany({ where: { cycleId }, take: 2, orderBy: { id: "asc" } });
    await db.subject.update({ where: { id: short?.id ?? "" }, data: { notRatedReason: "任现职不满6个月（旧）" } });
    await db.subject.update({ where: { id: other?.id ?? "" }, data: { notRatedReason: "长期病假" } });
    const input = await draftInput({ cutoffOn: plainDate("2025-12-31") });
    expect(await editCycle(organiser(at), { ...input, cycleId })).toEqual({ tenureChanged: 1 });
    const reasons = await db.subject.findMany({ where: { cycleId, notRatedReason: { not: null } } });
    expect(reasons.map(({ notRatedReason }) => notRatedReason)).toEqual(["长期病假"]);
    expect(await lastEvent()).toBe("cycle.edited");
    expect((await refused(editCycle(stranger, { ...input, cycleId }))).kind).toBe("forbidden");
  });
});

describe("approval", () => {
  test("the secretary's approval makes the keys of the box; the organiser may not give it", async () => {
    const cycleId = await givenDraft(given());
    expect((await refused(approveCycle(organiser(at), { cycleId, note: "" }))).message).toContain("党委书记");
    expect(existsSync(opening(cycleId))).toBe(false);
    await approveCycle(secretary(at), { cycleId, note: "党委会同意" });
    const cycle = await getCycle(secretary(at), cycleId);
    expect(cycle?.state).toBe("APPROVED");
    expect(cycle?.openingKey).toHaveLength(32);
    expect(cycle?.steps.at(-1)).toMatchObject({ to: "APPROVED", note: "党委会同意", byName: "党委书记" });
    expect(existsSync(opening(cycleId))).toBe(true);
    expect(await lastEvent()).toBe("cycle.moved");
  });

  test("whoever may never take a step learns from the refusal whose it is, and not how far the cycle has come", async () => {
    const cycleId = await givenOpen(given());
    for (const actor of [stranger, organiser(at)]) {
      expect((await refused(approveCycle(actor, { cycleId, note: "" }))).message).toBe("批准和退回由党委书记办理。");
    }
    expect((await refused(approveCycle(secretary(at), { cycleId, note: "" }))).message).toContain("测评中");
  });

  test("of two approvals at once one has effect, the other is told", async () => {
    const cycleId = await givenDraft(given());
    const both = await Promise.allSettled([
      approveCycle(secretary(at), { cycleId, note: "甲" }),
      approveCycle(secretary(at), { cycleId, note: "乙" }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await db.cycleStep.count({ where: { cycleId, to: "APPROVED" } })).toBe(1);
    expect((await events(cycleId)).filter((event) => event === "cycle.moved")).toHaveLength(1);
  });

  test("a draft without subjects, scrutineer or teller is refused, each reason named", async () => {
    const { id: cycleId } = await createCycle(organiser(at), await draftInput());
    const { message } = await refused(approveCycle(secretary(at), { cycleId, note: "" }));
    expect(message).toContain("尚未列入被考核干部");
    expect(message).toContain("尚未确定监票人");
    expect(message).toContain("尚未确定计票人");
    expect(await db.cycle.findUniqueOrThrow({ where: { id: cycleId } })).toMatchObject({ state: "DRAFT" });
  });

  test("a category that the chosen scheme does not know is named", async () => {
    const cycleId = await givenDraft(given());
    const { scheme } = await db.cycle.findUniqueOrThrow({ where: { id: cycleId }, include: { scheme: true } });
    const document = { ...(scheme.document as object), pools: [{ key: "MIDDLE_CHIEF", label: "中层正职" }] };
    const other = { name: "只考正职", version: 9, document, sha256: "", createdAt: at, updatedAt: at };
    const { id: schemeId } = await db.scheme.create({ data: other });
    await db.cycle.update({ where: { id: cycleId }, data: { schemeId } });
    const { message } = await refused(approveCycle(secretary(at), { cycleId, note: "" }));
    expect(message).toContain("中层副职、基层骨干不是所选方案的考核类别");
    await db.cycle.update({ where: { id: cycleId }, data: { schemeId: scheme.id } });
    await db.scheme.delete({ where: { id: schemeId } });
  });

  test("sent back, the cycle is a draft without keys, and can be approved anew with others", async () => {
    const cycleId = await givenDraft(given());
    await approveCycle(secretary(at), { cycleId, note: "" });
    const first = (await getCycle(secretary(at), cycleId))?.openingKey;
    expect((await refused(returnCycle(organiser(at), { cycleId, reason: "名单有误" }))).kind).toBe("forbidden");
    await returnCycle(secretary(at), { cycleId, reason: "名单有误" });
    expect(existsSync(opening(cycleId))).toBe(false);
    expect(await getCycle(secretary(at), cycleId)).toMatchObject({ state: "DRAFT", openingKey: null });
    await approveCycle(secretary(at), { cycleId, note: "" });
    expect(Buffer.from((await getCycle(secretary(at), cycleId))?.openingKey ?? []).equals(first ?? Buffer.of())).toBe(
      false,
    );
  });

  test("sent back, it has lost its keys before anybody can approve it anew: fresh ones are never among the lost", async () => {
    const cycleId = await givenDraft(given());
    const stored = () => db.cycle.findUniqueOrThrow({ where: { id: cycleId } });
    await approveCycle(secretary(at), { cycleId, note: "" });
    let returned: Promise<unknown> | undefined;
    await db.$transaction(async (tx) => {
      // The head of the trail is what a command waits for last, just before its commit.
      await tx.$queryRaw`select 1 from "AuditHead" for update`;
      returned = returnCycle(secretary(at), { cycleId, reason: "名单有误" });
      await expect
        .poll(() => keysPresent(cycleId), { timeout: 5_000 })
        .toEqual({
          opening: false,
          mac: false,
          draft: false,
        });
      expect((await stored()).state).toBe("APPROVED");
    });
    await returned;
    await approveCycle(secretary(at), { cycleId, note: "" });
    const { openingKey, custody } = await stored();
    expect(await keysComplete(cycleId, custody, openingKey)).toBe(true);
  });

  test("an approved cycle keeps its subjects and dates of the year; only the hours may be moved", async () => {
    const cycleId = await givenDraft(given());
    await approveCycle(secretary(at), { cycleId, note: "" });
    const input = await draftInput();
    expect((await refused(editCycle(organiser(at), { ...input, cycleId }))).message).toContain("先退回");
    const { opensOn, opensClock, closesOn, closesClock } = input;
    await moveHours(organiser(at), { cycleId, opensOn, opensClock, closesOn, closesClock, reason: "会议改期" });
    expect((await getCycle(organiser(at), cycleId))?.voteClosesAt).toEqual(atClock(plainDate("2025-12-20"), "18:00"));
    expect(await lastEvent()).toBe("cycle.hours-moved");
  });
});

describe("the deadline", () => {
  test("while voting it moves later with a reason, never earlier, and not after it has passed", async () => {
    const cycleId = await givenOpen(given({ closesOn: plainDate("2025-12-17") }));
    const extend = (closesOn: string, when = at) =>
      extendDeadline(organiser(when), { cycleId, closesOn: plainDate(closesOn), closesClock: "12:00", reason: "夜班" });
    expect((await refused(extend("2025-12-16"))).fields).toHaveProperty("closesOn");
    await extend("2025-12-19");
    expect(await lastEvent()).toBe("cycle.deadline-extended");
    expect((await refused(extend("2025-12-30", new Date("2025-12-19T04:00:00Z")))).message).toContain("已经结束");
    const input = { cycleId, closesOn: plainDate("2025-12-25"), closesClock: "12:00", reason: "夜班" };
    expect((await refused(extendDeadline(stranger, input))).kind).toBe("forbidden");
  });
});

describe("scrutineers and tellers", () => {
  test("a subject cannot be one, by command or by SQL", async () => {
    const cycleId = await givenDraft(given());
    const official = { cycleId, personId: "p-die-head", duty: "TELLER" as const };
    expect((await refused(nameOfficial(organiser(at), { ...official, reason: "" }))).message).toContain("被考核人");
    await expect(db.cycleOfficial.create({ data: official })).rejects.toThrow("official_not_subject");
  });

  test("after the approval a change needs a reason, and none of a duty is left empty", async () => {
    const cycleId = await givenDraft(given());
    await approveCycle(secretary(at), { cycleId, note: "" });
    const change = { cycleId, personId: "p-staff-1", reason: "" };
    expect((await refused(dismissOfficial(organiser(at), change))).fields).toHaveProperty("reason");
    const { message } = await refused(dismissOfficial(organiser(at), { ...change, reason: "出差" }));
    expect(message).toContain("至少保留一名监票人");
    await nameOfficial(organiser(at), { cycleId, personId: "p-leader-2", duty: "SCRUTINEER", reason: "接替" });
    await dismissOfficial(organiser(at), { ...change, reason: "出差" });
    expect(await db.cycleOfficial.count({ where: { cycleId, duty: "SCRUTINEER" } })).toBe(1);
    expect((await refused(dismissOfficial(stranger, { ...change, reason: "出差" }))).kind).toBe("forbidden");
  });
});

describe("who sees a cycle", () => {
  test("voters and subjects see its frame, strangers see nothing, and only readers see the whole", async () => {
    const cycleId = await givenOpen(given());
    const as = (personId: string) => ({ ...stranger, personId });
    expect(await getCycle(as("p-die-rep-1"), cycleId)).toBeNull();
    expect(await getCycleHead(as("p-die-rep-1"), cycleId)).toMatchObject({ myPaper: "NONE", mySubjectId: null });
    expect((await getCycleHead(as("p-die-head"), cycleId))?.mySubjectId).toBeTruthy();
    expect((await getCycleHead(as("p-staff-1"), cycleId))?.myDuty).toBe("SCRUTINEER");
    expect(await getCycleHead(as("nobody"), cycleId)).toBeNull();
    expect(await getCycleHead(stranger, cycleId)).toBeNull();
    expect((await listCycles(as("nobody"))).length).toBe(0);
    expect((await listCycles(organiser(at))).some(({ id }) => id === cycleId)).toBe(true);
  });

  test("a voter does not learn of a cycle before the vote is started", async () => {
    const cycleId = await givenDraft(given());
    expect(await getCycleHead({ ...stranger, personId: "p-die-rep-1" }, cycleId)).toBeNull();
  });

  test("the secretary owes an approval only once the draft is complete; then the organiser owes the start", async () => {
    const cycleId = await givenDraft(given());
    const owed = async (actor: typeof stranger) =>
      (await listTodos(actor)).filter(({ id }) => id === `cycle-${cycleId}`).map(({ action }) => action);
    expect([await owed(secretary(at)), await owed(organiser(at))]).toEqual([["批准"], []]);
    await approveCycle(secretary(at), { cycleId, note: "" });
    expect([await owed(secretary(at)), await owed(organiser(at))]).toEqual([[], ["安排"]]);
    expect(await owed(stranger)).toEqual([]);
  });

  test("in November the organiser owes the year's annual appraisal until it is begun, in October not yet", async () => {
    const ahead = (day: string) => new Date(`${day}T02:00:00Z`);
    const plans = async (actor: typeof stranger) =>
      (await listTodos(actor)).filter(({ id }) => id.startsWith("cycle-plan")).map(({ due, href }) => [due, href]);
    expect(await plans(organiser(ahead("2060-10-31")))).toEqual([]);
    expect(await plans(organiser(ahead("2060-11-01")))).toEqual([["2060-12-31", "/appraisal/new"]]);
    expect(await plans(secretary(ahead("2060-11-01")))).toEqual([]);
    await givenDraft(given({ year: 2060 }));
    expect(await plans(organiser(ahead("2060-11-01")))).toEqual([]);
  });
});
