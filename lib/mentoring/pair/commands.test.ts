import { beforeAll, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { plainDate, toColumn } from "@/lib/calendar";
import { db } from "@/lib/db";
import { Refusal } from "@/lib/errors";
import { givenPair, pairInput } from "@/prisma/seed/given-mentoring";
import { givenSmallPlant } from "@/prisma/seed/given-small-plant";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { keepDraft } from "../draft/commands";
import { askChange, endPair } from "../ending/commands";
import { confirmLog, keepLog } from "../log/commands";
import { getLog, getLogFile } from "../log/queries";
import type { KeepLog } from "../log/schema";
import { listTodos, pairsOfPerson } from "../queries";
import { signAgreement } from "../signing/commands";
import { changePair, makePair, writeNote } from "./commands";
import { getPair, listPairs } from "./queries";

freshDatabase();

const AT = new Date("2026-03-20T02:00:00Z");
const d = plainDate;
const organiser = systemActor("党群工作部", AT, ["ORGANISER"]);
const as = (personId: string, at = AT): Actor => ({ ...systemActor(personId, at), personId });
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof Refusal ? error.message : Promise.reject(error)),
  );
const wish = (menteeId: string, mentorId: string, from = "2026-01-10") => ({ menteeId, mentorId, from: d(from) });
const log = (pairId: string, rest: Partial<KeepLog> = {}): KeepLog => ({
  ...{ pairId, month: d("2026-03-01"), revision: 0, heldOn: d("2026-03-18"), place: "", way: "ON_SITE" },
  ...{ topic: "", summary: "讲解主缸密封更换", task: "写出作业指导书", lastTask: null, rating: "GOOD", file: null },
  ...rest,
});

let pairId: string;
beforeAll(async () => {
  await givenSmallPlant();
  await db.person.updateMany({ data: { startedWorkOn: toColumn(d("2005-07-01")) } });
  pairId = (await givenPair(AT, wish("p-die-rep-1", "p-ring-head"))).id;
});

test("a pair is numbered, told to both, and stands on the trail; a stranger neither makes nor sees one", async () => {
  expect((await trailOf(pairId)).map(({ event }) => event)).toEqual(["pair.made"]);
  expect(await db.notice.count({ where: { personId: { in: ["p-die-rep-1", "p-ring-head"] } } })).toBe(2);
  const stranger = as("p-ring-rep-1");
  const refused = await refusalOf(() => makePair(stranger, pairInput(wish("p-die-rep-2", "p-ring-head"))));
  expect(refused.message).toContain("党群工作部");
  expect(await getPair(stranger, pairId)).toBeNull();
  expect(await listPairs(stranger)).toBeNull();
  expect(await pairsOfPerson(stranger, "p-die-rep-1")).toBeNull();
  expect((await getPair(as("p-die-rep-1"), pairId))?.mentor.id).toBe("p-ring-head");
});

test.each([
  ["a second mentor", wish("p-die-rep-1", "p-ring-deputy-1"), "同时只能有一名导师"],
  ["a relative", wish("p-die-rep-3", "p-power-head"), "回避关系"],
  ["an open case", wish("p-die-rep-3", "p-quality-head"), "审查调查"],
  ["oneself", wish("p-ring-head", "p-ring-head"), "不能是同一个人"],
  ["the only superior", wish("p-die-rep-3", "p-die-head"), "唯一的直接上级"],
  ["a second mentee without approval", wish("p-die-rep-3", "p-ring-head"), "批准依据"],
])("%s is refused with a sentence", async (_what, input, said) => {
  await db.relative.upsert({
    where: { personId_otherId: { personId: "p-die-rep-3", otherId: "p-power-head" } },
    create: { personId: "p-die-rep-3", otherId: "p-power-head", relation: "近姻亲" },
    update: {},
  });
  if ((await db.effect.count()) === 0) {
    await db.effect.create({
      data: {
        ...{ personId: "p-quality-head", kind: "CASE_OPEN", measure: "立案", effect: "NO_GRADE", documentNo: "1" },
        ...{ issuedBy: "纪委", effectiveOn: toColumn(d("2025-05-01")), enteredById: "", enteredAt: AT },
      },
    });
  }
  expect((await refusalOf(() => makePair(organiser, pairInput(input)))).message).toContain(said);
});

test("of two simultaneous pairings of one mentee one is refused", async () => {
  const mentors = ["p-power-deputy-1", "p-ring-deputy-2"];
  const said = await Promise.all(mentors.map((id) => outcome(givenPair(AT, wish("p-quality-rep-1", id)))));
  expect(said.filter((one) => one === "done")).toHaveLength(1);
  expect(await db.pair.count({ where: { menteeId: "p-quality-rep-1", endedOn: null } })).toBe(1);
});

test("the database itself refuses a second mentor and a third mentee", async () => {
  const row = await db.pair.findUniqueOrThrow({ where: { id: pairId } });
  const other = (number: string, change: object) =>
    db.pair.create({ data: { ...row, id: number, number, ...change } }).then(
      () => "done",
      (error) => String((error as Error).message) + JSON.stringify(error),
    );
  expect(await other("X-1", { mentorId: "p-power-deputy-2" })).toContain("pair_mentee_once");
  expect(await other("X-2", { menteeId: "p-ring-rep-2" })).toContain("pair_mentor_twice");
  expect(await other("X-3", { menteeId: "p-ring-rep-2", slot: 3 })).toContain("pair_slot");
  expect(await other("X-4", { menteeId: "p-ring-head", slot: 2, secondApproval: "会议" })).toContain("pair_two_people");
});

test("signatures count under the text that was signed; a change voids them, and a stale page is told", async () => {
  const { hash } = (await getPair(organiser, pairId))?.state.agreement ?? { hash: "" };
  await signAgreement(as("p-ring-head"), { pairId, party: "MENTOR", hash });
  expect(await outcome(signAgreement(as("p-ring-head"), { pairId, party: "MENTEE", hash }))).toContain("本人签署");
  const { goals, milestones, ...clauses } = pairInput(wish("p-die-rep-1", "p-ring-head"));
  const { mentorDuties, menteeDuties, assessment, termination, lastDay } = clauses;
  const rest = { goals, milestones, mentorDuties, menteeDuties, assessment, termination, lastDay };
  const change = { pairId, revision: 1, field: "环轧工艺", ...rest };
  expect(await changePair(organiser, change)).toEqual({ voided: 1 });
  expect((await getPair(organiser, pairId))?.state.agreement.signed).toEqual([]);
  expect(await outcome(signAgreement(as("p-die-rep-1"), { pairId, party: "MENTEE", hash }))).toContain("有改动");
  expect(await outcome(changePair(organiser, change))).toContain("刚刚已有人修改");
});

test("a log is kept by the mentor, confirmed by the mentee, and of two saving the same one is told", async () => {
  const mentor = as("p-ring-head");
  const about = { kind: "LOG" as const, month: d("2026-03-01") };
  await keepDraft(mentor, { pairId, about, text: { summary: "讲解", revision: "0" } });
  expect((await getLog(mentor, pairId, d("2026-03-01")))?.draft?.text.summary).toBe("讲解");
  expect((await getLog(as("p-die-rep-1"), pairId, d("2026-03-01")))?.draft).toBeNull();
  const both = await Promise.all([outcome(keepLog(mentor, log(pairId))), outcome(keepLog(mentor, log(pairId)))]);
  expect(both.filter((one) => one === "done")).toHaveLength(1);
  expect(both.filter((one) => one.includes("刚刚被保存过"))).toHaveLength(1);
  expect((await getLog(mentor, pairId, d("2026-03-01")))?.draft).toBeNull();
  const confirm = { pairId, month: d("2026-03-01"), revision: 1, reflection: "学会了" };
  expect(await outcome(confirmLog(mentor, confirm))).toContain("培养对象本人");
  await confirmLog(as("p-die-rep-1"), confirm);
  await keepLog(mentor, log(pairId, { revision: 2, summary: "改" }));
  const after = (await getPair(mentor, pairId))?.logs[0];
  expect([after?.menteeAt, after?.reflection]).toEqual([null, "学会了"]);
});

test.each([
  ["a future month", { month: d("2026-05-01"), heldOn: d("2026-05-02") }, "还没有到这个月"],
  ["a month before the pair", { month: d("2025-12-01"), heldOn: d("2025-12-20") }, "之后才开始"],
  ["a day outside the month", { month: d("2026-02-01"), heldOn: d("2026-03-02") }, "所记的月份之内"],
  [
    "a renamed program",
    { month: d("2026-02-01"), heldOn: d("2026-02-02"), file: file("MZ".padEnd(300)) },
    "内容不能作为附件",
  ],
  [
    "thirty megabytes",
    { month: d("2026-02-01"), heldOn: d("2026-02-02"), file: file("x".repeat(30 * 2 ** 20)) },
    "30.0 MB",
  ],
])("a log of %s is refused with a sentence", async (_what, change, said) => {
  expect((await refusalOf(() => keepLog(as("p-ring-head"), log(pairId, change)))).message).toContain(said);
});

function file(text: string): File {
  return new File([text], "现场.png", { type: "image/png" });
}

test("a file is for those who may see the pair, and for the pair that carries it", async () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]);
  const picture = new File([png], "现场.png");
  await keepLog(as("p-ring-head"), log(pairId, { month: d("2026-02-01"), heldOn: d("2026-02-10"), file: picture }));
  const kept = (await getPair(organiser, pairId))?.logs.find(({ fileId }) => fileId)?.fileId ?? "";
  expect((await getLogFile(as("p-die-rep-1"), pairId, kept))?.type).toBe("image/png");
  expect(await getLogFile(as("p-ring-rep-1"), pairId, kept)).toBeNull();
  expect(await getLogFile(organiser, "another", kept)).toBeNull();
});

test("a private note is for its author, one for the office never for the other of the two", async () => {
  await writeNote(as("p-ring-head"), { pairId, text: "自己看", audience: "AUTHOR" });
  await writeNote(as("p-ring-head"), { pairId, text: "给党群部", audience: "OFFICE" });
  const texts = async (actor: Actor) => (await getPair(actor, pairId))?.notes.map(({ text }) => text).sort();
  expect(await texts(as("p-ring-head"))).toEqual(["给党群部", "自己看"]);
  expect(await texts(organiser)).toEqual(["给党群部"]);
  expect(await texts(as("p-die-rep-1"))).toEqual([]);
  expect(JSON.stringify(await trailOf(pairId))).not.toContain("自己看");
});

test("why the mentee asks for another mentor is not for the mentor", async () => {
  await askChange(as("p-die-rep-1"), { pairId, reason: "方向不合" });
  expect((await getPair(organiser, pairId))?.changes[0]?.reason).toBe("方向不合");
  expect((await getPair(as("p-ring-head"), pairId))?.changes[0]?.reason).toBe("");
  expect((await listTodos(organiser)).some(({ title }) => title.includes("申请更换导师"))).toBe(true);
});

test("another mentor follows without a gap, and the old pair keeps its history", async () => {
  const next = await givenPair(AT, { ...wish("p-die-rep-1", "p-ring-deputy-1", "2026-03-20"), precedingId: pairId });
  const old = await getPair(organiser, pairId);
  expect([old?.endedOn, old?.end, old?.successor?.id]).toEqual(["2026-03-20", "CHANGED", next.id]);
  expect(old?.changes[0]?.answer).toBe("ACCEPTED");
  expect(old?.logs).toHaveLength(2);
  expect(await outcome(keepLog(as("p-ring-head"), log(pairId, { revision: 3 })))).toContain("已经结束");
  expect(
    await outcome(endPair(organiser, { pairId: next.id, end: "LEFT", on: d("2026-03-19"), reason: "离职" })),
  ).toContain("不能早于结对开始");
});

test("whoever is paired after a change closes its gap, by whichever form, and no longer than the rule", async () => {
  const { id } = await givenPair(AT, wish("p-power-rep-1", "p-die-head", "2026-01-12"));
  await endPair(organiser, { pairId: id, end: "CHANGED", on: d("2026-03-16"), reason: "导师调整" });
  const gap = async () => (await getPair(organiser, id))?.state.gap?.days;
  expect(await gap()).toBe(4);
  const late = pairInput(wish("p-power-rep-1", "p-quality-deputy-1", "2026-05-04"));
  expect(await outcome(makePair(organiser, late))).toContain("空档不能超过30天");
  await makePair(organiser, pairInput(wish("p-power-rep-1", "p-quality-deputy-1", "2026-03-20")));
  expect(await gap()).toBeUndefined();
});
