import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, sayDate, toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { notify } from "@/lib/inbox/notify";
import { rulesInForce } from "@/lib/rulebook/queries";
import { dayAfter, dueUntil, earlier, lastDay } from "../course";
import { datesOf } from "../dates";
import { TYPES } from "../labels";
import { lengthFault } from "../lengths";
import { lockPerson, refuseObstacles } from "../obstacle/queries";
import { mayApprove, mayManage } from "../policy";
import { type LockedPosting, lockPosting } from "./queries";
import type { Arrive, Cancel, ChangePlan, DecidePlan, PlanPosting, Return } from "./schema";

const stale = () =>
  new Refusal("conflict", "他人刚刚办理了这项锻炼，内容已有变化。您填写的还在，请在新标签页查看后再提交。");

/** The organiser plans; nothing counts before the secretary has approved. */
export function planPosting(actor: Actor, input: PlanPosting): Promise<string> {
  return transact(actor, async (tx, record) => {
    const person = await lockPerson(tx, input.personId);
    permit(mayManage(actor, { personId: person.id }));
    const home = await homeOf(tx, person, toColumn(earlier(input.from, today(actor.at))));
    const term = await termOf(actor, tx, input);
    const wish = { person, hostUnitId: input.hostUnitId, homeUnitId: home.unitId, ...term };
    await refuseObstacles(actor, tx, wish);
    const posting = await tx.posting.create({
      data: {
        personId: person.id,
        homeUnitId: home.unitId,
        homePost: home.title,
        ...planned(input),
        plannedById: actor.personId,
        plannedByName: actor.name,
        plannedAt: actor.at,
      },
      select: { id: true },
    });
    record("posting.planned", posting.id, { personId: person.id, ...said(input) });
    return posting.id;
  });
}

/** Only what nobody has approved yet. */
export function changePlan(actor: Actor, input: ChangePlan): Promise<void> {
  return transact(actor, async (tx, record) => {
    const posting = await lockPosting(tx, input.postingId);
    permit(mayManage(actor, posting));
    if (posting.approvedAt) invalid("计划已经批准，不能再改。时间有变请办理延长或提前结束，其他变化请取消后重新安排。");
    refuseCancelled(posting);
    const person = await lockPerson(tx, posting.personId);
    const term = await termOf(actor, tx, input);
    const places = { person, hostUnitId: input.hostUnitId, homeUnitId: posting.homeUnitId };
    await refuseObstacles(actor, tx, { ...places, ...term, postingId: posting.id });
    await claimPosting(tx, posting, input.version, planned(input));
    record("posting.changed", posting.id, { personId: person.id, ...said(input) });
  });
}

export function decidePlan(actor: Actor, input: DecidePlan): Promise<void> {
  return transact(actor, async (tx, record) => {
    const posting = await lockPosting(tx, input.postingId);
    permit(mayApprove(actor, posting));
    refuseCancelled(posting);
    if (posting.approvedAt) throw new Refusal("conflict", `这项安排已由${posting.approvedByName}批准。`);
    const href = `/rotation/${posting.id}`;
    const title = `${posting.person.name}到${posting.hostUnit.name}${TYPES[posting.type]}`;
    if (input.verdict === "decline") {
      await callOff(tx, actor, posting, input.version, `未批准：${input.note}`);
      record("posting.declined", posting.id, { personId: posting.personId, note: input.note });
      await notify(tx, planner(posting), { at: actor.at, title: `${title}：未批准`, body: input.note, href });
      return;
    }
    const person = await lockPerson(tx, posting.personId);
    const dates = datesOf(posting);
    const term = { from: dates.plannedFrom, until: dates.plannedUntil };
    await refuseObstacles(actor, tx, { person, ...places(posting), ...term, postingId: posting.id });
    await claimPosting(tx, posting, input.version, {
      approvalNo: input.approvalNo,
      approvedById: actor.personId,
      approvedByName: actor.name,
      approvedAt: actor.at,
    });
    record("posting.approved", posting.id, { personId: posting.personId, approvalNo: input.approvalNo });
    const notice = { at: actor.at, title: `${title}：已批准`, body: input.approvalNo, href };
    await notify(tx, [...planner(posting), posting.personId], notice);
  });
}

/** 报到: the actual start, once; a wrong one is put right by a correction. */
export function recordArrival(actor: Actor, input: Arrive): Promise<void> {
  return transact(actor, async (tx, record) => {
    const posting = await lockPosting(tx, input.postingId);
    permit(mayManage(actor, posting));
    refuseCancelled(posting);
    if (!posting.approvedAt) invalid("这项安排还没有批准，不能登记报到。");
    if (posting.actualFrom) {
      const day = sayDate(fromColumn(posting.actualFrom));
      throw new Refusal("conflict", `报到已登记为${day}。登记有误的，请办理更正。`);
    }
    if (input.from > today(actor.at)) invalid("报到日期不能晚于今天。", { from: ["还没有到这一天。"] });
    const dates = datesOf(posting);
    if (input.from >= dueUntil(dates)) {
      invalid(`报到日期应在期满日${sayDate(lastDay(dueUntil(dates)))}或之前。`, { from: ["晚于期满日。"] });
    }
    const person = await lockPerson(tx, posting.personId);
    const term = { from: input.from, until: dueUntil(dates) };
    await refuseObstacles(actor, tx, { person, ...places(posting), ...term, postingId: posting.id });
    const { reportMonths } = await rulesInForce(actor, "ROTATION", { tx });
    await claimPosting(tx, posting, input.version, { actualFrom: toColumn(input.from), reportMonths });
    record("posting.arrived", posting.id, { personId: posting.personId, from: input.from });
  });
}

/** What never began: the plan stays on record with the reason. */
export function cancelPosting(actor: Actor, input: Cancel): Promise<void> {
  return transact(actor, async (tx, record) => {
    const posting = await lockPosting(tx, input.postingId);
    permit(mayManage(actor, posting));
    refuseCancelled(posting);
    if (posting.actualFrom) invalid("已经报到，不能取消，请办理提前结束。");
    await callOff(tx, actor, posting, input.version, input.reason);
    record("posting.cancelled", posting.id, { personId: posting.personId, reason: input.reason });
    if (posting.approvedAt) {
      const title = `${posting.person.name}到${posting.hostUnit.name}${TYPES[posting.type]}：已取消`;
      const notice = { at: actor.at, title, body: input.reason, href: `/rotation/${posting.id}` };
      await notify(tx, [posting.personId, ...(posting.approvedById ? [posting.approvedById] : [])], notice);
    }
  });
}

/** Where the person goes back to, as text and unit; the post itself is entered on the person's page. */
export function recordReturn(actor: Actor, input: Return): Promise<void> {
  return transact(actor, async (tx, record) => {
    const posting = await lockPosting(tx, input.postingId);
    permit(mayManage(actor, posting));
    if (!posting.actualUntil) invalid("锻炼还没有结束，结束后再登记返回岗位。");
    if (posting.returnedOn) throw new Refusal("conflict", "返回岗位已经登记。登记有误的，请办理更正。");
    const ended = fromColumn(posting.actualUntil);
    if (input.on < ended) {
      invalid(`返回日期应在锻炼的最后一天${sayDate(lastDay(ended))}之后。`, { on: ["早于锻炼结束。"] });
    }
    const unit = (await tx.unit.findUnique({ where: { id: input.unitId } })) ?? missing("单位");
    if (unit.closedOn && unit.closedOn <= toColumn(input.on))
      invalid(`${unit.name}已撤销。`, { unitId: ["请另选单位。"] });
    const change = { returnUnitId: unit.id, returnPost: input.post, returnedOn: toColumn(input.on) };
    await claimPosting(tx, posting, input.version, change);
    record("posting.returned", posting.id, {
      personId: posting.personId,
      unit: unit.name,
      post: input.post,
      on: input.on,
    });
  });
}

const places = ({ hostUnitId, homeUnitId }: LockedPosting) => ({ hostUnitId, homeUnitId });
const planner = ({ plannedById }: LockedPosting) => (plannedById ? [plannedById] : []);

function refuseCancelled(posting: LockedPosting) {
  if (posting.cancelledAt) throw new Refusal("conflict", "这项安排已经取消。");
}

/** Who reads an old page is told, whatever the change was. */
export async function claimPosting(tx: Tx, posting: LockedPosting, version: number, data: object) {
  const { count } = await tx.posting.updateMany({
    where: { id: posting.id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw stale();
}

async function callOff(tx: Tx, actor: Actor, posting: LockedPosting, version: number, reason: string) {
  await claimPosting(tx, posting, version, { cancelledAt: actor.at });
  const by = { askedById: actor.personId, askedByName: actor.name, askedAt: actor.at };
  const decided = { approved: true, decidedById: actor.personId, decidedByName: actor.name, decidedAt: actor.at };
  const until = posting.plannedFrom;
  await tx.postingEnd.create({ data: { postingId: posting.id, kind: "CANCELLED", until, reason, ...by, ...decided } });
}

/** The main post on a day, or the unit in which the person stands without one. */
async function homeOf(tx: Tx, person: { id: string; unitId: string }, day: Date) {
  const post = await tx.post.findFirst({
    where: { personId: person.id, main: true, from: { lte: day }, OR: [{ until: null }, { until: { gt: day } }] },
    select: { unitId: true, title: true },
  });
  return post ?? { unitId: person.unitId, title: "" };
}

type Plan = Omit<PlanPosting, "personId">;

async function termOf(actor: Actor, tx: Tx, input: Plan) {
  const term = { from: input.from, until: dayAfter(input.last) };
  const fault = lengthFault(input.type, term, await rulesInForce(actor, "ROTATION", { tx }));
  if (fault) invalid(fault, { last: [fault] });
  return term;
}

function planned(input: Plan) {
  const { type, hostUnitId, role, projectName, tasks, goals } = input;
  const dates = { plannedFrom: toColumn(input.from), plannedUntil: toColumn(dayAfter(input.last)) };
  return { type, hostUnitId, role, projectName, tasks, goals, ...dates };
}

const said = ({ type, hostUnitId, role, from, last }: Plan) => ({ type, hostUnitId, role, from, last });
