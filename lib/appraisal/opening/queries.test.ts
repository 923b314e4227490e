import { beforeAll, expect, test } from "vitest";
import { addDays, today } from "@/lib/calendar";
import { db } from "@/lib/db";
import { freshDatabase } from "@/scripts/testing/database";
import { actorFor, type GivenPaper, type GivenVote, givenVote, marksFor, slot } from "@/scripts/testing/vote";
import { closeVote, submitPaper } from "../ballot/commands";
import { evaluateTally } from "../result/tally";
import { readTally } from "../result/tally-file";
import { consentToOpening, exportTally, openBox, releaseTally } from "./commands";
import { findReceipt, getOpening, listComments, listTodos } from "./queries";
import { receiptSchema } from "./schema";

freshDatabase();

let vote: GivenVote;
let replaced = "";
/** The subject on the first line of every paper: all comments of `marksFor` are about this one. */
const commented = () => vote.papers[0]?.lines[0]?.subjectId ?? "";
beforeAll(async () => {
  vote = await givenVote({ subjects: 7, voters: { G1: 3, G2: 3, G3: 7, G4: 2 } });
  for (const [at, paper] of vote.papers.entries()) {
    const lines = marksFor(vote, paper, (row, item) => "EGFP"[(at + row * 2 + item) % 4] as string);
    const { receipt } = await submitPaper(paper.voter, { ...slot(vote, paper), revision: 0, lines });
    if (at === 0) {
      replaced = receipt;
      await submitPaper(paper.voter, { ...slot(vote, paper), revision: 1, lines });
    }
  }
});

test("before the close nobody sees an opening, before the count no receipt is answered", async () => {
  expect(await getOpening(vote.organiser, vote.cycleId)).toBeNull();
  expect(await findReceipt(vote.organiser, vote.cycleId, replaced)).toBeNull();
  await closeVote(vote.organiser, { cycleId: vote.cycleId, note: "" });
  expect(await findReceipt(vote.organiser, vote.cycleId, replaced)).toBeNull();
  expect((await getOpening(vote.secretary, vote.cycleId))?.counts).toEqual({ papers: 15, returned: 15, envelopes: 15 });
  expect(await getOpening(actorFor("nobody", "路人"), vote.cycleId)).toBeNull();
});

test("no comment is read before the count", async () => {
  expect(await listComments(vote.organiser, commented())).toBeNull();
});

test("each side owes its consent, then the organiser the opening, then nobody anything", async () => {
  const due = addDays(today(vote.organiser.at), 2);
  expect(await listTodos(vote.organiser)).toMatchObject([{ action: "同意", due }]);
  expect(await listTodos(vote.discipline)).toMatchObject([{ action: "同意" }]);
  expect(await listTodos(vote.secretary)).toEqual([]);
  await consentToOpening(vote.organiser, vote);
  expect(await listTodos(vote.organiser)).toEqual([]);
  await consentToOpening(vote.discipline, vote);
  expect(await listTodos(vote.organiser)).toMatchObject([{ action: "开箱" }]);
  expect(await listTodos(vote.discipline)).toEqual([]);
  await openBox(vote.organiser, vote);
  expect(await listTodos(vote.organiser)).toEqual([]);
});

test("a receipt answers counted, replaced or not found, to voters and those who run the cycle only", async () => {
  const [paper] = vote.papers as [GivenPaper];
  const own = await db.paper.findUniqueOrThrow({ where: { id: paper.paperId } });
  const ask = (receipt: string | null) => findReceipt(paper.voter, vote.cycleId, receipt);
  expect((await ask(own.receipt))?.asked).toEqual({ receipt: own.receipt, state: "COUNTED" });
  expect((await ask(replaced))?.asked).toEqual({ receipt: replaced, state: "REPLACED" });
  expect((await ask("0000-0000-0000-0000-0000"))?.asked).toMatchObject({ state: null });
  expect((await ask(null))?.own).toEqual({ receipt: own.receipt, revision: 2, state: "COUNTED" });
  expect(await findReceipt(actorFor("nobody", "路人"), vote.cycleId, own.receipt)).toBeNull();
});

test("comments are the organisers' to read, who paraphrase them: nobody else's, and never the subject's", async () => {
  expect(await listComments(vote.organiser, commented())).toEqual(Array(15).fill("多下现场，少开会。"));
  const other = vote.subjects.find(({ id }) => id !== commented())?.id ?? "";
  expect(await listComments(vote.organiser, other)).toEqual([]);
  for (const reader of [vote.secretary, vote.discipline, actorFor("nobody", "路人")]) {
    expect(await listComments(reader, commented())).toBeNull();
  }
  const own = { ...vote.organiser, personId: vote.subjects.find(({ id }) => id === commented())?.personId ?? "" };
  expect(await listComments(own, commented())).toBeNull();
});

test("a receipt may be typed with small letters, blanks, full-width dashes or none", () => {
  for (const typed of ["3f0a 91c2 77de 0b15 a4c8", "3F0A－91C2－77DE－0B15－A4C8", "3f0a91c277de0b15a4c8"]) {
    expect(receiptSchema.parse(typed)).toBe("3F0A-91C2-77DE-0B15-A4C8");
  }
  expect(receiptSchema.safeParse("3F0A-91C2").success).toBe(false);
  expect(receiptSchema.safeParse("ZZZZ-91C2-77DE-0B15-A4C8").success).toBe(false);
});

test("the tally file is refused until both have released it, and then recounts to the stored results", async () => {
  await expect(exportTally(vote.organiser, vote.cycleId)).rejects.toThrow("纪委尚未批准");
  await releaseTally(vote.discipline, { cycleId: vote.cycleId, reason: "复核计票" });
  await expect(exportTally(vote.organiser, vote.cycleId)).rejects.toThrow("党委书记尚未批准");
  await releaseTally(vote.secretary, { cycleId: vote.cycleId, reason: "复核计票" });
  const giver = { account: { personId: vote.secretary.personId as string }, role: "SECRETARY" as const };
  await db.roleGrant.updateMany({ where: giver, data: { until: new Date("2026-01-01") } });
  await expect(exportTally(vote.organiser, vote.cycleId)).rejects.toThrow(
    `${vote.secretary.name}批准后已不再担任该职责`,
  );
  await db.roleGrant.updateMany({ where: giver, data: { until: null } });
  const text = await exportTally(vote.organiser, vote.cycleId);
  const { subjects } = evaluateTally(readTally(text));
  const stored = await db.subjectResult.findMany({ where: { cycleId: vote.cycleId }, orderBy: { subjectId: "asc" } });
  expect(stored).toHaveLength(7);
  expect(
    subjects.map(({ id, ballotScoreExact, total, suggested, rank }) => ({
      id,
      ballotScoreExact,
      total,
      suggested,
      rank,
    })),
  ).toEqual(
    stored.map(({ subjectId, ballotScoreExact, total, suggested, rank }) => ({
      ...{ id: subjectId, ballotScoreExact, suggested, rank },
      total: total?.toFixed(2) ?? null,
    })),
  );
  for (const { voter, paperId } of vote.papers) {
    for (const trace of [voter.name, voter.personId as string, paperId]) expect(text).not.toContain(trace);
  }
  expect(await db.auditEntry.count({ where: { event: "tally.exported", subjectId: vote.cycleId } })).toBe(1);
});
