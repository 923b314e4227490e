import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { plainDate, toColumn } from "@/lib/calendar";
import { db } from "@/lib/db";
import { Refusal } from "@/lib/errors";
import {
  givenEndedPosting,
  givenRunningPosting,
  onDay,
  organiserOn,
  secretaryOn,
  versionOf,
} from "@/prisma/seed/given-posting";
import { givenSmallPlant } from "@/prisma/seed/given-small-plant";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { askExtension, decideEnd, decideExtension, endPosting } from "../change/commands";
import { recordReturn } from "../posting/commands";
import { listTodos, longestStays, postingsOfPerson } from "../queries";
import { saveReport, writeRemark } from "../report/commands";
import { getPosting, listOwnPostings } from "../sheet/queries";
import { recordVisit } from "../visit/commands";
import { saveCommitteeOpinion, saveHomeOpinion, saveHostOpinion, saveSummary, sendBack } from "./commands";
import { saveHostOpinionSchema } from "./schema";

freshDatabase();

const day = plainDate;
const PLAN = { hostUnitId: "u-ring", from: "2026-03-01", last: "2026-10-31" };
let next = 0;
let personId = "";
beforeAll(givenSmallPlant);
beforeEach(() => {
  next += 1;
  personId = `p-${["die", "power"][next % 2]}-rep-${1 + (Math.floor(next / 2) % 6)}`;
});
const self = (on: string, id = personId): Actor => onDay(on, [], "本人", id);
const head = (unitId: string, on: string): Actor => ({
  ...onDay(on, [], "负责人", `p-${unitId}-head`),
  grants: [{ role: "UNIT_HEAD", unitIds: [`u-${unitId}`], branchId: null }],
});
const homeOf = () => personId.split("-")[1] ?? "";
const said = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof Refusal ? error.message : Promise.reject(error)),
  );
const report = (
  postingId: string,
  period: number,
  revision: number,
  text = "带班三个月",
  step: "keep" | "handIn" = "handIn",
) => ({
  ...{ postingId, period, revision, text, step },
});

describe("a report", () => {
  test("is kept as a draft for oneself, handed in for the host, and closed by the host's remark", async () => {
    const id = await givenRunningPosting({ ...PLAN, personId });
    await saveReport(self("2026-05-01"), report(id, 1, 0, "草稿", "keep"));
    expect((await getPosting(head("ring", "2026-05-01"), id))?.reports[0]?.report).toBeNull();
    await saveReport(self("2026-06-03"), report(id, 1, 1));
    const handed = (await getPosting(head("ring", "2026-06-03"), id))?.reports[0]?.report;
    expect(handed?.text).toBe("带班三个月");
    const remark = { reportId: handed?.id ?? "", revision: 0, remark: "进步明显" };
    expect((await refusalOf(() => writeRemark(head("quality", "2026-06-04"), remark))).kind).toBe("forbidden");
    await writeRemark(head("ring", "2026-06-04"), remark);
    expect((await refusalOf(() => writeRemark(head("ring", "2026-06-04"), remark))).kind).toBe("conflict");
    expect((await refusalOf(() => saveReport(self("2026-06-05"), report(id, 1, 2)))).message).toContain("已对这一期");
    expect((await trailOf(id)).map(({ event }) => event).slice(-3)).toEqual([
      "posting.report_saved",
      "posting.report_handed_in",
      "posting.remarked",
    ]);
  });

  test("of a period to come, of one that does not exist, and somebody else's are refused", async () => {
    const id = await givenRunningPosting({ ...PLAN, personId });
    expect((await refusalOf(() => saveReport(self("2026-05-31"), report(id, 2, 0)))).message).toContain("还没有到");
    expect((await refusalOf(() => saveReport(self("2026-05-31"), report(id, 9, 0)))).message).toContain("共有2期");
    expect((await refusalOf(() => saveReport(organiserOn("2026-05-31"), report(id, 1, 0)))).kind).toBe("missing");
  });

  test("saved in two windows at once: one is kept, the other is told", async () => {
    const id = await givenRunningPosting({ ...PLAN, personId });
    const save = (text: string) => said(saveReport(self("2026-05-01"), report(id, 1, 0, text)));
    const answers = await Promise.all([save("甲"), save("乙")]);
    expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes("另一个窗口"))).toHaveLength(1);
  });
});

describe("an extension", () => {
  const ask = (postingId: string, last = "2027-03-31") =>
    askExtension(organiserOn("2026-09-01"), { postingId, last: day(last), reason: "项目延期" });
  const requestOf = async (postingId: string) =>
    (await db.postingExtension.findFirstOrThrow({ where: { postingId, decidedAt: null } })).id;

  test("counts only once the secretary has approved it; a second one is refused with the rule", async () => {
    const id = await givenRunningPosting({ ...PLAN, personId });
    await ask(id);
    expect((await refusalOf(() => ask(id))).message).toContain("等待批准");
    const requestId = await requestOf(id);
    const decision = { requestId, verdict: "approve" as const, note: "" };
    expect((await refusalOf(() => decideExtension(organiserOn("2026-09-02"), decision))).kind).toBe("forbidden");
    await decideExtension(secretaryOn("2026-09-02"), decision);
    expect(await db.posting.findUniqueOrThrow({ where: { id } })).toMatchObject({
      plannedUntil: toColumn(day("2026-11-01")),
      extendedUntil: toColumn(day("2027-04-01")),
    });
    expect((await refusalOf(() => ask(id, "2027-05-31"))).message).toContain("最多延长1次");
    expect((await refusalOf(() => decideExtension(secretaryOn("2026-09-03"), decision))).kind).toBe("conflict");
  });

  test("that was declined does not count, and stays on record", async () => {
    const id = await givenRunningPosting({ ...PLAN, personId });
    await ask(id);
    await decideExtension(secretaryOn("2026-09-02"), {
      requestId: await requestOf(id),
      verdict: "decline",
      note: "不必",
    });
    await ask(id);
    expect(await db.postingExtension.count({ where: { postingId: id } })).toBe(2);
  });

  test("is limited in the database as well, whatever the rule: a fourth cannot be written", async () => {
    const id = await givenRunningPosting({ ...PLAN, personId });
    const row = {
      ...{
        postingId: id,
        until: toColumn(day("2027-01-01")),
        reason: "x",
        askedByName: "x",
        askedAt: new Date("2026-09-01T00:00:00Z"),
      },
      ...{ approved: true, decidedAt: new Date("2026-09-01T00:00:00Z") },
    };
    await expect(db.postingExtension.create({ data: { ...row, ordinal: 4 } })).rejects.toThrow(
      /posting_extension_count/,
    );
  });
});

describe("an end", () => {
  test("on its day is a fact; early it needs a reason and the secretary", async () => {
    const id = await givenRunningPosting({ ...PLAN, personId });
    const end = (last: string, reason: string, on: string) =>
      endPosting(organiserOn(on), { postingId: id, last: day(last), reason });
    expect((await refusalOf(() => end("2026-07-31", "", "2026-07-20"))).fields.reason).toHaveLength(1);
    expect((await refusalOf(() => end("2026-11-30", "", "2026-12-01"))).message).toContain("先办理延长");
    expect((await refusalOf(() => end("2026-02-01", "x", "2026-07-20"))).message).toContain("报到日期");
    expect((await refusalOf(() => end("2026-10-31", "", "2026-10-30"))).message).toContain("还没有期满");
    expect(await end("2026-07-31", "原单位急需", "2026-07-20")).toBe("asked");
    expect((await db.posting.findUniqueOrThrow({ where: { id } })).actualUntil).toBeNull();
    const { id: requestId } = await db.postingEnd.findFirstOrThrow({ where: { postingId: id } });
    await decideEnd(secretaryOn("2026-07-21"), { requestId, verdict: "approve", note: "" });
    expect((await getPosting(secretaryOn("2026-07-25"), id))?.state).toBe("RUNNING");
    expect((await getPosting(secretaryOn("2026-08-01"), id))?.state).toBe("APPRAISAL");
  });
});

describe("a visit", () => {
  test("is recorded by the organiser within the term; its talk is not for the units nor for the person", async () => {
    const id = await givenRunningPosting({ ...PLAN, personId });
    const visit = (on: string, visitedOn: string) =>
      recordVisit(organiserOn(on), {
        ...{
          postingId: id,
          visitedOn: day(visitedOn),
          visitors: "蒯思齐",
          talk: "谈得很好",
          conclusion: "CONTINUE",
          advice: "",
        },
      });
    expect((await refusalOf(() => visit("2026-06-01", "2026-06-02"))).message).toContain("不能晚于今天");
    expect((await refusalOf(() => visit("2026-06-01", "2026-02-02"))).message).toContain("报到日期");
    await visit("2026-07-01", "2026-07-01");
    const talk = async (actor: Actor) => (await getPosting(actor, id))?.visits[0]?.talk;
    expect(await talk(secretaryOn("2026-07-02"))).toBe("谈得很好");
    expect([await talk(head("ring", "2026-07-02")), await talk(self("2026-07-02"))]).toEqual([null, null]);
  });
});

describe("the appraisal", () => {
  const MARKS = {
    moral: "EXCELLENT",
    ability: "GOOD",
    diligence: "GOOD",
    achievement: "FAIR",
    integrity: "EXCELLENT",
  } as const;
  const write = (postingId: string, revision: number, step: "keep" | "sign" = "sign") => ({
    postingId,
    revision,
    step,
    text: "意见",
  });

  test("is signed person, host, home, committee; nobody before their turn, nobody in another's place", async () => {
    const id = await givenEndedPosting({ ...PLAN, personId, recordedOn: "2026-11-01" });
    const on = "2026-11-05";
    const host = { ...write(id, 1), ...MARKS, overall: "COMPETENT" as const };
    expect((await refusalOf(() => saveHostOpinion(head("ring", on), { ...host, revision: 0 }))).message).toContain(
      "个人小结",
    );
    await saveSummary(self(on), write(id, 0));
    expect((await refusalOf(() => saveSummary(self(on), write(id, 1)))).message).toContain("已经签署");
    expect((await refusalOf(() => saveHostOpinion(head(homeOf(), on), host))).kind).toBe("forbidden");
    await saveHostOpinion(head("ring", on), host);
    // The person does not read opinions before the end of it.
    expect((await getPosting(self(on), id))?.appraisal).toMatchObject({
      hostOpinion: "",
      overall: null,
      summary: "意见",
    });
    expect((await refusalOf(() => saveHomeOpinion(head("ring", on), write(id, 2)))).kind).toBe("forbidden");
    await saveHomeOpinion(head(homeOf(), on), write(id, 2));
    expect((await refusalOf(() => saveCommitteeOpinion(organiserOn(on), { ...write(id, 3), remark: "" }))).kind).toBe(
      "forbidden",
    );
    await saveCommitteeOpinion(secretaryOn(on), { ...write(id, 3), remark: "" });
    const own = (await listOwnPostings(self(on)))[0];
    expect([own?.state, own?.appraisal?.hostOpinion]).toEqual(["FINISHED", "意见"]);
    expect((await postingsOfPerson(secretaryOn(on), personId))?.[0]).toMatchObject({
      result: "COMPETENT",
      counts: true,
    });
    await expect(db.postingAppraisal.update({ where: { postingId: id }, data: { remark: "x" } })).rejects.toThrow(
      /append-only/,
    );
    expect((await trailOf(id)).at(-1)).toMatchObject({ event: "posting.committee_signed", actorName: "党委书记" });
  });

  test("is not begun before the posting has ended, nor signed half-filled", async () => {
    const id = await givenRunningPosting({ ...PLAN, personId });
    expect((await refusalOf(() => saveSummary(self("2026-09-01"), write(id, 0)))).message).toContain("还没有结束");
    const half = saveHostOpinionSchema.safeParse({ ...write(id, 1), ...MARKS, moral: "", overall: "" });
    expect(half.error?.issues.map(({ path }) => path[0])).toEqual(["moral", "overall"]);
    expect(saveHostOpinionSchema.safeParse({ ...write(id, 1, "keep"), moral: "" }).success).toBe(true);
  });

  test("given back loses the signature of the step before, with the reason on the trail", async () => {
    const id = await givenEndedPosting({ ...PLAN, personId, recordedOn: "2026-11-01" });
    await saveSummary(self("2026-11-02"), write(id, 0));
    const back = { postingId: id, revision: 1, reason: "请补充不足" };
    expect((await refusalOf(() => sendBack(head(homeOf(), "2026-11-03"), back))).kind).toBe("forbidden");
    await sendBack(head("ring", "2026-11-03"), back);
    expect((await db.postingAppraisal.findUniqueOrThrow({ where: { postingId: id } })).summarySignedAt).toBeNull();
    expect((await trailOf(id)).at(-1)).toMatchObject({ event: "posting.sent_back", detail: { reason: "请补充不足" } });
    await saveSummary(self("2026-11-04"), write(id, 2));
  });
});

describe("what is owed", () => {
  const ids = async (actor: Actor, id: string) =>
    (await listTodos(actor)).filter((todo) => todo.id.includes(id)).map((todo) => todo.id.replace(id, "·"));

  test("follows the posting from plan to appraisal, each to the one who owes it", async () => {
    const id = await givenRunningPosting({ ...PLAN, personId });
    expect(await ids(self("2026-05-20"), id)).toEqual([]);
    expect(await ids(self("2026-06-02"), id)).toEqual(["posting-report-·-1"]);
    expect(await ids(organiserOn("2026-05-20"), id)).toEqual(["posting-post-·"]);
    expect(await ids(organiserOn("2026-06-20"), id)).toEqual(["posting-visit-·", "posting-post-·"]);
    expect(await ids(organiserOn("2026-10-15"), id)).toContain("posting-ending-·");
    await saveReport(self("2026-06-03"), report(id, 1, 0));
    expect(await ids(self("2026-06-03"), id)).toEqual([]);
    expect((await listTodos(head("ring", "2026-06-03"))).filter(({ href }) => href.includes(id))).toHaveLength(1);
    await endPosting(organiserOn("2026-11-01"), { postingId: id, last: day("2026-10-31"), reason: "" });
    expect(await ids(self("2026-11-01"), id)).toContain("posting-appraisal-·-summary");
    expect(await ids(organiserOn("2026-11-01"), id)).toEqual(["posting-return-·"]);
    const back = {
      postingId: id,
      version: await versionOf(id),
      unitId: `u-${homeOf()}`,
      post: "操作工",
      on: day("2026-11-01"),
    };
    await recordReturn(organiserOn("2026-11-01"), back);
    expect(await ids(organiserOn("2026-11-02"), id)).toEqual([]);
    expect(await ids(onDay("2026-11-02", [], "他人", "p-ring-rep-1"), id)).toEqual([]);
  });
});

test("the year's roster goes by where somebody worked longest, up to the day that counts", async () => {
  personId = "p-quality-rep-1";
  await givenEndedPosting({ ...PLAN, personId, recordedOn: "2026-11-01" });
  const ask = async (year: number, until?: string) =>
    (await longestStays(organiserOn("2027-01-10"), db, [personId], year, until ? day(until) : undefined)).get(personId)
      ?.unitId;
  expect(await ask(2026)).toBe("u-ring");
  expect(await ask(2025)).toBe(`u-${homeOf()}`);
  // Until 30 April: 59 days at home, 61 away; until the end of March 59 and 31.
  expect(await ask(2026, "2026-05-01")).toBe("u-ring");
  expect(await ask(2026, "2026-04-01")).toBe(`u-${homeOf()}`);
});
