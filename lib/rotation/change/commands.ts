import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, sayDate, toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { notify } from "@/lib/inbox/notify";
import { rulesInForce } from "@/lib/rulebook/queries";
import { dayAfter, dueUntil, lastDay } from "../course";
import { datesOf } from "../dates";
import { TYPES } from "../labels";
import { extensionFault } from "../lengths";
import { lockPerson, refuseObstacles } from "../obstacle/queries";
import { mayApprove, mayManage } from "../policy";
import { type LockedPosting, lockPosting } from "../posting/queries";
import { waitingFor } from "../waiting";
import type { AskExtension, Decide, EndPosting } from "./schema";

/** 延长: the organiser asks, the secretary decides; both ask the rules that are in force then. */
export function askExtension(actor: Actor, input: AskExtension): Promise<void> {
  return transact(actor, async (tx, record) => {
    const posting = await lockPosting(tx, input.postingId);
    permit(mayManage(actor, posting));
    refuseNotRunning(posting);
    refuseWaiting(posting);
    const until = dayAfter(input.last);
    await refuseExtension(actor, tx, posting, until);
    await tx.postingExtension.create({
      data: { postingId: posting.id, until: toColumn(until), reason: input.reason, ...asked(actor) },
    });
    record("posting.extension_asked", posting.id, { last: input.last, reason: input.reason });
  });
}

export function decideExtension(actor: Actor, input: Decide): Promise<string> {
  return transact(actor, async (tx, record) => {
    const found = await tx.postingExtension.findUnique({ where: { id: input.requestId } });
    const posting = await lockPosting(tx, found?.postingId ?? "");
    const request = posting.extensions.find(({ id }) => id === input.requestId) ?? missing("延长申请");
    permit(mayApprove(actor, posting));
    if (request.decidedAt) throw decided(request.decidedByName);
    const approved = input.verdict === "approve";
    const until = fromColumn(request.until);
    if (approved) {
      refuseNotRunning(posting);
      await refuseExtension(actor, tx, posting, until);
    }
    const ordinal = approved ? granted(posting) + 1 : null;
    await tx.postingExtension.update({
      where: { id: request.id },
      data: { approved, ordinal, note: input.note, ...decidedBy(actor) },
    });
    if (approved) await change(tx, posting, { extendedUntil: request.until });
    record(approved ? "posting.extended" : "posting.extension_declined", posting.id, {
      last: lastDay(until),
      note: input.note,
    });
    const said = approved ? `延长至${sayDate(lastDay(until))}` : "延长未批准";
    await tell(tx, actor, posting, request.askedById, said, input.note, approved);
    return posting.id;
  });
}

/** On its day it is a fact; earlier it needs a reason and waits for the secretary. */
export function endPosting(actor: Actor, input: EndPosting): Promise<"ended" | "asked"> {
  return transact(actor, async (tx, record) => {
    const posting = await lockPosting(tx, input.postingId);
    permit(mayManage(actor, posting));
    refuseNotRunning(posting);
    refuseWaiting(posting);
    const dates = datesOf(posting);
    const [until, due] = [dayAfter(input.last), dueUntil(dates)];
    if (dates.actualFrom && until <= dates.actualFrom) {
      invalid("最后一天不能早于报到日期。", { last: [`报到日期是${sayDate(dates.actualFrom)}。`] });
    }
    if (until > due) {
      invalid(`最后一天晚于期满日${sayDate(lastDay(due))}，继续锻炼须先办理延长。`, { last: ["晚于期满日。"] });
    }
    const early = until < due;
    if (early && input.reason === "") invalid("提前结束须写明原因。", { reason: ["请填写提前结束的原因。"] });
    if (!early && until > today(actor.at)) invalid(`还没有期满，${sayDate(until)}起可以登记期满结束。`);
    const row = { postingId: posting.id, until: toColumn(until), ...asked(actor) };
    if (early) {
      await tx.postingEnd.create({ data: { ...row, kind: "EARLY", reason: input.reason } });
      record("posting.end_asked", posting.id, { last: input.last, reason: input.reason });
      return "asked";
    }
    await tx.postingEnd.create({ data: { ...row, kind: "ON_TIME", approved: true, ...decidedBy(actor) } });
    await finish(tx, actor, posting, toColumn(until));
    record("posting.ended", posting.id, { personId: posting.personId, kind: "ON_TIME", last: input.last });
    return "ended";
  });
}

export function decideEnd(actor: Actor, input: Decide): Promise<string> {
  return transact(actor, async (tx, record) => {
    const found = await tx.postingEnd.findUnique({ where: { id: input.requestId } });
    const posting = await lockPosting(tx, found?.postingId ?? "");
    const request = posting.ends.find(({ id }) => id === input.requestId) ?? missing("提前结束申请");
    permit(mayApprove(actor, posting));
    if (request.decidedAt) throw decided(request.decidedByName);
    const approved = input.verdict === "approve";
    await tx.postingEnd.update({
      where: { id: request.id },
      data: { approved, note: input.note, ...decidedBy(actor) },
    });
    const last = lastDay(fromColumn(request.until));
    if (approved) {
      refuseNotRunning(posting);
      await finish(tx, actor, posting, request.until);
      record("posting.ended", posting.id, { personId: posting.personId, kind: "EARLY", last });
    } else record("posting.end_declined", posting.id, { note: input.note });
    const said = approved ? `提前结束，最后一天${sayDate(last)}` : "提前结束未批准";
    await tell(tx, actor, posting, request.askedById, said, input.note, false);
    return posting.id;
  });
}

const asked = (actor: Actor) => ({ askedById: actor.personId, askedByName: actor.name, askedAt: actor.at });
const decidedBy = (actor: Actor) => ({ decidedById: actor.personId, decidedByName: actor.name, decidedAt: actor.at });
const decided = (name: string) => new Refusal("conflict", `这项申请已由${name}办理，请刷新后查看。`);
const granted = (posting: LockedPosting) => posting.extensions.filter(({ approved }) => approved).length;

function refuseNotRunning(posting: LockedPosting) {
  if (posting.cancelledAt) throw new Refusal("conflict", "这项安排已经取消。");
  if (!posting.actualFrom) invalid("还没有登记报到，不能办理延长或结束；不再派出的请办理取消。");
  if (posting.actualUntil) {
    throw new Refusal("conflict", `锻炼的最后一天已登记为${sayDate(lastDay(fromColumn(posting.actualUntil)))}。`);
  }
}

function refuseWaiting(posting: LockedPosting) {
  const waiting = waitingFor(posting);
  if (waiting) throw new Refusal("conflict", `已有一项${waiting}等待批准，请先等待结果。`);
}

async function refuseExtension(actor: Actor, tx: Tx, posting: LockedPosting, until: ReturnType<typeof dayAfter>) {
  const dates = datesOf(posting);
  const due = dueUntil(dates);
  const from = dates.actualFrom ?? dates.plannedFrom;
  const rules = await rulesInForce(actor, "ROTATION", { tx });
  const fault = extensionFault({ type: posting.type, from, due, until, granted: granted(posting) }, rules);
  if (fault) invalid(fault, { last: [fault] });
  const person = await lockPerson(tx, posting.personId);
  const { hostUnitId, homeUnitId } = posting;
  await refuseObstacles(actor, tx, { person, hostUnitId, homeUnitId, from: due, until, postingId: posting.id });
}

/** The row is locked, so that the version only tells open pages that they are old. */
async function change(tx: Tx, posting: LockedPosting, data: object) {
  await tx.posting.update({ where: { id: posting.id }, data: { ...data, version: { increment: 1 } } });
}

/** Whoever left owes the personal summary first. */
async function finish(tx: Tx, actor: Actor, posting: LockedPosting, until: Date) {
  await change(tx, posting, { actualUntil: until });
  await notify(tx, [posting.personId], {
    at: actor.at,
    title: `${posting.hostUnit.name}${TYPES[posting.type]}结束：请填写个人小结`,
    body: `最后一天${sayDate(lastDay(fromColumn(until)))}。个人小结签署后由锻炼单位鉴定。`,
    href: "/rotation/mine",
  });
}

async function tell(
  tx: Tx,
  actor: Actor,
  posting: LockedPosting,
  askedById: string | null,
  what: string,
  body: string,
  person: boolean,
) {
  const title = `${posting.person.name}到${posting.hostUnit.name}${TYPES[posting.type]}：${what}`;
  const people = [...(askedById ? [askedById] : []), ...(person ? [posting.personId] : [])];
  await notify(tx, people, { at: actor.at, title, body, href: `/rotation/${posting.id}` });
}
