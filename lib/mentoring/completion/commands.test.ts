import { beforeAll, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { addMonths, plainDate, toColumn } from "@/lib/calendar";
import { db } from "@/lib/db";
import { Refusal } from "@/lib/errors";
import { givenPair } from "@/prisma/seed/given-mentoring";
import { givenSmallPlant } from "@/prisma/seed/given-small-plant";
import { freshDatabase } from "@/scripts/testing/database";
import { extendPair } from "../ending/commands";
import { confirmLog, keepLog } from "../log/commands";
import { getPair, listPairs } from "../pair/queries";
import { completionsOfYear, listTodos } from "../queries";
import { concludeCheck, viewCheck } from "../review/commands";
import { signAgreement } from "../signing/commands";
import {
  concludeCompletion,
  countersign,
  openCompletion,
  rateCompletion,
  reportCompletion,
  scoreCompletion,
} from "./commands";

freshDatabase();

const d = plainDate;
const at = (text: string) => new Date(`${text}T02:00:00Z`);
const office = (day: string) => systemActor("党群工作部", at(day), ["ORGANISER"]);
const secretary = (day: string): Actor => ({
  ...systemActor("党委书记", at(day), ["SECRETARY"]),
  personId: "p-leader-1",
});
const as = (personId: string, day: string): Actor => ({ ...systemActor(personId, at(day)), personId });
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof Refusal ? error.message : Promise.reject(error)),
  );
const mentor = (day: string) => as("p-ring-head", day);
const mentee = (day: string) => as("p-die-rep-1", day);
const titles = async (actor: Actor) => (await listTodos(actor)).map(({ title }) => title).join();

let pairId: string;
beforeAll(async () => {
  await givenSmallPlant();
  await db.person.updateMany({ data: { startedWorkOn: toColumn(d("2005-07-01")) } });
  const wish = { menteeId: "p-die-rep-1", mentorId: "p-ring-head", from: d("2026-01-10") };
  pairId = (await givenPair(at("2026-01-10"), wish)).id;
});

test("the branch without a secretary is signed for by the committee's, the seal comes last", async () => {
  const { hash } = (await getPair(office("2026-01-12"), pairId))?.state.agreement ?? { hash: "" };
  const sign = (actor: Actor, party: "MENTOR" | "MENTEE" | "BRANCH_SECRETARY" | "OFFICE") =>
    outcome(signAgreement(actor, { pairId, party, hash }));
  expect(await sign(office("2026-01-12"), "OFFICE")).toContain("都签署之后");
  expect(await sign(mentor("2026-01-12"), "BRANCH_SECRETARY")).toContain("不能代支部签署");
  expect(await sign(mentor("2026-01-12"), "MENTOR")).toBe("done");
  expect(await sign(mentee("2026-01-12"), "MENTEE")).toBe("done");
  expect(await sign(secretary("2026-01-12"), "BRANCH_SECRETARY")).toBe("done");
  expect(await sign(office("2026-01-13"), "OFFICE")).toBe("done");
  expect((await getPair(office("2026-01-13"), pairId))?.state.agreement.concluded).toBe(true);
});

test("in March the office is reminded of the year's new pairs until there is one, and nobody else is", async () => {
  expect(await titles(office("2026-03-05"))).not.toContain("年度结对培养");
  expect(await titles(office("2027-03-01"))).toContain("2027年度结对培养 · 尚未安排");
  expect(await titles(mentor("2027-03-01"))).not.toContain("年度结对培养");
  expect(await titles(office("2027-04-01"))).not.toContain("年度结对培养");
});

test("a log is told to the mentor a week ahead; a missing one is first the mentor's own, and the branch's only after the days of grace", async () => {
  expect(await titles(mentor("2026-01-17"))).not.toContain("2026年1月帮带记录");
  const ahead = (await listTodos(mentor("2026-01-18"))).find(({ title }) => title.includes("2026年1月帮带记录"));
  expect(ahead?.due).toBe("2026-01-25");
  expect(await titles(mentor("2026-01-26"))).toContain("2026年1月帮带记录");
  expect(await titles(secretary("2026-02-04"))).not.toContain("连续缺");
  expect(await titles(secretary("2026-02-05"))).toContain("连续缺1个月记录");
  expect((await listPairs(office("2026-03-08")))?.[0]?.state.colour).toBe("amber");
  expect((await listPairs(office("2026-04-05")))?.[0]?.state.colour).toBe("red");
});

test("the mid-term check asks both, hides what one wrote from the other, and is concluded once", async () => {
  expect(await outcome(viewCheck(mentor("2026-03-01"), { pairId, view: "早" }))).toContain("还没有到时间");
  await viewCheck(mentor("2026-07-01"), { pairId, view: "进步快" });
  expect(await outcome(concludeCheck(office("2026-07-02"), { pairId, outcome: "CONTINUE", note: "" }))).toContain(
    "还没有填齐",
  );
  await viewCheck(mentee("2026-07-03"), { pairId, view: "收获大" });
  expect((await getPair(mentor("2026-07-03"), pairId))?.check?.menteeView).toBe("");
  await concludeCheck(office("2026-07-04"), { pairId, outcome: "CONTINUE", note: "" });
  expect(await outcome(viewCheck(mentor("2026-07-05"), { pairId, view: "改" }))).toContain("已经办结");
});

test("extensions together stay within the rule", async () => {
  const [first, second] = [d("2027-01-09"), d("2027-03-09")];
  const extend = (lastDay: typeof first, months: number) =>
    outcome(extendPair(office("2026-08-01"), { pairId, lastDay, months, reason: "脱产学习" }));
  expect(await extend(first, 2)).toBe("done");
  // The second of two who extend at once is told.
  expect(await extend(first, 2)).toContain("期限刚刚改为2027年3月9日");
  expect(await extend(second, 5)).toContain("4个月");
  expect((await getPair(office("2026-08-01"), pairId))?.state.until).toBe(addMonths(d("2027-01-10"), 2));
});

test("logs of every month are kept and confirmed", async () => {
  for (let month = d("2026-01-01"); month <= "2027-02-01"; month = addMonths(month, 1)) {
    const day = `${month.slice(0, 7)}-20`;
    const log = { pairId, month, revision: 0, heldOn: d(day), place: "", way: "TALK" as const, topic: "" };
    const rest = { summary: "谈话", task: "", lastTask: null, rating: "GOOD" as const, file: null };
    await keepLog(mentor(day), { ...log, ...rest });
    await confirmLog(mentee(day), { pairId, month, revision: 1, reflection: "记下" });
  }
  expect((await getPair(office("2027-02-26"), pairId))?.state.logs).toEqual({ kept: 14, owed: 14 });
});

test("a completion takes all four, the mentor never decides alone, and 优秀出师 ends the pair", async () => {
  expect(await outcome(openCompletion(office("2026-10-01"), { pairId, early: false, reason: "" }))).toContain(
    "提前出师",
  );
  await openCompletion(office("2027-02-27"), { pairId, early: false, reason: "" });
  expect(await titles(mentee("2027-02-27"))).toContain("出师考核");
  const score = { pairId, reportPoints: "28", hostPoints: "28.5", hostSource: "技能考试" };
  expect(await outcome(scoreCompletion(office("2027-02-28"), { ...score, revision: 1 }))).toContain("还没有提交总结");
  await reportCompletion(mentee("2027-02-28"), { pairId, revision: 1, report: "一年总结" });
  const rate = { pairId, points: "29", opinion: "合格" };
  expect(await outcome(rateCompletion(mentor("2027-02-28"), { ...rate, revision: 1 }))).toContain("刚刚有新的内容");
  expect(await outcome(rateCompletion(mentor("2027-02-28"), { ...rate, points: "30.5", revision: 2 }))).toContain(
    "满分30",
  );
  await rateCompletion(mentor("2027-02-28"), { ...rate, revision: 2 });
  await scoreCompletion(office("2027-02-28"), { ...score, revision: 3 });
  const conclude = { pairId, revision: 4, months: null };
  expect(await outcome(concludeCompletion(office("2027-03-01"), conclude))).toContain("复签之后");
  const sign = { pairId, revision: 4, opinion: "同意" };
  expect(await outcome(countersign(mentor("2027-03-01"), sign))).toContain("不能代支部签署");
  await countersign(secretary("2027-03-01"), sign);
  const done = await concludeCompletion(office("2027-03-02"), { ...conclude, revision: 5 });
  expect(done).toEqual({ logPoints: "10.00", total: "95.50", grade: "EXCELLENT" });
  const after = await getPair(office("2027-03-02"), pairId);
  expect([after?.end, after?.endedOn]).toEqual(["COMPLETED", "2027-03-02"]);
  const done2027 = await completionsOfYear(office("2027-03-02"), 2027);
  expect(done2027).toEqual([{ personId: "p-die-rep-1", total: "95.50", grade: "EXCELLENT" }]);
  expect(await completionsOfYear(as("p-ring-rep-1", "2027-03-02"), 2027)).toEqual([]);
});

test("what was concluded and what was signed can no longer be changed, by anybody", async () => {
  await expect(db.pairCompletion.updateMany({ data: { total: 10 } })).rejects.toThrow();
  await expect(db.pairSignature.deleteMany({})).rejects.toThrow();
});
