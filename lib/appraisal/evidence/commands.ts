import { type Record as Trail, transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { missing, permit, Refusal } from "@/lib/errors";
import { Fraction } from "@/lib/fraction";
import { lockCycle, lockCycleOf } from "../cycle/queries";
import { reckonResults } from "../result/commands";
import { mayEnterEvidence, mayReckon } from "./policy";
import type { AddAdjustment, EnterEvidence, EvidenceEntry, ReckonAgain, RemoveAdjustment } from "./schema";

const SUBJECT = {
  id: true,
  personId: true,
  cycleId: true,
  cycle: { select: { state: true, year: true } },
} as const;

/** One at a time in a cycle: of two adjustments each must reckon T with the other's. */
async function loadSubject(actor: Actor, tx: Tx, subjectId: string) {
  await lockCycleOf(tx, subjectId);
  const subject = (await tx.subject.findUnique({ where: { id: subjectId }, select: SUBJECT })) ?? missing("被考核人");
  permit(mayEnterEvidence(actor, subject));
  return subject;
}

/** T follows its evidence as long as grades are not proposed; before the opening there is nothing to reckon. */
async function reckonAnew(tx: Tx, actor: Actor, subject: { cycleId: string; cycle: { state: string } }) {
  if (subject.cycle.state === "TALLIED") await reckonResults(tx, subject.cycleId, actor.at);
}

/** K and the quarter grades of several subjects as typed. Answers how many rows changed. */
export function enterEvidence(actor: Actor, input: EnterEvidence): Promise<number> {
  return transact(actor, async (tx, record) => {
    const changed = await writeEvidence(tx, record, actor, input);
    if (changed === 0) throw new Refusal("invalid", "没有改动，无需保存。");
    return changed;
  });
}

/**
 * Typed or imported: only rows that differ are written. An emptied cell removes the entry: a missing share is divided
 * out, never zero.
 */
export async function writeEvidence(tx: Tx, record: Trail, actor: Actor, input: EnterEvidence): Promise<number> {
  // One at a time in a cycle, and none while its state moves on: a row entered after the proposals would change T.
  await tx.$queryRaw`select id from "Cycle" where id = ${input.cycleId} for no key update`;
  const ids = input.rows.map((row) => row.subjectId);
  const subjects = await tx.subject.findMany({
    where: { id: { in: ids }, cycleId: input.cycleId },
    select: { ...SUBJECT, evidence: true },
  });
  if (subjects.length !== new Set(ids).size) missing("被考核人");
  const year = subjects[0]?.cycle.year ?? 0;
  const grades = await tx.quarterGrade.findMany({
    where: { personId: { in: subjects.map((row) => row.personId) }, year },
  });
  const changed = input.rows.flatMap((row) => {
    const subject = subjects.find((each) => each.id === row.subjectId) ?? missing("被考核人");
    const standing = [1, 2, 3, 4].map(
      (quarter) => grades.find((each) => each.personId === subject.personId && each.quarter === quarter)?.grade ?? null,
    );
    return differs(row, subject.evidence, standing) ? [{ row, subject }] : [];
  });
  for (const { row, subject } of changed) {
    permit(mayEnterEvidence(actor, subject));
    await write(tx, actor, row, { id: subject.id, personId: subject.personId, year });
    record("evidence.entered", subject.id, { withheld: { performance: row.performance, quarters: row.quarters } });
  }
  if (subjects[0] && changed.length > 0) await reckonAnew(tx, actor, subjects[0]);
  return changed.length;
}

function differs(
  row: EvidenceEntry,
  old: { performance: { toFixed(places: number): string } | null; source: string } | null,
  quarters: (string | null)[],
): boolean {
  const score = row.performance === null ? null : Fraction.parse(row.performance).round(2);
  return (
    score !== (old?.performance?.toFixed(2) ?? null) ||
    row.source !== (old?.source ?? "") ||
    row.quarters.some((grade, index) => grade !== quarters[index])
  );
}

async function write(
  tx: Tx,
  actor: Actor,
  row: EvidenceEntry,
  subject: { id: string; personId: string; year: number },
) {
  const by = { enteredById: actor.personId, enteredAt: actor.at };
  const score = { performance: row.performance, source: row.source, ...by };
  await tx.evidence.upsert({
    where: { subjectId: subject.id },
    create: { subjectId: subject.id, ...score },
    update: score,
  });
  const key = { personId: subject.personId, year: subject.year };
  await tx.quarterGrade.deleteMany({ where: key });
  await tx.quarterGrade.createMany({
    data: row.quarters.flatMap((grade, index) =>
      grade === null ? [] : [{ ...key, quarter: index + 1, grade, ...by }],
    ),
  });
}

/** 加减分 with its reason and document; the sum is limited when T is reckoned. */
export function addAdjustment(actor: Actor, input: AddAdjustment): Promise<void> {
  return transact(actor, async (tx, record) => {
    const subject = await loadSubject(actor, tx, input.subjectId);
    const { id } = await tx.adjustment.create({
      data: {
        subjectId: subject.id,
        points: input.points,
        reason: input.reason,
        evidence: input.evidence,
        enteredById: actor.personId,
        enteredAt: actor.at,
      },
    });
    await reckonAnew(tx, actor, subject);
    record("adjustment.added", subject.id, { id, withheld: { points: input.points, reason: input.reason } });
  });
}

/** 重新计算: facts of the 纪委 register do not reach the figures by themselves while grades are weighed. */
export function reckonAgain(actor: Actor, { cycleId }: ReckonAgain): Promise<void> {
  return transact(
    actor,
    async (tx, record) => {
      permit(mayReckon(actor, await lockCycle(tx, cycleId)));
      await reckonResults(tx, cycleId, actor.at);
      record("results.reckoned", cycleId);
    },
    { timeout: 120_000 },
  );
}

/** The trail keeps what was removed and why. */
export function removeAdjustment(actor: Actor, input: RemoveAdjustment): Promise<void> {
  return transact(actor, async (tx, record) => {
    const found = (await tx.adjustment.findUnique({ where: { id: input.adjustmentId } })) ?? missing("加减分");
    const subject = await loadSubject(actor, tx, found.subjectId);
    const { count } = await tx.adjustment.deleteMany({ where: { id: found.id } });
    if (count === 0) throw new Refusal("conflict", "这一项刚刚已被删除。");
    await reckonAnew(tx, actor, subject);
    const was = { points: String(found.points), reason: found.reason };
    record("adjustment.removed", subject.id, { id: found.id, withheld: { ...was, why: input.why } });
  });
}
