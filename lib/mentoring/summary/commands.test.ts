import { beforeAll, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { plainDate, toColumn } from "@/lib/calendar";
import { db } from "@/lib/db";
import { givenPair } from "@/prisma/seed/given-mentoring";
import { givenSmallPlant } from "@/prisma/seed/given-small-plant";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { keepDraft } from "../draft/commands";
import { keepDraftSchema } from "../draft/schema";
import { confirmLog, keepLog } from "../log/commands";
import { getLog } from "../log/queries";
import { listTodos, mentorYears } from "../queries";
import { confirmSummary, keepSummary } from "./commands";
import { getSummary } from "./queries";

freshDatabase();

const at = (day: string) => new Date(`${day}T02:00:00Z`);
const as = (personId: string, day: string): Actor => ({ ...systemActor(personId, at(day)), personId });
const mentor = (day: string) => as("p-ring-head", day);
const mentee = (day: string) => as("p-die-rep-1", day);
const office = (day: string) => systemActor("党群工作部", at(day), ["ORGANISER"]);
const secretary = (day: string): Actor => ({
  ...systemActor("党委书记", at(day), ["SECRETARY"]),
  personId: "p-leader-1",
});
const quarter = plainDate("2026-01-01");
const titles = async (actor: Actor) =>
  (await listTodos(actor)).map(({ title }) => title).filter((title) => title.includes("小结"));

let pairId: string;
const kept = (revision = 0, rest: object = {}) => ({
  ...{ pairId, quarter, revision, progress: "能独立换模，书面总结偏短。", next: "主持班前会", ...rest },
});

beforeAll(async () => {
  await givenSmallPlant();
  await db.person.updateMany({ data: { startedWorkOn: toColumn(plainDate("2005-07-01")) } });
  const wish = { menteeId: "p-die-rep-1", mentorId: "p-ring-head", from: plainDate("2026-01-10") };
  pairId = (await givenPair(at("2026-01-10"), wish)).id;
  await keepLog(mentor("2026-02-20"), {
    ...{ pairId, month: plainDate("2026-02-01"), revision: 0, heldOn: plainDate("2026-02-18"), place: "" },
    ...{ way: "ON_SITE", topic: "", summary: "示范换模", task: "", lastTask: null, rating: "GOOD", file: null },
  });
});

test("the mentor is asked for a summary from the quarter's last reminder on, the branch after the days of grace", async () => {
  expect(await titles(mentor("2026-03-24"))).toEqual([]);
  expect(await titles(mentor("2026-03-25"))).toHaveLength(1);
  expect(await titles(secretary("2026-04-20"))).toEqual([]);
  expect(await titles(secretary("2026-04-21"))).toHaveLength(1);
});

test("nobody but the mentor sums up, nobody but the mentee confirms, and none of both before its time", async () => {
  const early = await refusalOf(() => keepSummary(mentor("2026-03-20"), kept()));
  expect(early.message).toContain("还没有到时间");
  expect((await refusalOf(() => keepSummary(mentee("2026-04-02"), kept()))).message).toContain("由导师填写");
  expect((await refusalOf(() => keepSummary(as("p-ring-rep-1", "2026-04-02"), kept()))).message).toContain("没有找到");
  const confirm = { pairId, quarter, revision: 0, reflection: "有收获" };
  expect((await refusalOf(() => confirmSummary(mentee("2026-04-02"), confirm))).message).toContain(
    "没有找到这个季度小结",
  );
  expect(await getSummary(as("p-ring-rep-1", "2026-04-02"), pairId, quarter)).toBeNull();
});

test("a summary is kept and confirmed, each on the trail; who saves on an older text is told", async () => {
  await keepSummary(mentor("2026-04-02"), kept());
  expect((await refusalOf(() => keepSummary(mentor("2026-04-02"), kept()))).message).toContain("刚刚被保存过");
  expect(await titles(mentor("2026-04-03"))).toEqual([]);
  expect(await titles(mentee("2026-04-03"))).toHaveLength(1);
  const confirm = { pairId, quarter, revision: 1, reflection: "有收获" };
  await confirmSummary(mentee("2026-04-03"), confirm);
  expect((await refusalOf(() => confirmSummary(mentee("2026-04-03"), confirm))).message).toContain("刚刚被保存过");
  expect(await titles(mentee("2026-04-03"))).toEqual([]);
  const events = (await trailOf(pairId)).map(({ event }) => event);
  expect(events.filter((event) => event.includes("summ"))).toEqual(["pair.summed_up", "pair.summary_confirmed"]);
  await keepSummary(mentor("2026-04-04"), kept(2, { next: "" }));
  expect((await getSummary(mentee("2026-04-04"), pairId, quarter))?.summary).toMatchObject({
    ...{ menteeAt: null, reflection: "有收获", revision: 3 },
  });
});

test("whoever grades the mentor reads what was written of what was owed; strangers read nothing", async () => {
  const [line] = await mentorYears(office("2026-04-15"), 2026);
  expect(line).toMatchObject({ mentorId: "p-ring-head", number: "2026-001" });
  expect(line?.quarters).toEqual([{ owed: 3, written: 1, summary: "written" }, ...[null, null, null]]);
  await confirmLog(mentee("2026-04-15"), { pairId, month: plainDate("2026-02-01"), revision: 1, reflection: "好" });
  expect((await mentorYears(office("2026-04-15"), 2026))[0]?.quarters).toEqual(line?.quarters);
  expect(await mentorYears(as("p-ring-rep-1", "2026-04-15"), 2026)).toEqual([]);
  expect(await mentorYears(office("2026-04-15"), 2025)).toEqual([]);
});

test("what is typed into a summary is kept for its author alone, apart from the log of its first month", async () => {
  const day = "2026-07-02";
  const month = plainDate("2026-04-01");
  const [about, log] = [
    { kind: "SUMMARY" as const, month },
    { kind: "LOG" as const, month },
  ];
  const typing = { progress: "写到一半", revision: "0" };
  await keepDraft(mentor(day), { pairId, about, text: typing });
  await keepDraft(mentor(day), { pairId, about: log, text: { summary: "四月" } });
  const draft = async (actor: Actor) => (await getSummary(actor, pairId, month))?.draft?.text ?? null;
  expect(await draft(mentor(day))).toEqual(typing);
  expect([await draft(mentee(day)), await draft(office(day))]).toEqual([null, null]);
  const foreign = await refusalOf(() => keepDraft(as("p-ring-rep-1", day), { pairId, about, text: typing }));
  expect(foreign.message).toContain("没有找到");
  await keepSummary(mentor(day), kept(0, { quarter: month }));
  expect(await draft(mentor(day))).toBeNull();
  expect((await getLog(mentor(day), pairId, month))?.draft?.text).toEqual({ summary: "四月" });
});

test.each([
  ["2026-04", "LOG"],
  ["2026-2", "SUMMARY"],
])("what is typed about %s is a draft of a %s", (about, kind) => {
  const month = plainDate("2026-04-01");
  expect(keepDraftSchema.parse({ pairId, about, text: {} }).about).toEqual({ kind, month });
});
