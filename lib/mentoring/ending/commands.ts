import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { addMonths, sayDate, toColumn, today } from "@/lib/calendar";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { notify } from "@/lib/inbox/notify";
import { ANSWER_LABELS, END_LABELS } from "../labels";
import { type PairView, pairToChange } from "../pair/queries";
import { mayAskChange, mayChangePair, mayWaive } from "../policy";
import type { AnswerChange, AskChange, EndPair, ExtendPair, WaiveMentor, WithdrawChange } from "./schema";

/** Ends a pair other than by its assessment: somebody leaves, is promoted or moved, or it should never have been. */
export function endPair(actor: Actor, input: EndPair): Promise<void> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    if (pair.endedOn !== null) throw new Refusal("conflict", `这对结对已于${sayDate(pair.endedOn)}结束。`);
    permit(mayChangePair(actor, pair));
    const refuse = (said: string): never => invalid(`${said}。`, { on: [said] });
    if (input.on < pair.from) refuse(`结束日期不能早于结对开始（${sayDate(pair.from)}）`);
    if (input.on > today(actor.at)) refuse("结束日期不能晚于今天");
    const last = pair.logs.at(-1)?.heldOn;
    if (last && input.on < last) refuse(`${sayDate(last)}还有一次帮带记录，结束日期不能早于这一天`);
    await tx.pair.update({
      where: { id: pair.id },
      data: {
        ...{ end: input.end, endedOn: toColumn(input.on), endReason: input.reason },
        ...{ endedById: actor.personId, endedAt: actor.at },
      },
    });
    await tx.pairChange.updateMany({
      where: { pairId: pair.id, answer: null },
      data: { answer: "ACCEPTED", note: "结对已结束", answeredByName: actor.name, answeredAt: actor.at },
    });
    await notify(tx, [pair.mentorId, pair.menteeId], {
      ...{ at: actor.at, title: `结对 ${pair.number} 已结束：${END_LABELS[input.end]}`, body: input.reason },
      href: `/mentoring/${pair.id}`,
    });
    record("pair.ended", pair.id, { end: input.end, on: input.on, reason: input.reason });
  });
}

/**
 * A pair was ended for another mentor, and none shall follow: the mentee needs none any more, or nobody could be found.
 * The pair stays as it ended; only nobody is asked for a mentor any longer.
 */
export function waiveMentor(actor: Actor, input: WaiveMentor): Promise<void> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    if (pair.waivedAt) throw new Refusal("conflict", `${pair.waivedByName}已登记不再安排导师，请刷新后查看。`);
    permit(mayWaive(actor, pair));
    const waived = { waivedById: actor.personId, waivedByName: actor.name, waivedAt: actor.at };
    await tx.pair.update({ where: { id: pair.id }, data: { waivedReason: input.reason, ...waived } });
    await notify(tx, [pair.menteeId], {
      ...{ at: actor.at, title: `结对 ${pair.number} 结束后不再安排导师`, body: input.reason },
      href: `/mentoring/${pair.id}`,
    });
    record("pair.waived", pair.id, { reason: input.reason });
  });
}

/** More time before the assessment, all extensions together within the rule. */
export function extendPair(actor: Actor, input: ExtendPair): Promise<void> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    permit(mayChangePair(actor, pair));
    const { monthsLeft, until, lastDay } = pair.state;
    if (lastDay !== input.lastDay) {
      throw new Refusal("conflict", `这对结对的期限刚刚改为${sayDate(lastDay)}。请核对后再决定是否延期。`);
    }
    if (input.months > monthsLeft) {
      const said = monthsLeft === 0 ? "延期已经用完，不能再延" : `最多还能延期${monthsLeft}个月`;
      invalid(`${said}。`, { months: [said] });
    }
    const extended = addMonths(until, input.months);
    await tx.pairExtension.create({
      data: {
        ...{ pairId: pair.id, months: input.months, until: toColumn(extended), reason: input.reason },
        ...{ byId: actor.personId, byName: actor.name, at: actor.at },
      },
    });
    record("pair.extended", pair.id, { months: input.months, until: extended, reason: input.reason });
  });
}

export function askChange(actor: Actor, input: AskChange): Promise<void> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    permit(mayAskChange(actor, pair));
    if (pair.state.change) throw new Refusal("conflict", "更换导师的申请正在办理，请等待答复。");
    const { id } = await tx.pairChange.create({
      data: {
        ...{ pairId: pair.id, byId: actor.personId ?? "", byName: actor.name },
        ...{ reason: input.reason, at: actor.at },
      },
    });
    record("pair.change_asked", pair.id, { changeId: id });
  });
}

/** Yes leads on to the pairing with another mentor; the old pair goes on until then, so that there is no gap. */
export function answerChange(actor: Actor, input: AnswerChange): Promise<void> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    permit(mayChangePair(actor, pair));
    const change = pair.state.change ?? answered(pair);
    if (input.answer === "REJECTED" && input.note === "") invalid("不同意请写明理由。", { note: ["请写明理由"] });
    await tx.pairChange.update({
      where: { id: change.id },
      data: { answer: input.answer, note: input.note, answeredByName: actor.name, answeredAt: actor.at },
    });
    await notify(tx, [change.byId], {
      ...{ at: actor.at, title: `更换导师的申请：${ANSWER_LABELS[input.answer]}`, body: input.note },
      href: `/mentoring/${pair.id}`,
    });
    record("pair.change_answered", pair.id, { changeId: change.id, answer: input.answer });
  });
}

/** Why there is nothing to answer: none was asked, or somebody was faster. */
function answered({ changes }: PairView): never {
  const last = changes.at(-1);
  if (!last?.answer) missing("更换导师的申请");
  const who = last.answeredByName;
  throw new Refusal("conflict", `这份申请已由${who}办理（${ANSWER_LABELS[last.answer]}），请刷新后查看。`);
}

export function withdrawChange(actor: Actor, input: WithdrawChange): Promise<void> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    const change = pair.state.change ?? answered(pair);
    permit(change.byId === actor.personId || "申请由提出的人撤回。");
    const withdrawn = { answer: "WITHDRAWN" as const, answeredByName: actor.name, answeredAt: actor.at };
    await tx.pairChange.update({ where: { id: change.id }, data: withdrawn });
    record("pair.change_answered", pair.id, { changeId: change.id, answer: "WITHDRAWN" });
  });
}
