import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { addDays, type PlainDate, sayDate, toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { notify } from "@/lib/inbox/notify";
import type { Rules } from "@/lib/rulebook/books";
import { rulesInForce } from "@/lib/rulebook/queries";
import { barriers, type MenteeFacts, type MentorFacts, PLACES } from "../matching/eligibility";
import { menteeFacts, mentorFacts } from "../matching/queries";
import { mayChangePair, mayManage, mayNote, mayReportProgress } from "../policy";
import { mayFollow, mayRun } from "../term";
import { type PairView, pairToChange } from "./queries";
import type { ChangePair, MakePair, MilestoneDone, ReportProgress, WriteNote } from "./schema";

/**
 * Pairs two people. Both are locked first, so that no relation, sanction or case is entered while it is decided; that
 * nobody has two mentors and no mentor three mentees is kept by the database besides.
 */
export function makePair(actor: Actor, input: MakePair): Promise<{ id: string; number: string }> {
  return transact(actor, async (tx, record) => {
    permit(mayManage(actor));
    const { menteeId, mentorId, from } = input;
    if (mentorId === menteeId) invalid("导师和培养对象不能是同一个人。", { mentorId: ["请另选导师"] });
    if ([menteeId, mentorId].includes(actor.personId ?? "")) permit("本人的结对由其他组织人员办理。");
    await tx.$queryRaw`select id from "Person" where id in (${menteeId}, ${mentorId}) order by id for update`;
    const rules = await rulesInForce(actor, "MENTORING", { tx });
    checkTerm(actor, input, rules);
    const preceding = await precedingOf(actor, tx, input);
    if (preceding) await follow(actor, tx, preceding, input, rules);
    const { mentor, mentee } = await eligible(actor, tx, input, rules);
    await refuseSecondMentor(tx, menteeId, from);
    const number = await nextNumber(tx, from);
    const { id } = await tx.pair.create({
      data: {
        ...{ number, mentorId, menteeId, slot: await freeSlot(tx, mentorId, from), kind: input.kind },
        ...{ field: input.field, secondApproval: input.secondApproval, exception: input.exception },
        ...{ from: toColumn(from), plannedUntil: toColumn(input.lastDay), precedingId: preceding?.id ?? null },
        ...{ mentorUnit: mentor.unitName, mentorPost: mentor.post, mentorTitle: mentor.title },
        ...{ menteeUnit: mentee.unitName, menteePost: mentee.post },
        ...clausesOf(input),
        ...{ createdById: actor.personId, createdAt: actor.at },
        goals: { create: input.goals.map(goalRow) },
        milestones: { create: input.milestones.map(milestoneRow) },
      },
      select: { id: true },
    });
    const href = `/mentoring/${id}`;
    const body = `导师${mentor.name}，培养对象${mentee.name}，自${sayDate(from)}起。请阅读并签署结对协议。`;
    await notify(tx, [mentorId, menteeId], { at: actor.at, title: `已安排结对 ${number}`, body, href });
    const second = input.secondApproval || undefined;
    record("pair.made", id, { number, mentor: mentor.name, mentee: mentee.name, from, until: input.lastDay, second });
    return { id, number };
  });
}

function checkTerm(actor: Actor, { kind, from, lastDay, goals, milestones }: MakePair, rules: Rules<"MENTORING">) {
  const answer = mayRun(kind, from, lastDay, rules);
  if (answer !== true) invalid(answer, { lastDay: [answer] });
  if (from > addDays(today(actor.at), 366)) invalid("开始日期在一年以后，请核对年份。", { from: ["请核对年份"] });
  checkDues({ goals, milestones }, from, lastDay);
}

function checkDues(rows: Pick<MakePair, "goals" | "milestones">, from: PlainDate, until: PlainDate) {
  for (const key of ["goals", "milestones"] as const) {
    const at = rows[key].findIndex(({ due }) => due < from || due >= until);
    const said = "完成时间应在结对期限之内";
    if (at >= 0) invalid(`${said}。`, { [`${key}.${at}.due`]: [said] });
  }
}

/** Mentor and mentee with all that the rules ask; refuses with the reasons. */
async function eligible(actor: Actor, tx: Tx, input: MakePair, rules: Rules<"MENTORING">) {
  const { mentorId, menteeId, from } = input;
  const [[mentor], [person], mentee] = [
    await mentorFacts(actor, tx, from, { only: [mentorId], without: input.precedingId || undefined }),
    await mentorFacts(actor, tx, from, { only: [menteeId] }),
    await menteeFacts(actor, tx, menteeId, from),
  ];
  if (!mentor) missing("导师");
  if (!person || !mentee) missing("培养对象");
  if (person.left) invalid(`${person.name}已离职，不能结对。`, { menteeId: ["请另选培养对象"] });
  refuseBarred(mentor, mentee, input, rules);
  return { mentor, mentee: person };
}

function refuseBarred(mentor: MentorFacts, mentee: MenteeFacts, input: MakePair, rules: Rules<"MENTORING">) {
  const { hard, avoidable } = barriers(mentor, mentee, rules, input.from);
  if (hard.length > 0) invalid(`${mentor.name}不能担任这名对象的导师：${hard.join("；")}。`, { mentorId: hard });
  if (avoidable.length > 0 && input.exception === "") {
    invalid(`${mentor.name}${avoidable.join("；")}。确实不能回避的，请写明理由。`, {
      exception: ["请写明不能回避的理由"],
    });
  }
  if (mentor.load > 0 && input.secondApproval === "") {
    const said = `${mentor.name}已带${mentor.load}人，再带一人须写明批准依据`;
    invalid(`${said}。`, { secondApproval: [said] });
  }
}

async function refuseSecondMentor(tx: Tx, menteeId: string, from: PlainDate) {
  const live = await tx.pair.findFirst({
    where: { menteeId, OR: [{ endedOn: null }, { endedOn: { gt: toColumn(from) } }] },
    select: { number: true, mentor: { select: { name: true } }, mentee: { select: { name: true } } },
  });
  if (!live) return;
  const said = `${live.mentee.name}在该时间段内已由${live.mentor.name}带教（${live.number}），同时只能有一名导师`;
  throw new Refusal("conflict", `${said}。请先结束原来的结对，或在原结对页办理更换导师。`, { menteeId: [said] });
}

async function freeSlot(tx: Tx, mentorId: string, from: PlainDate): Promise<number> {
  const taken = await tx.pair.findMany({
    where: { mentorId, OR: [{ endedOn: null }, { endedOn: { gt: toColumn(from) } }] },
    select: { slot: true },
  });
  const free = Array.from({ length: PLACES }, (_, at) => at + 1).find((slot) =>
    taken.every((row) => row.slot !== slot),
  );
  return free ?? invalid(`这名导师已带${PLACES}人，不能再带第三人。`, { mentorId: ["请另选导师"] });
}

/**
 * The pair that is followed: the one named, else one that ended for another mentor who is still to come. However the form
 * was reached, the gap is closed by it and kept short.
 */
async function precedingOf(actor: Actor, tx: Tx, { precedingId, menteeId, from }: MakePair): Promise<PairView | null> {
  if (precedingId) return pairToChange(actor, tx, precedingId);
  const open = await tx.pair.findFirst({
    where: { menteeId, end: "CHANGED", successor: { is: null }, waivedAt: null, endedOn: { lte: toColumn(from) } },
    select: { id: true },
    orderBy: { endedOn: "desc" },
  });
  return open && pairToChange(actor, tx, open.id);
}

/** The pair before this one: ended as this one begins where it is live, or not too long ago. */
async function follow(actor: Actor, tx: Tx, old: PairView, input: MakePair, rules: Rules<"MENTORING">) {
  if (old.menteeId !== input.menteeId) invalid("接续的结对必须是同一名培养对象。");
  if (old.successor) throw new Refusal("conflict", `这对结对已由 ${old.successor.number} 接续。`);
  if (old.mentorId === input.mentorId) await refuseTooManyTerms(tx, old, rules);
  if (old.endedOn === null) return replace(actor, tx, old, input);
  const answer = mayFollow(old.endedOn, input.from, rules, today(actor.at));
  if (answer !== true) invalid(answer, { from: [answer] });
}

async function replace(actor: Actor, tx: Tx, old: PairView, { from, mentorId }: MakePair) {
  if (old.mentorId === mentorId) invalid("原结对还没有结束，导师没有变化。请先办结出师考核再续。");
  if (from > today(actor.at)) invalid("更换导师请自今天或之前的日期起算。", { from: ["不能晚于今天"] });
  const last = old.logs.at(-1)?.heldOn;
  if (from < old.from || (last && from <= last)) {
    const said = `应晚于原结对的开始日期和最后一次帮带${last ? `（${sayDate(last)}）` : ""}`;
    invalid(`开始日期${said}。`, { from: [said] });
  }
  const over = { end: "CHANGED" as const, endReason: "更换导师", endedById: actor.personId, endedAt: actor.at };
  await tx.pair.update({ where: { id: old.id }, data: { endedOn: toColumn(from), ...over } });
  await tx.pairChange.updateMany({
    where: { pairId: old.id, answer: null },
    data: { answer: "ACCEPTED", note: "已安排新导师", answeredByName: actor.name, answeredAt: actor.at },
  });
  await notify(tx, [old.mentorId], {
    ...{ at: actor.at, title: `结对 ${old.number} 已更换导师`, href: `/mentoring/${old.id}` },
  });
}

async function refuseTooManyTerms(tx: Tx, old: PairView, rules: Rules<"MENTORING">) {
  let terms = 0;
  for (let id: string | null = old.precedingId; id !== null; ) {
    const before: { mentorId: string; precedingId: string | null } | null = await tx.pair.findUnique({
      where: { id },
      select: { mentorId: true, precedingId: true },
    });
    if (before?.mentorId !== old.mentorId) break;
    terms += 1;
    id = before.precedingId;
  }
  if (terms >= rules.renewals) invalid(`同一导师最多续${rules.renewals}次，请另选导师。`, { mentorId: ["请另选导师"] });
}

/** 2026-003: counted by the year of the first day, one at a time. */
async function nextNumber(tx: Tx, from: PlainDate): Promise<string> {
  const year = from.slice(0, 4);
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('pair number'))::text`;
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    select coalesce(max(split_part(number, '-', 2)::int), 0) as last from "Pair" where number like ${`${year}-%`}`;
  return `${year}-${String((row?.last ?? 0) + 1).padStart(3, "0")}`;
}

const goalRow = ({ aspect, text, measure, due }: MakePair["goals"][number], position: number) => ({
  ...{ position, aspect, text, measure, due: toColumn(due) },
});
const milestoneRow = ({ text, delivery, due }: MakePair["milestones"][number], position: number) => ({
  ...{ position, text, delivery, due: toColumn(due) },
});
const clausesOf = ({ mentorDuties, menteeDuties, assessment, termination }: ChangePair | MakePair) => ({
  ...{ mentorDuties, menteeDuties, assessment, termination },
});

/** The agreement before it is concluded. What was signed under the old text no longer counts, and its signers are told. */
export function changePair(actor: Actor, input: ChangePair): Promise<{ voided: number }> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    permit(mayChangePair(actor, pair));
    if (pair.state.agreement.concluded) {
      throw new Refusal("conflict", "协议已经签署完毕，不能再改。延长、更换导师或终止请另行办理。");
    }
    const rules = await rulesInForce(actor, "MENTORING", { tx });
    const answer = mayRun(pair.kind, pair.from, input.lastDay, rules);
    if (answer !== true) invalid(answer, { lastDay: [answer] });
    checkDues(input, pair.from, input.lastDay);
    const { count } = await tx.pair.updateMany({
      where: { id: pair.id, revision: input.revision },
      data: {
        ...{ field: input.field, plannedUntil: toColumn(input.lastDay), ...clausesOf(input) },
        revision: { increment: 1 },
      },
    });
    if (count === 0)
      throw new Refusal("conflict", "刚刚已有人修改这份协议。您填写的内容还在，请在新标签页核对后再保存。");
    await tx.pairGoal.deleteMany({ where: { pairId: pair.id } });
    await tx.pairMilestone.deleteMany({ where: { pairId: pair.id } });
    const goals = input.goals.map((goal, at) => ({ pairId: pair.id, ...goalRow(goal, at) }));
    const milestones = input.milestones.map((one, at) => ({ pairId: pair.id, ...milestoneRow(one, at) }));
    await tx.pairGoal.createMany({ data: goals });
    await tx.pairMilestone.createMany({ data: milestones });
    const after = await pairToChange(actor, tx, pair.id);
    const same = after.state.agreement.hash === pair.state.agreement.hash;
    const voided = same ? [] : pair.state.agreement.signed.flatMap(({ personId }) => personId ?? []);
    await notify(tx, voided, {
      ...{ at: actor.at, title: `结对协议 ${pair.number} 有改动`, href: `/mentoring/${pair.id}` },
      body: "您在改动之前的签署不再有效，请重新阅读并签署。",
    });
    record("pair.changed", pair.id, { revision: input.revision + 1, voided: voided.length });
    return { voided: voided.length };
  });
}

/** The mentor says how far the goals have come. */
export function reportProgress(actor: Actor, input: ReportProgress): Promise<void> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    permit(mayReportProgress(actor, pair));
    for (const { goalId, progress, note } of input.goals) {
      if (!pair.goals.some(({ id }) => id === goalId)) {
        throw new Refusal("conflict", "目标刚刚有改动，请刷新后再填写。");
      }
      await tx.pairGoal.update({
        where: { id: goalId },
        data: { progress, progressNote: note, progressAt: actor.at },
      });
    }
    record("pair.progress", pair.id, { goals: input.goals.map(({ goalId, progress }) => ({ goalId, progress })) });
  });
}

export function completeMilestone(actor: Actor, input: MilestoneDone): Promise<void> {
  return transact(actor, async (tx, record) => {
    const found = await tx.pairMilestone.findUnique({ where: { id: input.milestoneId }, select: { pairId: true } });
    const pair = await pairToChange(actor, tx, found?.pairId ?? "");
    permit(mayReportProgress(actor, pair));
    if (input.doneOn > today(actor.at)) invalid("完成日期不能晚于今天。", { doneOn: ["不能晚于今天"] });
    if (input.doneOn < pair.from) invalid("完成日期不能早于结对开始。", { doneOn: ["不能早于结对开始"] });
    const { count } = await tx.pairMilestone.updateMany({
      where: { id: input.milestoneId, doneOn: null },
      data: { doneOn: toColumn(input.doneOn) },
    });
    if (count === 0) throw new Refusal("conflict", "这个节点已登记完成。");
    record("pair.milestone", pair.id, { milestoneId: input.milestoneId, doneOn: input.doneOn });
  });
}

/** The trail says that there is a note, never what it says. */
export function writeNote(actor: Actor, input: WriteNote): Promise<void> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    permit(mayNote(actor, pair));
    const { id } = await tx.pairNote.create({
      data: {
        ...{ pairId: pair.id, authorId: actor.personId ?? "", authorName: actor.name, at: actor.at },
        ...{ text: input.text, audience: input.audience },
      },
    });
    record("pair.noted", pair.id, { noteId: id, audience: input.audience });
  });
}
