import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { Refusal } from "@/lib/errors";
import { enterEffect, withdrawEffect } from "@/lib/integrity/commands";
import { freshDatabase } from "@/scripts/testing/database";
import { actorFor, DURING, type GivenVote, givenVote, marksFor } from "@/scripts/testing/vote";
import { closeVote, submitPaper } from "../ballot/commands";
import { giveOpinion, proposeGrade, recordDecision, writeComment } from "../decision/commands";
import { listTodos } from "../decision/queries";
import { recordDecisionSchema } from "../decision/schema";
import { addAdjustment, enterEvidence, reckonAgain, removeAdjustment } from "../evidence/commands";
import { consentToOpening, openBox } from "../opening/commands";
import { archiveCycle, finishDecisions, releaseResults, submitProposals } from "./commands";
import { getOwnResult, listResults, withheldFrom } from "./queries";

freshDatabase();

const group = systemActor("考核领导小组", DURING, ["APPRAISAL_GROUP"]);
const stranger = actorFor("nobody", "外人", ["BRANCH_SECRETARY"]);

/** Eleven subjects marked so that the first does best: a counted vote, ready for evidence and proposals. */
async function tallied(year: number): Promise<GivenVote> {
  const vote = await givenVote({ year, subjects: 11, voters: { G1: 3, G2: 6, G3: 7 } });
  for (const [at, paper] of vote.papers.entries()) {
    const lines = marksFor(vote, paper, (row, item) =>
      (row + at + item) % 7 < 3 ? "E" : (row * at) % 5 === 0 ? "F" : "G",
    );
    await submitPaper(paper.voter, { cycleId: vote.cycleId, paperId: paper.paperId, revision: 0, lines });
  }
  await closeVote(vote.organiser, { cycleId: vote.cycleId, note: "" });
  await consentToOpening(vote.organiser, { cycleId: vote.cycleId });
  await consentToOpening(vote.discipline, { cycleId: vote.cycleId });
  await openBox(vote.organiser, { cycleId: vote.cycleId });
  return vote;
}

const resultOf = (subjectId: string) => db.subjectResult.findFirstOrThrow({ where: { subjectId } });
const entries = (event: string, subjectId: string) => db.auditEntry.count({ where: { event, subjectId } });
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "nothing was refused",
    (error: unknown) => (error instanceof Refusal ? error.message : Promise.reject(error)),
  );
const decision = (vote: GivenVote, subjectIds: string[], rest: object = {}) =>
  recordDecisionSchema.parse({
    cycleId: vote.cycleId,
    subjectIds,
    ...{ meeting: "党委会2026年第3次", meetingOn: "2026-02-06" },
    ...{ expected: 7, present: 7, inFavour: 6, against: 0, deferred: 1 },
    ...rest,
  });

describe("evidence while the count stands", () => {
  let vote: GivenVote;
  beforeAll(async () => {
    vote = await tallied(2031);
  });

  test("T follows K and the quarter grades at once, and M does not move", async () => {
    const id = vote.subjects[0]?.id as string;
    const before = await resultOf(id);
    expect(before.total?.toFixed(2)).toBe(before.ballotScore?.toFixed(2));
    await enterEvidence(vote.organiser, {
      cycleId: vote.cycleId,
      rows: [{ subjectId: id, performance: "100", source: "生产科", quarters: ["GOOD", "GOOD", "GOOD", "GOOD"] }],
    });
    const after = await resultOf(id);
    expect(after.ballotScore?.toFixed(2)).toBe(before.ballotScore?.toFixed(2));
    expect(after.performance?.toFixed(2)).toBe("100.00");
    expect(after.routine?.toFixed(2)).toBe("95.00");
    expect(after.total?.toFixed(2)).not.toBe(before.total?.toFixed(2));
    expect(await entries("evidence.entered", id)).toBe(1);
  });

  test("an adjustment counts until it is removed, and the trail keeps the reason of the removal", async () => {
    const id = vote.subjects[1]?.id as string;
    const before = await resultOf(id);
    await addAdjustment(vote.organiser, {
      subjectId: id,
      points: "1.50",
      reason: "攻关获奖",
      evidence: "锻党〔2031〕5号",
    });
    expect((await resultOf(id)).adjusted?.toFixed(2)).toBe("1.50");
    const { id: adjustmentId } = await db.adjustment.findFirstOrThrow({ where: { subjectId: id } });
    await removeAdjustment(vote.organiser, { adjustmentId, why: "重复登记" });
    expect((await resultOf(id)).total?.toFixed(2)).toBe(before.total?.toFixed(2));
    expect(await entries("adjustment.removed", id)).toBe(1);
  });

  test("nobody enters evidence without the capability, or for himself", async () => {
    const [one] = vote.subjects;
    const row = { subjectId: one?.id ?? "", performance: "90", source: "", quarters: [null, null, null, null] };
    const enter = (actor: typeof stranger) => enterEvidence(actor, { cycleId: vote.cycleId, rows: [row] });
    expect(await refusal(enter(stranger))).toMatch("党群工作部");
    expect(await refusal(enter(actorFor(one?.personId ?? "", "本人", ["ORGANISER"])))).toMatch("本人");
  });
});

describe("from proposal to release", () => {
  let vote: GivenVote;
  beforeAll(async () => {
    vote = await tallied(2032);
  });
  const owedBy = async (actor: Parameters<typeof listTodos>[0]) =>
    (await listTodos(actor)).filter(({ href }) => href.includes(vote.cycleId)).map(({ action }) => action);

  test("纪委 owes the look at the sanctions and the group its proposals, each until the proposals are made", async () => {
    expect([await owedBy(vote.discipline), await owedBy(group), await owedBy(stranger)]).toEqual([
      ["核对"],
      ["提出"],
      [],
    ]);
  });

  test("a sanction that touches the year bars the quota grade, and leaves score and rank alone", async () => {
    const sheet = await listResults(vote.organiser, vote.cycleId);
    const best = sheet?.rows.find((row) => row.result?.rank === 1);
    const before = best?.result;
    const propose = (grade: string | null) => proposeGrade(group, { subjectId: best?.id ?? "", grade, reason: "" });
    await propose(before?.suggested ?? null);
    await enterEffect(vote.discipline, {
      personId: best?.personId ?? "",
      ...{ kind: "ADMINISTRATIVE_SANCTION", measure: "警告", effect: "CAP_BASIC", documentNo: "锻纪〔2032〕1号" },
      ...{ issuedBy: "厂纪委", effectiveOn: plainDate("2031-12-01"), endsOn: plainDate("2032-01-05"), note: "" },
    });
    // What was proposed as suggested departs from the suggestion now: it is not carried on in silence.
    const submit = () => submitProposals(group, { cycleId: vote.cycleId, note: "" });
    expect(await refusal(submit())).toContain(`${best?.name}（基本称职）`);
    expect(await refusal(reckonAgain(vote.discipline, vote))).toMatch("党群工作部");
    await reckonAgain(vote.organiser, { cycleId: vote.cycleId });
    expect(await entries("results.reckoned", vote.cycleId)).toBe(1);
    await propose("基本称职");
    await submit();
    expect([await owedBy(vote.discipline), await owedBy(group)]).toEqual([[], []]);
    expect(await refusal(reckonAgain(vote.organiser, vote))).toMatch("计票完成后");
    const after = await resultOf(best?.id ?? "");
    expect(after.suggested).toBe("基本称职");
    expect([after.total?.toFixed(2), after.rank]).toEqual([before?.total?.toFixed(2), 1]);
    expect(after.reasons).toEqual([expect.stringContaining("锻纪〔2032〕1号")]);
  });

  test("every subject is proposed as suggested, and evidence stands from then on", async () => {
    const rows = await db.subject.findMany({ where: { cycleId: vote.cycleId }, select: { id: true, proposal: true } });
    for (const row of rows) expect(row.proposal?.grade ?? null).toBe((await resultOf(row.id)).suggested);
    const late = { subjectId: rows[0]?.id ?? "", points: "1", reason: "迟到", evidence: "无" };
    expect(await refusal(addAdjustment(vote.organiser, late))).toMatch("不能再改");
    expect(await refusal(proposeGrade(group, { subjectId: rows[0]?.id ?? "", grade: "称职", reason: "x" }))).toMatch(
      "提交党委前",
    );
  });

  test("the head of the unit comments, a second window is told, and a stranger may not", async () => {
    const subject = await db.subject.findFirstOrThrow({ where: { cycleId: vote.cycleId, pool: "MIDDLE_DEPUTY" } });
    const head = {
      ...actorFor("head", "单位负责人"),
      grants: [{ role: "UNIT_HEAD" as const, unitIds: [subject.unitId], branchId: null }],
    };
    const text = { subjectId: subject.id, text: "工作扎实。", grade: "称职" };
    expect(await refusal(writeComment(stranger, { ...text, revision: 0 }))).toMatch("单位负责人");
    await writeComment(head, { ...text, revision: 0 });
    await writeComment(head, { ...text, text: "工作扎实，敢担当。", revision: 1 });
    expect(await refusal(writeComment(head, { ...text, revision: 1 }))).toMatch("刚刚已被修改");
    expect(await entries("comment.written", subject.id)).toBe(2);
  });

  test("a decision needs the majority of all members, and a departure its reason", async () => {
    const [first] = vote.subjects;
    const id = first?.id as string;
    const decide = (rest: object) => refusal(recordDecision(vote.secretary, decision(vote, [id], rest)));
    expect(await decide({ inFavour: 3, against: 4, deferred: 0 })).toMatch("半数");
    expect(await decide({ present: 4, inFavour: 4, deferred: 0 })).toMatch("三分之二");
    const other = (await resultOf(id)).suggested === "不称职" ? "称职" : "不称职";
    expect(await decide({ grade: other })).toMatch("理由");
    expect(await refusal(recordDecision(stranger, decision(vote, [id])))).toMatch("党委");
    expect(await db.decision.count({ where: { subjectId: id } })).toBe(0);
  });

  test("a sanction entered after the proposals is not decided over in silence, nor is its withdrawal", async () => {
    const [subject] = vote.subjects;
    const id = subject?.id as string;
    const later = { ...vote.discipline, at: new Date(vote.at.getTime() + 3_600_000) };
    const effectId = await enterEffect(later, {
      personId: subject?.personId ?? "",
      ...{ kind: "ADMINISTRATIVE_SANCTION", measure: "记过", effect: "CAP_BASIC", documentNo: "锻纪〔2032〕9号" },
      ...{ issuedBy: "厂纪委", effectiveOn: plainDate("2032-01-10"), endsOn: plainDate("2033-01-09"), note: "" },
    });
    const decide = (rest: object = {}) => refusal(recordDecision(vote.secretary, decision(vote, [id], rest)));
    expect(await decide()).toContain("登记记过（锻纪〔2032〕9号）");
    expect(await decide({ reason: "处分不影响本年度等次，党委已研究" })).toBe("nothing was refused");
    await withdrawEffect(later, { effectId, why: "复核后撤销" });
    expect(await decide()).toContain("撤销记过（锻纪〔2032〕9号）");
    await db.decision.deleteMany({ where: { subjectId: id } });
    await db.effect.deleteMany({ where: { id: effectId } });
  });

  test("the decisions cannot be finished while somebody is undecided, or beyond the seats", async () => {
    const finish = () => refusal(finishDecisions(vote.secretary, { cycleId: vote.cycleId, note: "" }));
    expect(await finish()).toMatch("没有审定结果");
    const all = vote.subjects.map((subject) => subject.id);
    await recordDecision(vote.secretary, decision(vote, all, { grade: "优秀", reason: "全部优秀" }));
    expect(await finish()).toMatch("名额不得突破");
    await recordDecision(vote.secretary, decision(vote, all));
    expect(await finish()).toBe("nothing was refused");
    expect(await entries("grade.decided", all[0] as string)).toBe(3);
  });

  test("who reads all results and is rated himself sees nothing of his own pool before the release", async () => {
    const [one] = vote.subjects;
    const member = actorFor(one?.personId ?? "", "委员", ["COMMITTEE"]);
    const all = await listResults(vote.organiser, vote.cycleId);
    const competing = all?.rows.filter(({ pool }) => pool === "MIDDLE_CHIEF") ?? [];
    expect(competing.length).toBeGreaterThan(1);
    const seen = await listResults(member, vote.cycleId);
    expect(seen?.withheld).toContain("MIDDLE_CHIEF");
    expect(seen?.counts.subjects).toBe(vote.subjects.length);
    // Neither the own line nor a competitor's, whose rank and places would say the own.
    for (const row of competing) expect(JSON.stringify(seen)).not.toContain(row.id);
    // The same pools are kept out of the forms that such a reader prints.
    expect(await withheldFrom(member, vote.cycleId)).toEqual(seen?.withheld);
    expect(await withheldFrom(vote.organiser, vote.cycleId)).toEqual([]);
  });

  test("nobody reads the own result before the release; afterwards the person does, and nobody else's", async () => {
    const [one, two] = vote.subjects;
    const person = actorFor(one?.personId ?? "", "本人");
    expect(await getOwnResult(person, one?.id ?? "")).toBeNull();
    const { told } = await releaseResults(vote.organiser, {
      cycleId: vote.cycleId,
      publicFrom: plainDate("2033-02-10"),
      publicUntil: plainDate("2033-02-17"),
    });
    expect(told).toBe(vote.subjects.length);
    const own = await getOwnResult(person, one?.id ?? "");
    expect(own?.row).toMatchObject({ id: one?.id, result: { rank: null, suggested: null } });
    // Neither where one stands, nor whose figures the others' are: they are there for the pool's mean only.
    const said = JSON.stringify(own);
    for (const other of vote.subjects.slice(1)) {
      for (const trace of [other.id, other.personId, other.name]) expect(said).not.toContain(trace);
    }
    expect(said).not.toMatch(/名额|"rank":\d/);
    expect(own?.sheet.rows).toHaveLength(vote.subjects.length);
    expect(await getOwnResult(person, two?.id ?? "")).toBeNull();
    expect(await listResults(person, vote.cycleId)).toBeNull();
    const member = actorFor(one?.personId ?? "", "委员", ["COMMITTEE"]);
    expect((await listResults(member, vote.cycleId))?.rows).toHaveLength(vote.subjects.length);
    expect(await withheldFrom(member, vote.cycleId)).toEqual([]);
    expect(await db.notice.count({ where: { personId: one?.personId ?? "" } })).toBe(1);
  });

  test("the own opinion is given once, by the person alone, before the archive", async () => {
    const [one, two] = vote.subjects;
    const person = actorFor(one?.personId ?? "", "本人");
    const agree = { subjectId: one?.id ?? "", agrees: true, text: "" };
    const sign = (who: typeof person, input: typeof agree) => refusal(giveOpinion(who, input));
    expect(await sign(person, { ...agree, subjectId: two?.id ?? "" })).toMatch("没有找到");
    expect((await Promise.all([sign(person, agree), sign(person, agree)])).sort()[1]).toBe(
      "刚刚已有人提交，请刷新后再看。",
    );
    expect(await db.opinion.count({ where: { subjectId: one?.id ?? "" } })).toBe(1);
    await archiveCycle(vote.organiser, { cycleId: vote.cycleId, note: "" });
    expect(await sign(actorFor(two?.personId ?? "", "本人"), { ...agree, subjectId: two?.id ?? "" })).toMatch("归档前");
  });
});
