import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit } from "@/lib/errors";
import { type LockedCycle, lockCycle } from "../cycle/queries";
import { schemeOf } from "../scheme/queries";
import { mayEditSubjects } from "./policy";
import { holdersAt, type Placed, postsOf } from "./queries";
import type { AddSubject, DrawPool, LeaveOut, Pool, RemoveSubject, TakeBack } from "./schema";
import { isTenureReason, tenureReason } from "./tenure";

/** Everyone of a category whom the chart names and the list does not hold yet; scrutineers and tellers stay off it. */
export function drawPool(actor: Actor, input: DrawPool) {
  return transact(actor, async (tx, record) => {
    const cycle = await claim(tx, actor, input.cycleId);
    const holders = (await holdersAt(tx, cycle.cutoffOn, actor.at)).filter(({ pool }) => pool === input.pool);
    const taken = await takenBy(tx, cycle.id);
    const drawn = holders.filter(({ personId }) => !taken.has(personId));
    if (drawn.length === 0) invalid("该类别的干部都已列入，没有可增加的人。");
    await insert(tx, cycle, drawn);
    const officials = holders.filter(({ personId }) => taken.get(personId) === "official").map(({ name }) => name);
    record("subjects.drawn", cycle.id, { pool: input.pool, added: drawn.map(({ personId }) => personId), officials });
    return { added: drawn.length, officials };
  });
}

/** By hand, with a reason: also somebody whom no category puts forward. */
export function addSubject(actor: Actor, input: AddSubject) {
  return transact(actor, async (tx, record) => {
    const cycle = await claim(tx, actor, input.cycleId);
    const person = (await tx.person.findUnique({ where: { id: input.personId } })) ?? missing("人员");
    if (person.leftOn && person.leftOn <= toColumn(today(actor.at))) invalid(`${person.name}已离厂，不能列入。`);
    const taken = (await takenBy(tx, cycle.id)).get(person.id);
    if (taken === "subject") invalid(`${person.name}已在名单中。`);
    if (taken === "official") invalid(`${person.name}是本次考核的监票人或计票人，不能列为被考核干部。`);
    const place = (await postsOf(tx, [person.id], cycle.cutoffOn, actor.at)).get(person.id);
    if (!place) invalid(`${person.name}在任职截止日和今天都没有主要职务，请先登记任职。`);
    const [subject] = await insert(tx, cycle, [{ ...place, pool: input.pool }]);
    record("subject.added", cycle.id, { personId: person.id, pool: input.pool, reason: input.reason });
    return { subjectId: subject?.id ?? "", name: person.name };
  });
}

/** A person who has already written a summary is not deleted with it: such a one is left out instead. */
export function removeSubject(actor: Actor, input: RemoveSubject) {
  return transact(actor, async (tx, record) => {
    const { cycle, subject } = await load(tx, actor, input);
    const written = await tx.materials.count({ where: { subjectId: subject.id, summary: { not: "" } } });
    if (written > 0) {
      invalid(`${subject.name}已填写个人总结。请改为“不参加测评”，以免本人所写内容丢失。`);
    }
    await tx.subject.delete({ where: { id: subject.id } });
    record("subject.removed", cycle.id, { personId: subject.personId, pool: subject.pool, reason: input.reason });
    return { name: subject.name };
  });
}

/** 不参加测评: stays on the list with the reason, and nobody rates. */
export function leaveOut(actor: Actor, input: LeaveOut) {
  return transact(actor, async (tx, record) => {
    const { cycle, subject } = await load(tx, actor, input);
    await tx.subject.update({ where: { id: subject.id }, data: { notRatedReason: input.reason } });
    const dropped = await tx.assignment.deleteMany({ where: { subjectId: subject.id } });
    record("subject.left-out", cycle.id, { subjectId: subject.id, reason: input.reason, assignments: dropped.count });
    return { name: subject.name, dropped: dropped.count };
  });
}

export function takeBack(actor: Actor, input: TakeBack) {
  return transact(actor, async (tx, record) => {
    const { cycle, subject } = await load(tx, actor, input);
    if (subject.notRatedReason === null) invalid(`${subject.name}本来就参加测评。`);
    await tx.subject.update({ where: { id: subject.id }, data: { notRatedReason: null } });
    record("subject.taken-back", cycle.id, {
      subjectId: subject.id,
      was: subject.notRatedReason,
      reason: input.reason,
    });
    return { name: subject.name };
  });
}

/**
 * After the cut-off or the scheme changed: who is in post long enough is asked anew. Reasons given by hand stay.
 * Answers how many subjects changed sides.
 */
export async function recheckTenure(tx: Tx, cycle: Pick<LockedCycle, "id" | "cutoffOn" | "schemeId">): Promise<number> {
  const months = (await schemeOf(tx, cycle.schemeId)).minimumMonthsInPost;
  const subjects = await tx.subject.findMany({
    where: { cycleId: cycle.id },
    select: { id: true, postSince: true, notRatedReason: true },
  });
  let changed = 0;
  for (const { id, postSince, notRatedReason } of subjects) {
    if (notRatedReason !== null && !isTenureReason(notRatedReason)) continue;
    const now = tenureReason(fromColumn(postSince), fromColumn(cycle.cutoffOn), months);
    if (now === notRatedReason) continue;
    if ((now === null) !== (notRatedReason === null)) changed++;
    await tx.subject.update({ where: { id }, data: { notRatedReason: now } });
    if (now !== null) await tx.assignment.deleteMany({ where: { subjectId: id } });
  }
  return changed;
}

/**
 * Names, posts and cells of the form as they stand in the chart now: whenever assignments are generated, and for the last
 * time at the start of the vote. A person without a post keeps what was written when he or she was put on the list.
 * Answers the names of those who stand in another unit since.
 */
export async function refreshPosts(tx: Tx, cycle: LockedCycle, at: Date): Promise<string[]> {
  const subjects = await tx.subject.findMany({ where: { cycleId: cycle.id } });
  const personIds = subjects.map(({ personId }) => personId);
  const places = await postsOf(tx, personIds, cycle.cutoffOn, at);
  const moved: string[] = [];
  for (const subject of subjects) {
    const place = places.get(subject.personId);
    if (!place) continue;
    const now = columnsOf(place);
    const same = (Object.keys(now) as (keyof typeof now)[]).every((key) => sameValue(now[key], subject[key]));
    if (same) continue;
    if (now.unitId !== subject.unitId) moved.push(now.name);
    await tx.subject.update({ where: { id: subject.id }, data: now });
  }
  return moved;
}

function sameValue(a: unknown, b: unknown): boolean {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  return Object.entries(a).every(([key, value]) => (b as { [key: string]: unknown })[key] === value);
}

async function claim(tx: Tx, actor: Actor, cycleId: string): Promise<LockedCycle> {
  const cycle = await lockCycle(tx, cycleId);
  permit(mayEditSubjects(actor, cycle));
  return cycle;
}

async function load(tx: Tx, actor: Actor, { cycleId, subjectId }: { cycleId: string; subjectId: string }) {
  const cycle = await claim(tx, actor, cycleId);
  const subject = await tx.subject.findFirst({ where: { id: subjectId, cycleId: cycle.id } });
  return { cycle, subject: subject ?? missing("被考核干部") };
}

async function takenBy(tx: Tx, cycleId: string): Promise<Map<string, "subject" | "official">> {
  const subjects = await tx.subject.findMany({ where: { cycleId }, select: { personId: true } });
  const officials = await tx.cycleOfficial.findMany({ where: { cycleId }, select: { personId: true } });
  return new Map([
    ...subjects.map(({ personId }) => [personId, "subject"] as const),
    ...officials.map(({ personId }) => [personId, "official"] as const),
  ]);
}

async function insert(tx: Tx, cycle: LockedCycle, drawn: (Placed & { pool: Pool })[]) {
  const months = (await schemeOf(tx, cycle.schemeId)).minimumMonthsInPost;
  const cutoff = fromColumn(cycle.cutoffOn);
  return tx.subject.createManyAndReturn({
    data: drawn.map((holder) => ({
      cycleId: cycle.id,
      personId: holder.personId,
      pool: holder.pool,
      ...columnsOf(holder),
      notRatedReason: tenureReason(holder.postSince, cutoff, months),
    })),
    select: { id: true },
  });
}

function columnsOf({ unitId, unitName, postTitle, postSince, name, snapshot }: Placed) {
  return { unitId, unitName, postTitle, postSince: toColumn(postSince), name, snapshot };
}
