import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { plainDate, toColumn } from "@/lib/calendar";
import { db } from "@/lib/db";
import {
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
import { saveSummary } from "../appraisal/commands";
import { endPosting } from "../change/commands";
import { recordReturn } from "../posting/commands";
import { saveReport } from "../report/commands";
import { getPosting } from "../sheet/queries";
import { listTodos } from "../todo/queries";
import { correctRecord, decideCorrection } from "./commands";
import { correctSchema } from "./schema";

freshDatabase();

const day = plainDate;
const TERM = { from: "2026-03-01", last: "2026-08-31", hostUnitId: "u-ring" };
const WHEN = "2026-09-02";
let next = 0;
let personId = "";
beforeAll(givenSmallPlant);
beforeEach(() => {
  next += 1;
  personId = `p-${["die", "power", "quality"][next % 3]}-rep-${1 + (Math.floor(next / 3) % 6)}`;
});

const row = (id: string) => db.posting.findUniqueOrThrow({ where: { id } });
const ask = async (postingId: string, more: object, actor = organiserOn(WHEN)) =>
  correctRecord(
    actor,
    correctSchema.parse({
      ...{ postingId, version: await versionOf(postingId), kind: "CHANGE", reason: "登记时看错了任职命令" },
      ...more,
    }),
  );
const decide = async (postingId: string, verdict: "approve" | "decline", actor = secretaryOn(WHEN)) => {
  const { id } = await db.postingCorrection.findFirstOrThrow({ where: { postingId, decidedAt: null } });
  return decideCorrection(actor, { requestId: id, verdict, note: verdict === "approve" ? "" : "命令上是 8 月 31 日" });
};
const ended = () => givenEndedPosting({ ...TERM, personId, recordedOn: "2026-09-01" });

describe("an arrival", () => {
  test("is put right by the organiser at once, the old day stays with the reason, the person is told", async () => {
    const id = await givenRunningPosting({ ...TERM, personId });
    expect(await ask(id, { fact: "ARRIVAL", day: "2026-03-09" })).toBe("corrected");
    expect((await row(id)).actualFrom).toEqual(toColumn(day("2026-03-09")));
    expect(await db.postingCorrection.findFirst({ where: { postingId: id } })).toMatchObject({
      ...{ was: "2026年3月1日", becomes: "2026年3月9日", reason: "登记时看错了任职命令", approved: true },
    });
    expect((await trailOf(id)).at(-1)).toMatchObject({ event: "posting.corrected", actorName: "党群工作部" });
    expect(await db.notice.count({ where: { personId, title: { contains: "报到登记已更正" } } })).toBe(1);
  });

  test("that never was is taken back, and the plan waits for its arrival again", async () => {
    const id = await givenRunningPosting({ ...TERM, personId });
    await ask(id, { fact: "ARRIVAL", kind: "UNDO" });
    expect(await row(id)).toMatchObject({ actualFrom: null, reportMonths: null });
    expect((await getPosting(organiserOn(WHEN), id))?.state).toBe("APPROVED");
  });

  test("once the summary is signed is the secretary's to change", async () => {
    const id = await ended();
    const self = onDay(WHEN, [], "本人", personId);
    await saveSummary(self, { postingId: id, revision: 0, step: "sign", text: "小结" });
    expect(await ask(id, { fact: "ARRIVAL", day: "2026-03-09" })).toBe("asked");
    expect((await row(id)).actualFrom).toEqual(toColumn(day("2026-03-01")));
    await decide(id, "approve");
    expect((await row(id)).actualFrom).toEqual(toColumn(day("2026-03-09")));
  });
});

describe("an end", () => {
  test("changes when the secretary says so, and stands on his list until then", async () => {
    const id = await ended();
    expect(await ask(id, { fact: "END", day: "2026-07-31" })).toBe("asked");
    expect((await row(id)).actualUntil).toEqual(toColumn(day("2026-09-01")));
    const todos = await listTodos(secretaryOn(WHEN));
    expect(todos.find(({ title }) => title.includes("批准更正"))?.detail).toContain("2026年8月31日更正为2026年7月31日");
    expect((await refusalOf(() => ask(id, { fact: "ARRIVAL", day: "2026-03-09" }))).message).toContain("等待批准");
    expect((await refusalOf(() => decide(id, "approve", organiserOn(WHEN)))).kind).toBe("forbidden");
    await decide(id, "approve");
    expect((await row(id)).actualUntil).toEqual(toColumn(day("2026-08-01")));
  });

  test("stands as it was when the secretary declines, with his reason on record", async () => {
    const id = await ended();
    await ask(id, { fact: "END", day: "2026-07-31" });
    await decide(id, "decline");
    expect((await row(id)).actualUntil).toEqual(toColumn(day("2026-09-01")));
    expect(await db.postingCorrection.findFirst({ where: { postingId: id } })).toMatchObject({
      ...{ approved: false, note: "命令上是 8 月 31 日" },
    });
  });

  test("that did not happen is taken back, and the true one can be recorded", async () => {
    const id = await ended();
    await ask(id, { fact: "END", kind: "UNDO" });
    await decide(id, "approve");
    expect((await getPosting(organiserOn(WHEN), id))?.state).toBe("RUNNING");
    await endPosting(organiserOn(WHEN), { postingId: id, last: day("2026-08-31"), reason: "" });
    expect(await db.postingEnd.count({ where: { postingId: id } })).toBe(2);
  });

  test("is not taken back into days that another posting has taken since", async () => {
    const id = await givenRunningPosting({ ...TERM, personId });
    const early = { postingId: id, last: day("2026-05-31"), reason: "生产急需" };
    await endPosting(organiserOn("2026-05-20"), early);
    await db.postingEnd.updateMany({ where: { postingId: id }, data: { approved: true, decidedAt: new Date() } });
    await db.posting.update({ where: { id }, data: { actualUntil: toColumn(day("2026-06-01")) } });
    const elsewhere = { personId, hostUnitId: "u-plant", from: "2026-06-01", last: "2026-12-31" };
    await givenPlan(elsewhere);
    expect((await refusalOf(() => ask(id, { fact: "END", kind: "UNDO" }))).message).toContain("同一时间只能有一个");
  });

  test("that is moved forward hides no report that was handed in", async () => {
    const id = await givenRunningPosting({ ...TERM, personId });
    const self = onDay("2026-08-20", [], "本人", personId);
    for (const period of [1, 2]) {
      await saveReport(self, { postingId: id, period, revision: 0, step: "handIn", text: `第${period}期` });
    }
    await endPosting(organiserOn("2026-09-01"), { postingId: id, last: day("2026-08-31"), reason: "" });
    await ask(id, { fact: "END", day: "2026-06-30" });
    await decide(id, "approve");
    const reports = (await getPosting(organiserOn(WHEN), id))?.reports ?? [];
    expect(reports.map(({ report }) => report?.text)).toEqual(["第1期", "第2期"]);
  });
});

test("a return is put right with its unit and post, and what stood before stays in words", async () => {
  const id = await ended();
  const back = { postingId: id, unitId: "u-quality", post: "副科长", on: day("2026-09-01") };
  await recordReturn(organiserOn(WHEN), { ...back, version: await versionOf(id) });
  const again = { ...back, version: await versionOf(id) };
  expect((await refusalOf(() => recordReturn(organiserOn(WHEN), again))).message).toContain("请办理更正");
  await ask(id, { fact: "RETURN", unitId: "u-power", post: "主任助理", day: "2026-09-02" });
  expect(await row(id)).toMatchObject({ returnUnitId: "u-power", returnPost: "主任助理" });
  const { was } = await db.postingCorrection.findFirstOrThrow({ where: { postingId: id } });
  expect(was).toMatch(/副科长，2026年9月1日$/);
});

describe("a correction", () => {
  test("is the organiser's, never of his own posting; others are refused and leave nothing", async () => {
    const id = await givenRunningPosting({ ...TERM, personId });
    const wish = { fact: "ARRIVAL", day: "2026-03-09" };
    expect((await refusalOf(() => ask(id, wish, secretaryOn(WHEN)))).kind).toBe("forbidden");
    expect((await refusalOf(() => ask(id, wish, onDay(WHEN, ["UNIT_HEAD"])))).kind).toBe("forbidden");
    const self = onDay(WHEN, ["ORGANISER"], "组织员", personId);
    expect((await refusalOf(() => ask(id, wish, self))).message).toContain("本人");
    expect(await db.postingCorrection.count({ where: { postingId: id } })).toBe(0);
  });

  test("on an old page is refused, and what was recorded first stands", async () => {
    const id = await givenRunningPosting({ ...TERM, personId });
    const version = await versionOf(id);
    await ask(id, { fact: "ARRIVAL", day: "2026-03-09", version });
    const refusal = await refusalOf(() => ask(id, { fact: "ARRIVAL", day: "2026-03-16", version }));
    expect([refusal.kind, refusal.message.includes("您填写的还在")]).toEqual(["conflict", true]);
    expect((await row(id)).actualFrom).toEqual(toColumn(day("2026-03-09")));
  });

  test("that has been decided is history: the database refuses to change it", async () => {
    const id = await givenRunningPosting({ ...TERM, personId });
    await ask(id, { fact: "ARRIVAL", day: "2026-03-09" });
    await expect(
      db.postingCorrection.updateMany({ where: { postingId: id }, data: { was: "别的" } }),
    ).rejects.toThrow();
  });

  test("without a reason, or of a return without its unit and post, does not get through the form", () => {
    const typed = { postingId: "x", version: "1", kind: "CHANGE", fact: "RETURN", day: "2026-09-01", reason: "" };
    const issues = correctSchema.safeParse(typed).error?.issues.map(({ path }) => path[0]);
    expect(issues).toContain("reason");
    const whole = correctSchema.safeParse({ ...typed, reason: "看错" }).error?.issues.map(({ path }) => path[0]);
    expect(whole).toEqual(["unitId", "post"]);
    expect(correctSchema.parse({ ...typed, kind: "UNDO", reason: "看错" })).toMatchObject({ day: null, post: "" });
  });
});
