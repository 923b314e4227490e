import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, type PlainDate, sayDate, toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { notify } from "@/lib/inbox/notify";
import type { PostingCorrection } from "@/prisma/generated/client";
import { turnOf } from "../appraisal/sections";
import type { Decide } from "../change/schema";
import { dayAfter, inForce, lastDay } from "../course";
import { datesOf } from "../dates";
import { TYPES } from "../labels";
import { lockPerson, refuseOverlap } from "../obstacle/queries";
import { mayApprove, mayManage } from "../policy";
import { claimPosting } from "../posting/commands";
import { type LockedPosting, lockPosting } from "../posting/queries";
import { waitingFor } from "../waiting";
import { correctionFault, decidedAbove, FACTS, type OnRecord } from "./faults";
import type { Correct } from "./schema";

type Right = Pick<PostingCorrection, "fact" | "day" | "unitId" | "post">;

/**
 * 更正: puts a wrongly recorded arrival, end or return right, with the reason; the old words stay in the row. What the
 * secretary had to allow he allows again, the rest takes effect at once.
 * @throws Refusal when the record does not allow it, and `conflict` on an old page
 */
export function correctRecord(actor: Actor, input: Correct): Promise<"corrected" | "asked"> {
  return transact(actor, async (tx, record) => {
    const posting = await lockPosting(tx, input.postingId);
    permit(mayManage(actor, posting));
    if (posting.cancelledAt) throw new Refusal("conflict", "这项安排已经取消。");
    const waiting = waitingFor(posting);
    if (waiting) throw new Refusal("conflict", `已有一项${waiting}等待批准，请先等待结果。`);
    const right = {
      fact: input.fact,
      day: input.day && toColumn(input.day),
      unitId: input.unitId || null,
      post: input.post,
    };
    const onRecord = await refuseFault(actor, tx, posting, right);
    const becomes = await wordsOf(tx, right);
    const was = await wordsOf(tx, recorded(posting, input.fact));
    if (was === becomes) invalid("与现在的登记相同，不用更正。");
    const above = decidedAbove(input.fact, onRecord);
    await claimPosting(tx, posting, input.version, above ? {} : rightData(right));
    const { id } = await tx.postingCorrection.create({
      data: {
        ...{ postingId: posting.id, ...right, was, becomes, reason: input.reason },
        ...{ askedById: actor.personId, askedByName: actor.name, askedAt: actor.at },
        ...(above ? {} : { approved: true, ...decidedBy(actor) }),
      },
    });
    const detail = { fact: input.fact, was, becomes, reason: input.reason };
    if (above) {
      record("posting.correction_asked", posting.id, detail);
      return "asked";
    }
    await reopen(tx, posting, right, actor.at);
    record("posting.corrected", posting.id, { correctionId: id, ...detail });
    await tell(
      tx,
      actor,
      posting,
      [posting.personId],
      `${FACTS[input.fact]}登记已更正`,
      `原登记${was}，更正为${becomes}。`,
    );
    return "corrected";
  });
}

/** Answers the posting. */
export function decideCorrection(actor: Actor, input: Decide): Promise<string> {
  return transact(actor, async (tx, record) => {
    const found = await tx.postingCorrection.findUnique({ where: { id: input.requestId } });
    const posting = await lockPosting(tx, found?.postingId ?? "");
    const asked = posting.corrections.find(({ id }) => id === input.requestId) ?? missing("更正申请");
    permit(mayApprove(actor, posting));
    if (asked.decidedAt) {
      throw new Refusal("conflict", `这项申请已由${asked.decidedByName}办理，请刷新后查看。`);
    }
    const approved = input.verdict === "approve";
    if (approved) await refuseFault(actor, tx, posting, asked);
    await tx.postingCorrection.update({
      where: { id: asked.id },
      data: { approved, note: input.note, ...decidedBy(actor) },
    });
    if (approved) {
      await tx.posting.update({
        where: { id: posting.id },
        data: { ...rightData(asked), version: { increment: 1 } },
      });
      await reopen(tx, posting, asked, actor.at);
    }
    const { fact, was, becomes, reason } = asked;
    const detail = { correctionId: asked.id, fact, was, becomes, reason, note: input.note };
    record(approved ? "posting.corrected" : "posting.correction_declined", posting.id, detail);
    const said = `${FACTS[fact]}登记${approved ? "已更正" : "未批准更正"}`;
    const people = [...(asked.askedById ? [asked.askedById] : []), ...(approved ? [posting.personId] : [])];
    await tell(tx, actor, posting, people, said, approved ? `原登记${was}，更正为${becomes}。` : input.note);
    return posting.id;
  });
}

const decidedBy = (actor: Actor) => ({ decidedById: actor.personId, decidedByName: actor.name, decidedAt: actor.at });

/** What stands on record now, in the form of a correction. */
function recorded(posting: LockedPosting, fact: Right["fact"]): Right {
  if (fact === "ARRIVAL") return { fact, day: posting.actualFrom, unitId: null, post: "" };
  if (fact === "RETURN")
    return { fact, day: posting.returnedOn, unitId: posting.returnUnitId, post: posting.returnPost };
  return {
    fact,
    day: posting.actualUntil && toColumn(lastDay(fromColumn(posting.actualUntil))),
    unitId: null,
    post: "",
  };
}

/** 2026年3月2日 · 模压车间 副主任，2026年9月1日 · 撤销登记 */
async function wordsOf(tx: Tx, { fact, day, unitId, post }: Right): Promise<string> {
  if (day === null) return "撤销登记";
  const said = sayDate(fromColumn(day));
  if (fact !== "RETURN") return said;
  const unit = unitId && (await tx.unit.findUnique({ where: { id: unitId }, select: { name: true } }));
  return `${(unit || missing("单位")).name} ${post}，${said}`;
}

async function refuseFault(actor: Actor, tx: Tx, posting: LockedPosting, right: Right): Promise<OnRecord> {
  const onRecord = await onRecordOf(tx, posting);
  const day = right.day && fromColumn(right.day);
  const fault = correctionFault({ fact: right.fact, day }, onRecord, today(actor.at));
  if (fault) invalid(fault, day ? { day: [fault] } : undefined);
  if (right.fact === "RETURN") await refuseClosed(tx, right);
  else await refuseOthers(actor, tx, posting, right.fact, day);
  return onRecord;
}

async function refuseClosed(tx: Tx, { unitId, day }: Right) {
  const unit = unitId && (await tx.unit.findUnique({ where: { id: unitId } }));
  if (unit && day && unit.closedOn && unit.closedOn <= day) {
    invalid(`${unit.name}已撤销。`, { unitId: ["请另选单位。"] });
  }
}

/** The days that the posting takes once it is put right must be free of others, as at every other step. */
async function refuseOthers(actor: Actor, tx: Tx, posting: LockedPosting, fact: Right["fact"], day: PlainDate | null) {
  const dates = datesOf(posting);
  const right = fact === "ARRIVAL" ? { ...dates, actualFrom: day } : { ...dates, actualUntil: day && dayAfter(day) };
  const person = await lockPerson(tx, posting.personId);
  await refuseOverlap(actor, tx, {
    ...{ person, hostUnitId: posting.hostUnitId, homeUnitId: posting.homeUnitId, postingId: posting.id },
    ...inForce(right),
  });
}

async function onRecordOf(tx: Tx, posting: LockedPosting): Promise<OnRecord> {
  const where = { postingId: posting.id };
  const visits = await tx.postingVisit.findMany({ where, select: { visitedOn: true } });
  return {
    dates: datesOf(posting),
    returnedOn: posting.returnedOn && fromColumn(posting.returnedOn),
    visits: visits.map(({ visitedOn }) => fromColumn(visitedOn)),
    reported: (await tx.postingReport.count({ where })) > 0,
    extended: posting.extensions.some(({ approved }) => approved),
    signed: turnOf(posting.appraisal) !== "summary",
  };
}

function rightData({ fact, day, unitId, post }: Right) {
  if (fact === "ARRIVAL") return day ? { actualFrom: day } : { actualFrom: null, reportMonths: null };
  if (fact === "RETURN") return { returnedOn: day, returnUnitId: unitId, returnPost: post };
  return { actualUntil: day && toColumn(dayAfter(fromColumn(day))) };
}

/** An end that did not happen leaves room for the one that will; its row stays with who had recorded it. */
async function reopen(tx: Tx, posting: LockedPosting, { fact, day }: Right, at: Date) {
  if (fact !== "END" || day) return;
  await tx.postingEnd.updateMany({
    where: { postingId: posting.id, approved: true, undoneAt: null },
    data: { undoneAt: at },
  });
}

async function tell(tx: Tx, actor: Actor, posting: LockedPosting, to: string[], what: string, body: string) {
  const title = `${posting.person.name}到${posting.hostUnit.name}${TYPES[posting.type]}：${what}`;
  await notify(tx, to, { at: actor.at, title, body, href: `/rotation/${posting.id}` });
}
