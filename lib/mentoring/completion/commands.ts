import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { addMonths, compareDates, sayDate, toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { notify } from "@/lib/inbox/notify";
import { rulesInForce } from "@/lib/rulebook/queries";
import type { PairEnd, PairGrade } from "@/prisma/generated/enums";
import type { CompletionFacts } from "../facts";
import { GRADE_LABELS } from "../labels";
import { branchSecretaries, type PairView, pairToChange } from "../pair/queries";
import { isMentee, isMentor, mayChangePair, mayManagePair, maySignForBranch } from "../policy";
import { type Score, scoreOf, withinShare } from "../score";
import type { Conclude, Countersign, OpenCompletion, Rate, Report, ScoreInput } from "./schema";

/** 出师考核 begins: near the planned end, or before it with a reason. */
export function openCompletion(actor: Actor, input: OpenCompletion): Promise<void> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    permit(mayChangePair(actor, pair));
    const { completion, agreement, ending, lastDay } = pair.state;
    if (completion) throw new Refusal("conflict", "出师考核正在进行。");
    if (!agreement.concluded) invalid("结对协议还没有签署完毕，不能考核出师。");
    if (input.early && input.reason === "") invalid("提前出师请写明理由。", { reason: ["请写明理由"] });
    if (input.early === ending) {
      const said = ending
        ? "已到期满考核的时间，不必选择提前出师"
        : `期限到${sayDate(lastDay)}，现在考核请选择提前出师`;
      invalid(`${said}。`, { early: [said] });
    }
    const { id } = await tx.pairCompletion.create({
      data: {
        ...{ pairId: pair.id, attempt: pair.completions.length + 1, early: input.early },
        ...{ earlyReason: input.early ? input.reason : "", openedAt: actor.at, openedById: actor.personId },
      },
    });
    await notify(tx, [pair.mentorId, pair.menteeId], {
      ...{ at: actor.at, title: `结对 ${pair.number} 开始出师考核`, href: `/mentoring/${pair.id}?part=completion` },
      body: "请培养对象提交总结，请导师评分并写出意见。",
    });
    record("completion.opened", pair.id, { completionId: id, early: input.early, reason: input.reason });
  });
}

/** The open assessment of a pair, before the branch has countersigned it. */
async function openOne(actor: Actor, tx: Tx, pairId: string) {
  const pair = await pairToChange(actor, tx, pairId);
  const sheet = pair.state.completion ?? missing("出师考核");
  if (sheet.countersignedAt) throw new Refusal("conflict", "所在支部书记已经复签，内容不能再改。");
  return { pair, sheet };
}

/** One writes at a time; whoever opened the form on an older sheet is told. */
async function write(tx: Tx, sheet: CompletionFacts, revision: number, data: object) {
  const { count } = await tx.pairCompletion.updateMany({
    where: { id: sheet.id, revision },
    data: { ...data, revision: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("conflict", "出师考核刚刚有新的内容。您填写的还在，请核对后再提交。");
}

export function reportCompletion(actor: Actor, input: Report): Promise<void> {
  return transact(actor, async (tx, record) => {
    const { pair, sheet } = await openOne(actor, tx, input.pairId);
    permit(isMentee(actor, pair) || "总结由培养对象本人提交。");
    if (sheet.scoredAt) throw new Refusal("conflict", "总结已经评分，不能再改。");
    await write(tx, sheet, input.revision, { report: input.report, reportAt: actor.at });
    record("completion.reported", pair.id, { completionId: sheet.id });
  });
}

export function rateCompletion(actor: Actor, input: Rate): Promise<void> {
  return transact(actor, async (tx, record) => {
    const { pair, sheet } = await openOne(actor, tx, input.pairId);
    permit(isMentor(actor, pair) || "导师评价由导师本人填写。");
    const { mentorShare } = await rulesInForce(actor, "MENTORING", { tx });
    refuseAbove("points", input.points, mentorShare);
    const rated = { mentorPoints: input.points, mentorOpinion: input.opinion, mentorAt: actor.at };
    await write(tx, sheet, input.revision, rated);
    record("completion.rated", pair.id, { completionId: sheet.id, withheld: { points: input.points } });
  });
}

export function scoreCompletion(actor: Actor, input: ScoreInput): Promise<void> {
  return transact(actor, async (tx, record) => {
    const { pair, sheet } = await openOne(actor, tx, input.pairId);
    permit(mayManagePair(actor, pair));
    if (!sheet.reportAt) invalid("培养对象还没有提交总结。");
    const { menteeShare, hostShare } = await rulesInForce(actor, "MENTORING", { tx });
    refuseAbove("reportPoints", input.reportPoints, menteeShare);
    refuseAbove("hostPoints", input.hostPoints, hostShare);
    await write(tx, sheet, input.revision, {
      ...{ reportPoints: input.reportPoints, hostPoints: input.hostPoints, hostSource: input.hostSource },
      ...{ scoredById: actor.personId, scoredAt: actor.at },
    });
    record("completion.scored", pair.id, { withheld: { report: input.reportPoints, host: input.hostPoints } });
  });
}

function refuseAbove(field: string, points: string, share: number) {
  const answer = withinShare(points, share);
  if (answer !== true) invalid(answer, { [field]: [answer] });
}

/** The second signature: the mentor's opinion alone decides nothing. */
export function countersign(actor: Actor, input: Countersign): Promise<void> {
  return transact(actor, async (tx, record) => {
    const { pair, sheet } = await openOne(actor, tx, input.pairId);
    permit(maySignForBranch(actor, pair, await branchSecretaries(actor, tx, pair.mentee.branchId)));
    if (!sheet.reportAt || !sheet.mentorAt || !sheet.scoredAt) invalid("总结、导师评价和单位评价齐备之后才能复签。");
    await write(tx, sheet, input.revision, {
      ...{ opinion: input.opinion, countersignedAt: actor.at },
      ...{ countersignedById: actor.personId, countersignedByName: actor.name },
    });
    record("completion.countersigned", pair.id, { completionId: sheet.id });
  });
}

/** The result follows from the points; the organiser puts it in force, and with it the end or the extension. */
export function concludeCompletion(actor: Actor, input: Conclude): Promise<{ total: string; grade: PairGrade }> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    permit(mayChangePair(actor, pair));
    const sheet = pair.state.completion ?? missing("出师考核");
    const score = await scoreSheet(actor, tx, pair, sheet);
    await write(tx, sheet, input.revision, {
      ...{ logsKept: pair.state.logs.kept, logsOwed: pair.state.logs.owed, ...score },
      ...{ concludedById: actor.personId, concludedByName: actor.name, concludedOn: toColumn(today(actor.at)) },
    });
    if (score.grade === "EXTENDED") {
      if (!sheet.early) await extendBy(actor, tx, pair, input.months);
    } else await endBy(actor, tx, pair, sheet, score);
    await notify(tx, [pair.mentorId, pair.menteeId], {
      ...{ at: actor.at, title: `结对 ${pair.number}：${GRADE_LABELS[score.grade]}，${score.total} 分` },
      href: `/mentoring/${pair.id}?part=completion`,
    });
    record("completion.concluded", pair.id, { early: sheet.early, months: input.months, withheld: score });
    return score;
  });
}

async function scoreSheet(actor: Actor, tx: Tx, pair: PairView, sheet: CompletionFacts): Promise<Score> {
  const { reportPoints, mentorPoints, hostPoints, countersignedAt } = sheet;
  if (!countersignedAt || reportPoints === null || mentorPoints === null || hostPoints === null) {
    invalid("所在支部书记复签之后才能评定。");
  }
  const rules = await rulesInForce(actor, "MENTORING", { tx });
  const points = { report: reportPoints, mentor: mentorPoints, host: hostPoints };
  return scoreOf(points, pair.state.logs, rules, pair.state.monthsLeft);
}

async function extendBy(actor: Actor, tx: Tx, pair: PairView, months: number | null) {
  const left = pair.state.monthsLeft;
  if (months === null || months > left) {
    const said = `得分在延期档，请填写延期1至${left}个月`;
    invalid(`${said}。`, { months: [said] });
  }
  await tx.pairExtension.create({
    data: {
      ...{ pairId: pair.id, months, until: toColumn(addMonths(pair.state.until, months)), reason: "出师考核延期" },
      ...{ byId: actor.personId, byName: actor.name, at: actor.at },
    },
  });
}

/** An early attempt that fails ends nothing: the pair goes on to its planned end. */
async function endBy(actor: Actor, tx: Tx, pair: PairView, sheet: CompletionFacts, { grade }: Score) {
  if (grade === "FAILED" && sheet.early) return;
  const end: PairEnd = grade === "FAILED" ? "NOT_PASSED" : sheet.early ? "EARLY" : "COMPLETED";
  const day = today(actor.at);
  await tx.pair.update({
    where: { id: pair.id },
    data: {
      ...{ end, endReason: GRADE_LABELS[grade], endedById: actor.personId, endedAt: actor.at },
      endedOn: toColumn(compareDates(day, pair.state.until) < 0 ? day : pair.state.until),
    },
  });
}
