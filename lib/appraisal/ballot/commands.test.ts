import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { freshDatabase } from "@/scripts/testing/database";
import { actorFor, DURING, type GivenVote, givenVote, marksFor, slot } from "@/scripts/testing/vote";
import { closeDueCycles, closeVote, saveDraft, submitPaper } from "./commands";
import { keysPresent, loadDraftKey } from "./custody";
import { ownPaper } from "./queries";
import { receiptOf, unsealDraft } from "./sealing";

freshDatabase();

const paperRow = (id: string) =>
  db.paper.findUniqueOrThrow({ where: { id }, include: { envelope: true, draft: true } });
const events = (subjectId: string) =>
  db.auditEntry.findMany({ where: { subjectId }, orderBy: { seq: "asc" }, select: { event: true, actorId: true } });

describe("handing in", () => {
  let vote: GivenVote;
  beforeAll(async () => {
    vote = await givenVote();
  });

  test("seals the paper, deletes its draft, keeps the receipt on the row and says so on the trail, all at once", async () => {
    const paper = vote.papers[0] as GivenVote["papers"][number];
    const lines = marksFor(vote, paper);
    await saveDraft(paper.voter, { ...slot(vote, paper), revision: 0, base: 0, lines });
    const { receipt, revision } = await submitPaper(paper.voter, { ...slot(vote, paper), revision: 0, lines });
    const row = await paperRow(paper.paperId);
    expect(revision).toBe(1);
    expect(row).toMatchObject({ state: "RETURNED", revision: 1, receipt, draft: null });
    expect(receiptOf(row.envelope?.box as Uint8Array)).toBe(receipt);
    expect(await events(paper.paperId)).toEqual([{ event: "paper.returned", actorId: paper.voter.personId }]);
  });

  test("leaves no readable mark, subject or comment in the box or the draft", async () => {
    const paper = vote.papers[1] as GivenVote["papers"][number];
    const lines = marksFor(vote, paper).map((line) => ({ ...line, comment: "PLAINTEXTPLAINTEXT" }));
    await saveDraft(paper.voter, { ...slot(vote, paper), revision: 0, base: 0, lines });
    const draft = (await paperRow(paper.paperId)).draft?.box as Uint8Array;
    await submitPaper(paper.voter, { ...slot(vote, paper), revision: 0, lines });
    const box = (await paperRow(paper.paperId)).envelope?.box as Uint8Array;
    for (const bytes of [draft, box]) {
      const text = Buffer.from(bytes).toString("latin1");
      expect(text).not.toContain("PLAINTEXT");
      for (const { subjectId } of lines) expect(text).not.toContain(subjectId);
    }
  });

  test("twenty simultaneous submissions of one paper have one effect", async () => {
    const paper = vote.papers[2] as GivenVote["papers"][number];
    const lines = marksFor(vote, paper);
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, () => submitPaper(paper.voter, { ...slot(vote, paper), revision: 0, lines })),
    );
    const taken = all.filter((each) => each.status === "fulfilled");
    expect(taken).toHaveLength(1);
    for (const each of all) {
      if (each.status === "rejected") expect(each.reason.message).toContain("没有重复提交");
    }
    const row = await paperRow(paper.paperId);
    expect(row).toMatchObject({ revision: 1, receipt: taken[0]?.value.receipt });
    expect(await events(paper.paperId)).toHaveLength(1);
    expect(await db.replacedReceipt.count({ where: { cycleId: vote.cycleId } })).toBe(0);
  });

  test("may be done anew until the close: the last paper counts, the old receipt is kept as replaced, the voter is told", async () => {
    const paper = vote.papers[3] as GivenVote["papers"][number];
    const lines = marksFor(vote, paper);
    const first = await submitPaper(paper.voter, { ...slot(vote, paper), revision: 0, lines });
    const second = await submitPaper(paper.voter, { ...slot(vote, paper), revision: 1, lines });
    expect(second.revision).toBe(2);
    expect(await db.replacedReceipt.findMany({ where: { cycleId: vote.cycleId } })).toEqual([
      { receipt: first.receipt, cycleId: vote.cycleId },
    ]);
    const notices = await db.notice.findMany({ where: { personId: paper.voter.personId as string } });
    expect(notices.map(({ title }) => title)).toEqual([expect.stringContaining("第 2 次提交")]);
    await expect(submitPaper(paper.voter, { ...slot(vote, paper), revision: 1, lines })).rejects.toThrow(
      "没有重复提交",
    );
  });

  test("refuses a paper with a gap, a uniform one, foreign marks and foreign subjects, and keeps nothing of them", async () => {
    const paper = vote.papers[4] as GivenVote["papers"][number];
    const good = marksFor(vote, paper);
    const send = (lines: typeof good) => submitPaper(paper.voter, { ...slot(vote, paper), revision: 0, lines });
    const changed = (patch: object) => good.map((line, at) => (at === 1 ? { ...line, ...patch } : line));
    await expect(send(changed({ marks: ["E", "", "G", "G", "G"] }))).rejects.toThrow("还有 1 项没有评价");
    await expect(send(changed({ overall: "" }))).rejects.toThrow("还有 1 项没有评价");
    await expect(send(changed({ marks: ["E", "X", "G", "G", "G"] }))).rejects.toThrow("不是本表的档次");
    await expect(send(changed({ marks: ["E", "E", "G", "G", "G", "G"] }))).rejects.toThrow("测评项目与本表不符");
    await expect(send(changed({ subjectId: "stranger" }))).rejects.toThrow("不能提交");
    await expect(send(changed({ comment: "长".repeat(301) }))).rejects.toThrow("不超过300字");
    await expect(send(good.slice(1))).rejects.toThrow("还有 6 项没有评价");
    await expect(send(marksFor(vote, paper, () => "E"))).rejects.toThrow("完全相同");
    expect(await paperRow(paper.paperId)).toMatchObject({ state: "NONE", revision: 0, envelope: null });
    expect(await events(paper.paperId)).toEqual([]);
  });

  test("never goes into another voter's paper, whoever has signed in meanwhile in the same browser", async () => {
    const [mine, other] = [vote.papers[4], vote.papers[5]] as [
      GivenVote["papers"][number],
      GivenVote["papers"][number],
    ];
    const lines = marksFor(vote, mine);
    const misled = { ...slot(vote, mine), revision: 0, lines };
    await expect(submitPaper(other.voter, misled)).rejects.toThrow("没有找到");
    await expect(saveDraft(other.voter, { ...misled, base: 0 })).rejects.toThrow("没有找到");
    expect(await paperRow(other.paperId)).toMatchObject({ revision: 0, draft: null });
  });

  test("is nobody's business but the voter's", async () => {
    const paper = vote.papers[4] as GivenVote["papers"][number];
    const lines = marksFor(vote, paper);
    const stranger = actorFor("nobody", "路人", ["ORGANISER", "SECRETARY"]);
    await expect(submitPaper(stranger, { ...slot(vote, paper), revision: 0, lines })).rejects.toThrow("没有找到");
    await expect(saveDraft(stranger, { ...slot(vote, paper), revision: 0, base: 0, lines })).rejects.toThrow(
      "没有找到",
    );
  });

  test("ends at the deadline even though nobody closed the vote", async () => {
    const paper = vote.papers[5] as GivenVote["papers"][number];
    const late = { ...paper.voter, at: new Date("2026-01-16T09:00:00Z") };
    const lines = marksFor(vote, paper);
    await expect(submitPaper(late, { ...slot(vote, paper), revision: 0, lines })).rejects.toThrow("已截止");
    await expect(saveDraft(late, { ...slot(vote, paper), revision: 0, base: 0, lines })).rejects.toThrow("已截止");
    const early = { ...paper.voter, at: new Date("2026-01-09T09:00:00Z") };
    await expect(submitPaper(early, { ...slot(vote, paper), revision: 0, lines })).rejects.toThrow("尚未开始");
  });

  test("the table takes no envelope outside the vote and gives none away before the opening was verified", async () => {
    const returned = vote.papers[0] as GivenVote["papers"][number];
    await expect(db.envelope.delete({ where: { paperId: returned.paperId } })).rejects.toThrow("envelope_kept");
    const shut = await givenVote({ year: 2019 });
    await db.cycle.update({ where: { id: shut.cycleId }, data: { state: "CLOSED" } });
    const paperId = shut.papers[0]?.paperId as string;
    const forged = { paperId, revision: 1, box: randomBytes(8), mac: randomBytes(8) };
    await expect(db.envelope.create({ data: forged })).rejects.toThrow("envelope_kept");
    // Left shut and empty, so that the sweeps below find nothing of it.
    await db.cycle.update({ where: { id: shut.cycleId }, data: { state: "ARCHIVED" } });
  });
});

test("a cycle without revision takes each paper once", async () => {
  const vote = await givenVote({ year: 2018, allowRevise: false });
  const paper = vote.papers[0] as GivenVote["papers"][number];
  const lines = marksFor(vote, paper);
  await submitPaper(paper.voter, { ...slot(vote, paper), revision: 0, lines });
  const again = submitPaper(paper.voter, { ...slot(vote, paper), revision: 1, lines });
  await expect(again).rejects.toThrow("不能修改");
});

describe("a draft", () => {
  test("is kept for its voter, and the second window is told instead of overwriting", async () => {
    const vote = await givenVote({ year: 2017 });
    const paper = vote.papers[0] as GivenVote["papers"][number];
    const lines = marksFor(vote, paper).map((line) => ({
      ...line,
      marks: line.marks.map((m, at) => (at < 3 ? m : "")),
    }));
    const save = (base: number, rows = lines) =>
      saveDraft(paper.voter, { ...slot(vote, paper), revision: 0, base, lines: rows });
    expect(await save(0)).toEqual({ base: 1 });
    expect(await save(1)).toEqual({ base: 2 });
    await expect(save(1)).rejects.toThrow("另一个窗口");
    await expect(save(0)).rejects.toThrow("另一个窗口");
    const row = (await paperRow(paper.paperId)).draft;
    const own = await ownPaper(paper.voter, vote.cycleId);
    const place = { cycleId: vote.cycleId, paperId: paper.paperId, revision: 2 };
    const kept = unsealDraft(row?.box as Uint8Array, place, loadDraftKey(vote.cycleId), own?.boxLength as number);
    expect(kept.map(({ marks }) => marks)).toEqual(lines.map(({ marks }) => marks.join(",")));
  });

  test("of twenty saves from one revision at a time, one is kept", async () => {
    const vote = await givenVote({ year: 2016 });
    const paper = vote.papers[0] as GivenVote["papers"][number];
    const lines = marksFor(vote, paper);
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, () => saveDraft(paper.voter, { ...slot(vote, paper), revision: 0, base: 0, lines })),
    );
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("is of one size, whatever it holds", async () => {
    const vote = await givenVote({ year: 2015 });
    const [one, two] = vote.papers as [GivenVote["papers"][number], GivenVote["papers"][number]];
    await saveDraft(one.voter, { ...slot(vote, one), revision: 0, base: 0, lines: [] });
    const full = marksFor(vote, two).map((line) => ({ ...line, comment: "满".repeat(300) }));
    await saveDraft(two.voter, { ...slot(vote, two), revision: 0, base: 0, lines: full });
    const drafts = await db.draft.findMany({ where: { paper: { cycleId: vote.cycleId } } });
    expect(new Set(drafts.map(({ box }) => box.length)).size).toBe(1);
  });
});

describe("closing", () => {
  test("destroys the drafts and their key, and takes nothing in any more", async () => {
    const vote = await givenVote({ year: 2014 });
    const [one, two] = vote.papers as [GivenVote["papers"][number], GivenVote["papers"][number]];
    const lines = marksFor(vote, one);
    await submitPaper(one.voter, { ...slot(vote, one), revision: 0, lines });
    await saveDraft(two.voter, { ...slot(vote, two), revision: 0, base: 0, lines });
    const closed = await closeVote(vote.organiser, { cycleId: vote.cycleId, note: "" });
    expect(closed).toEqual({ papers: vote.papers.length, returned: 1 });
    expect(await db.draft.count({ where: { paper: { cycleId: vote.cycleId } } })).toBe(0);
    expect(keysPresent(vote.cycleId)).toEqual({ opening: true, mac: true, draft: false });
    await expect(submitPaper(two.voter, { ...slot(vote, two), revision: 0, lines })).rejects.toThrow("已截止");
    await expect(saveDraft(two.voter, { ...slot(vote, two), revision: 0, base: 0, lines })).rejects.toThrow("已截止");
    expect((await events(vote.cycleId)).map(({ event }) => event)).toEqual(["cycle.moved", "vote.closed"]);
  });

  test("is the organiser's, and only while people vote", async () => {
    const vote = await givenVote({ year: 2013 });
    const input = { cycleId: vote.cycleId, note: "" };
    await expect(closeVote(vote.secretary, input)).rejects.toThrow("由党群工作部办理");
    await closeVote(vote.organiser, input);
    await expect(closeVote(vote.organiser, input)).rejects.toThrow("不在测评中");
  });

  test("while a hundred papers are being handed in: returned equals envelopes, and every receipt given is in the box", async () => {
    const vote = await givenVote({ year: 2012, subjects: 3, voters: { G2: 50, G3: 50 } });
    const receipts: string[] = [];
    const sending = vote.papers.map(async (paper) => {
      const { receipt } = await submitPaper(paper.voter, {
        ...slot(vote, paper),
        revision: 0,
        lines: marksFor(vote, paper),
      });
      receipts.push(receipt);
    });
    // As soon as the first is in, the closing stands in the queue among the others.
    await Promise.race(sending);
    const closed = await closeVote(vote.organiser, { cycleId: vote.cycleId, note: "" });
    const outcomes = await Promise.allSettled(sending);
    const refused = outcomes.filter((each) => each.status === "rejected");
    for (const each of refused) expect(each.reason.message).toContain("已截止");
    const returned = await db.paper.findMany({ where: { cycleId: vote.cycleId, state: "RETURNED" } });
    expect(returned.map(({ receipt }) => receipt).toSorted()).toEqual(receipts.toSorted());
    expect(closed.returned).toBe(receipts.length);
    expect(await db.envelope.count({ where: { paper: { cycleId: vote.cycleId } } })).toBe(receipts.length);
    expect(receipts.length + refused.length).toBe(100);
  });

  test("refuses and names the difference when the box does not balance", async () => {
    const vote = await givenVote({ year: 2011 });
    const paper = vote.papers[0] as GivenVote["papers"][number];
    await submitPaper(paper.voter, { ...slot(vote, paper), revision: 0, lines: marksFor(vote, paper) });
    const other = vote.papers[1] as GivenVote["papers"][number];
    await db.paper.update({ where: { id: other.paperId }, data: { state: "RETURNED", revision: 1, receipt: "X" } });
    const closing = closeVote(vote.organiser, { cycleId: vote.cycleId, note: "" });
    await expect(closing).rejects.toThrow(`登记交回 2 份，票箱内有 1 份，首个不符的是${other.voter.name}的测评表`);
    expect(await db.cycle.findUnique({ where: { id: vote.cycleId } })).toMatchObject({ state: "OPEN" });
    expect(keysPresent(vote.cycleId).draft).toBe(true);
    // The deadline's own hand is refused as well, and notes it once.
    const after = new Date("2026-01-16T09:01:00Z");
    await closeDueCycles(after);
    await closeDueCycles(new Date(after.getTime() + 60_000));
    const refusals = await db.auditEntry.count({ where: { event: "vote.close-refused", subjectId: vote.cycleId } });
    expect(refusals).toBe(1);
    await db.cycle.update({ where: { id: vote.cycleId }, data: { state: "ARCHIVED" } });
  });
});

describe("the deadline", () => {
  test("closes what is due, once, even if two processes look at the same moment", async () => {
    await db.cycle.updateMany({ where: { state: "OPEN" }, data: { state: "ARCHIVED" } });
    const vote = await givenVote({ year: 2010 });
    expect(await closeDueCycles(DURING)).toEqual([]);
    const due = new Date("2026-01-16T09:00:00Z");
    const both = await Promise.all([closeDueCycles(due), closeDueCycles(due)]);
    expect(both.flat()).toEqual([vote.cycleId]);
    const steps = await db.cycleStep.findMany({ where: { cycleId: vote.cycleId } });
    expect(steps).toMatchObject([{ to: "CLOSED", byName: "截止时间", note: "截止时间已到，系统自动截止。" }]);
    expect(keysPresent(vote.cycleId).draft).toBe(false);
  });

  test("finishes a closing that a crash cut short: the draft key goes at the next minute", async () => {
    const vote = await givenVote({ year: 2009 });
    await db.cycle.update({ where: { id: vote.cycleId }, data: { state: "CLOSED" } });
    expect(keysPresent(vote.cycleId).draft).toBe(true);
    await closeDueCycles(DURING);
    expect(keysPresent(vote.cycleId).draft).toBe(false);
  });
});
