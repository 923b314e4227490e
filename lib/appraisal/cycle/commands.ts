import { type Record, transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { atClock, sayFullMoment, toColumn } from "@/lib/calendar";
import type { Prisma, Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import type { CycleState } from "@/prisma/generated/enums";
import { destroyKeys, makeKeys } from "../ballot/custody";
import { recheckTenure } from "../subject/commands";
import { DUTY_LABELS } from "./labels";
import { mayArrange, mayEditDraft, mayExtendDeadline, mayMove, mayNameOfficials, mayPrepare } from "./policy";
import { loadReadiness, lockCycle } from "./queries";
import { approvalFaults } from "./readiness";
import {
  type ApproveCycle,
  type CreateCycle,
  type DismissOfficial,
  type EditCycle,
  type ExtendDeadline,
  type MoveHours,
  type NameOfficial,
  type ReturnCycle,
  votingHours,
} from "./schema";
import { stateLabel, transition } from "./states";

/**
 * Takes a cycle to its next state: claims it (two at a time, one effect) and writes the step. The caller has asked its
 * policy; `also` is written with the state. Used by every part of the appraisal inside its own transaction.
 */
export async function moveCycle(
  tx: Tx,
  record: Record,
  actor: Actor,
  cycle: { id: string; state: CycleState },
  to: CycleState,
  note = "",
  also: Prisma.CycleUpdateManyMutationInput = {},
): Promise<void> {
  if (!transition(cycle.state, to)) throw new Error(`no way from ${cycle.state} to ${to}`);
  const claimed = await tx.cycle.updateMany({
    where: { id: cycle.id, state: cycle.state },
    data: { ...also, state: to },
  });
  if (claimed.count === 0) {
    throw new Refusal("conflict", `该考核刚刚已由他人办理，不再是“${stateLabel(cycle.state)}”。请刷新后再看。`);
  }
  await tx.cycleStep.create({
    data: { cycleId: cycle.id, to, byId: actor.personId, byName: actor.name, at: actor.at, note },
  });
  record("cycle.moved", cycle.id, { from: cycle.state, to, ...(note ? { note } : {}) });
}

export function createCycle(actor: Actor, input: CreateCycle) {
  return transact(actor, async (tx, record) => {
    permit(mayPrepare(actor));
    const cycle = await tx.cycle.create({
      data: { ...factsOf(input), custody: "PORTAL", createdById: actor.personId, createdAt: actor.at },
      select: { id: true, title: true },
    });
    await requireScheme(tx, input.schemeId);
    await tx.cycleStep.create({
      data: { cycleId: cycle.id, to: "DRAFT", byId: actor.personId, byName: actor.name, at: actor.at },
    });
    record("cycle.created", cycle.id, { kind: input.kind, year: input.year, round: input.round, title: input.title });
    return cycle;
  });
}

/** All facts of a draft; a changed cut-off or scheme has the months in post of every subject checked anew. */
export function editCycle(actor: Actor, input: EditCycle) {
  return transact(actor, async (tx, record) => {
    const cycle = await lockCycle(tx, input.cycleId);
    permit(mayEditDraft(actor, cycle));
    await requireScheme(tx, input.schemeId);
    const facts = factsOf(input);
    await tx.cycle.update({ where: { id: cycle.id }, data: facts });
    const moved = facts.cutoffOn.getTime() !== cycle.cutoffOn.getTime() || facts.schemeId !== cycle.schemeId;
    const changed = moved ? await recheckTenure(tx, { ...cycle, ...facts }) : 0;
    record("cycle.edited", cycle.id, { ...input, cycleId: undefined, tenureChanged: changed });
    return { tenureChanged: changed };
  });
}

/** The hours of the vote, while it has not been started; the approval stands. */
export function moveHours(actor: Actor, input: MoveHours) {
  return transact(actor, async (tx, record) => {
    const cycle = await lockCycle(tx, input.cycleId);
    permit(mayArrange(actor, cycle));
    await tx.cycle.update({ where: { id: cycle.id }, data: votingHours(input) });
    record("cycle.hours-moved", cycle.id, { ...votingHours(input), reason: input.reason });
  });
}

/** Only ever later: an earlier end would void the time that voters were promised. */
export function extendDeadline(actor: Actor, input: ExtendDeadline) {
  return transact(actor, async (tx, record) => {
    const cycle = await lockCycle(tx, input.cycleId);
    permit(mayExtendDeadline(actor, cycle));
    if (cycle.voteClosesAt <= actor.at) throw new Refusal("conflict", "截止时间已到，测评已经结束，不能再延长。");
    const until = atClock(input.closesOn, input.closesClock);
    if (until <= cycle.voteClosesAt) {
      const message = `新的截止时间应晚于原定的${sayFullMoment(cycle.voteClosesAt)}`;
      invalid(`${message}。`, { closesOn: [message] });
    }
    await tx.cycle.update({ where: { id: cycle.id }, data: { voteClosesAt: until } });
    record("cycle.deadline-extended", cycle.id, { from: cycle.voteClosesAt, until, reason: input.reason });
    return { until };
  });
}

/** The secretary's approval. The claim comes before the keys: of two approvals only one makes them. */
export function approveCycle(actor: Actor, input: ApproveCycle) {
  return transact(actor, async (tx, record) => {
    const cycle = await lockCycle(tx, input.cycleId);
    permit(mayMove(actor, cycle, "APPROVED"));
    const faults = approvalFaults(await loadReadiness(tx, cycle.id, actor.at));
    if (faults.length > 0) invalid(`还不能批准：${faults.join("")}`);
    await moveCycle(tx, record, actor, cycle, "APPROVED", input.note, { keysMadeAt: actor.at });
    const { openingKey } = await makeKeys(cycle.id, cycle.custody);
    await tx.cycle.update({ where: { id: cycle.id }, data: { openingKey: Uint8Array.from(openingKey) } });
  });
}

/**
 * Back to the draft. The keys go before the commit, under the lock of the cycle: after it they could be the fresh ones of
 * an approval that followed at once. Should the commit then fail, an approved cycle is left without keys; the start
 * refuses it, and sending it back once more mends it.
 */
export function returnCycle(actor: Actor, input: ReturnCycle) {
  return transact(actor, async (tx, record) => {
    const cycle = await lockCycle(tx, input.cycleId);
    permit(mayMove(actor, cycle, "DRAFT"));
    await moveCycle(tx, record, actor, cycle, "DRAFT", input.reason, { openingKey: null, keysMadeAt: null });
    await destroyKeys(cycle.id, cycle.custody);
  });
}

export function nameOfficial(actor: Actor, input: NameOfficial) {
  return transact(actor, async (tx, record) => {
    const cycle = await lockCycle(tx, input.cycleId);
    permit(mayNameOfficials(actor, cycle));
    if (cycle.state !== "DRAFT" && input.reason === "") needReason();
    const person = (await tx.person.findUnique({ where: { id: input.personId } })) ?? missing("人员");
    if (person.leftOn && person.leftOn <= actor.at) invalid(`${person.name}已离厂。`);
    await requireUninvolved(tx, cycle.id, person);
    await tx.cycleOfficial.create({ data: { cycleId: cycle.id, personId: person.id, duty: input.duty } });
    record("cycle.official-named", cycle.id, { personId: person.id, duty: input.duty, reason: input.reason });
    return { name: person.name, duty: DUTY_LABELS[input.duty] };
  });
}

export function dismissOfficial(actor: Actor, input: DismissOfficial) {
  return transact(actor, async (tx, record) => {
    const cycle = await lockCycle(tx, input.cycleId);
    permit(mayNameOfficials(actor, cycle));
    const official = await tx.cycleOfficial.findUnique({
      where: { cycleId_personId: { cycleId: cycle.id, personId: input.personId } },
    });
    if (!official) missing("监票、计票人员");
    if (cycle.state !== "DRAFT") {
      if (input.reason === "") needReason();
      const left = await tx.cycleOfficial.count({ where: { cycleId: cycle.id, duty: official.duty } });
      if (left < 2) invalid(`至少保留一名${DUTY_LABELS[official.duty]}，请先确定接替人选。`);
    }
    await tx.cycleOfficial.delete({ where: { id: official.id } });
    record("cycle.official-dismissed", cycle.id, {
      personId: input.personId,
      duty: official.duty,
      reason: input.reason,
    });
  });
}

function needReason(): never {
  invalid("考核已经批准，变更监票、计票人员须写明理由。", { reason: ["请填写理由"] });
}

async function requireUninvolved(tx: Tx, cycleId: string, person: { id: string; name: string }) {
  const where = { cycleId_personId: { cycleId, personId: person.id } };
  if (await tx.subject.findUnique({ where })) invalid(`${person.name}是本次考核的被考核人，不能担任监票人、计票人。`);
  if (await tx.cycleOfficial.findUnique({ where })) invalid(`${person.name}已是本次考核的监票人或计票人。`);
}

async function requireScheme(tx: Tx, schemeId: string) {
  if ((await tx.scheme.count({ where: { id: schemeId } })) === 0) {
    invalid("没有找到所选的考核方案。", { schemeId: ["请选择考核方案"] });
  }
}

function factsOf(input: CreateCycle) {
  return {
    kind: input.kind,
    year: input.year,
    round: input.round,
    title: input.title,
    cutoffOn: toColumn(input.cutoffOn),
    schemeId: input.schemeId,
    ...votingHours(input),
  };
}
