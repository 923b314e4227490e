import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { missing, permit, Refusal } from "@/lib/errors";
import { reckonResults } from "../result/commands";
import { mayEnterEvidence } from "./policy";
import type { AddAdjustment, EnterEvidence, RemoveAdjustment } from "./schema";

const SUBJECT = {
  id: true,
  personId: true,
  cycleId: true,
  cycle: { select: { state: true, year: true } },
} as const;

async function loadSubject(actor: Actor, tx: Tx, subjectId: string) {
  const subject = (await tx.subject.findUnique({ where: { id: subjectId }, select: SUBJECT })) ?? missing("被考核人");
  permit(mayEnterEvidence(actor, subject));
  return subject;
}

/** T follows its evidence as long as grades are not proposed; before the opening there is nothing to reckon. */
async function reckonAnew(tx: Tx, actor: Actor, subject: { cycleId: string; cycle: { state: string } }) {
  if (subject.cycle.state === "TALLIED") await reckonResults(tx, subject.cycleId, actor.at);
}

/** K and the quarter grades of one subject. An emptied cell removes the entry: a missing share is divided out, never zero. */
export function enterEvidence(actor: Actor, input: EnterEvidence): Promise<void> {
  return transact(actor, async (tx, record) => {
    const subject = await loadSubject(actor, tx, input.subjectId);
    const score = {
      performance: input.performance,
      source: input.source,
      enteredById: actor.personId,
      enteredAt: actor.at,
    };
    await tx.evidence.upsert({
      where: { subjectId: subject.id },
      create: { subjectId: subject.id, ...score },
      update: score,
    });
    const key = { personId: subject.personId, year: subject.cycle.year };
    await tx.quarterGrade.deleteMany({ where: key });
    await tx.quarterGrade.createMany({
      data: input.quarters.flatMap((grade, index) =>
        grade === null ? [] : [{ ...key, quarter: index + 1, grade, enteredById: actor.personId, enteredAt: actor.at }],
      ),
    });
    await reckonAnew(tx, actor, subject);
    record("evidence.entered", subject.id, { performance: input.performance, quarters: input.quarters });
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
    record("adjustment.added", subject.id, { id, points: input.points, reason: input.reason });
  });
}

/** The trail keeps what was removed and why. */
export function removeAdjustment(actor: Actor, input: RemoveAdjustment): Promise<void> {
  return transact(actor, async (tx, record) => {
    const found = (await tx.adjustment.findUnique({ where: { id: input.adjustmentId } })) ?? missing("加减分");
    const subject = await loadSubject(actor, tx, found.subjectId);
    const { count } = await tx.adjustment.deleteMany({ where: { id: found.id } });
    if (count === 0) throw new Refusal("conflict", "这一项刚刚已被删除。");
    await reckonAnew(tx, actor, subject);
    record("adjustment.removed", subject.id, { points: String(found.points), reason: found.reason, why: input.why });
  });
}
