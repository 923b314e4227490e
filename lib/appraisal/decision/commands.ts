import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { toColumn } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { effectsSince } from "@/lib/integrity/queries";
import { lockCycle, lockCycleOf } from "../cycle/queries";
import { storedScheme } from "../scheme/schema";
import { carried } from "./majority";
import { mayComment, mayDecide, mayGiveOpinion, mayPropose } from "./policy";
import type { GiveOpinion, ProposeGrade, RecordDecision, WriteComment } from "./schema";

const CYCLE = {
  select: { id: true, year: true, state: true, title: true, scheme: { select: { document: true } } },
} as const;
const SUBJECT = {
  id: true,
  personId: true,
  unitId: true,
  pool: true,
  name: true,
  notRatedReason: true,
  cycle: CYCLE,
  results: { orderBy: { version: "desc" }, take: 1, select: { suggested: true, reckonedAt: true } },
} as const;

/** Locked with its cycle: none of these rows is written once the cycle has moved on. */
async function loadSubject(tx: Tx, id: string) {
  await lockCycleOf(tx, id);
  return (await tx.subject.findUnique({ where: { id }, select: SUBJECT })) ?? missing("被考核人");
}

function gradesOf(subject: { cycle: { scheme: { document: unknown } } }): string[] {
  return storedScheme(subject.cycle.scheme.document).grades.map((grade) => grade.label);
}

function knownGrade(grade: string | null, grades: readonly string[]) {
  if (grade !== null && !grades.includes(grade)) invalid("方案中没有这个等次。", { grade: ["请从列表中选择等次"] });
}

/** 考核领导小组 proposes a grade; where it departs from the suggestion a reason must stand beside it. */
export function proposeGrade(actor: Actor, input: ProposeGrade): Promise<void> {
  return transact(actor, async (tx, record) => {
    const subject = await loadSubject(tx, input.subjectId);
    permit(mayPropose(actor, subject));
    knownGrade(input.grade, gradesOf(subject));
    const suggested = subject.results[0]?.suggested ?? null;
    if (input.grade !== suggested && input.reason === "") {
      invalid("与系统建议不同，请写明理由。", { reason: ["与系统建议不同，请写明理由"] });
    }
    const row = {
      grade: input.grade,
      reason: input.reason,
      byId: actor.personId ?? "",
      byName: actor.name,
      at: actor.at,
    };
    await tx.proposal.upsert({
      where: { subjectId: subject.id },
      create: { subjectId: subject.id, ...row },
      update: row,
    });
    record("grade.proposed", subject.id, { withheld: { grade: input.grade, suggested, reason: input.reason } });
  });
}

/** 主管领导评语和考核等次建议. A second window is told instead of overwriting. */
export function writeComment(actor: Actor, input: WriteComment): Promise<void> {
  return transact(actor, async (tx, record) => {
    const subject = await loadSubject(tx, input.subjectId);
    const unit = await tx.unit.findUniqueOrThrow({ where: { id: subject.unitId }, select: { overseerId: true } });
    permit(mayComment(actor, { ...subject, overseerId: unit.overseerId }));
    knownGrade(input.grade, gradesOf(subject));
    const row = { text: input.text, grade: input.grade, byId: actor.personId ?? "", byName: actor.name, at: actor.at };
    if (input.revision === 0) {
      await tx.headComment.create({ data: { subjectId: subject.id, ...row } });
    } else {
      const claimed = await tx.headComment.updateMany({
        where: { subjectId: subject.id, revision: input.revision },
        data: { ...row, revision: input.revision + 1 },
      });
      if (claimed.count === 0) throw new Refusal("conflict", "评语刚刚已被修改。请复制此处文字，刷新后再保存。");
    }
    record("comment.written", subject.id, { revision: input.revision + 1, withheld: { grade: input.grade } });
  });
}

/** One item of a committee meeting. Suggested is not decided: a departure carries its reason. */
export function recordDecision(actor: Actor, input: RecordDecision): Promise<{ count: number }> {
  return transact(actor, async (tx, record) => {
    const vote = carried(input);
    if (vote !== true) throw new Refusal("invalid", vote, { inFavour: [vote] });
    await lockCycle(tx, input.cycleId);
    const subjects = await tx.subject.findMany({
      where: { id: { in: input.subjectIds }, cycleId: input.cycleId },
      select: SUBJECT,
    });
    if (subjects.length !== new Set(input.subjectIds).size) missing("被考核人");
    for (const subject of subjects) {
      permit(mayDecide(actor, subject));
      const suggested = subject.results[0]?.suggested ?? null;
      const grade = input.grade === "suggested" ? suggested : input.grade === "" ? null : input.grade;
      knownGrade(grade, gradesOf(subject));
      if (
        input.reason === "" &&
        (grade !== suggested || (input.grade === "suggested" && grade === null && !subject.notRatedReason))
      ) {
        invalid(`${subject.name}：审定等次与建议不同或未定等次，请写明理由。`, { reason: ["请写明理由"] });
      }
      if (input.reason === "") await demandReasonForNews(actor, tx, subject);
      const row = {
        grade,
        suggested,
        reason: input.reason,
        opinion: input.opinion,
        meeting: input.meeting,
        meetingOn: toColumn(input.meetingOn),
        ...{ expected: input.expected, present: input.present, inFavour: input.inFavour },
        ...{ against: input.against, deferred: input.deferred },
        ...{ byId: actor.personId ?? "", byName: actor.name, at: actor.at },
      };
      await tx.decision.upsert({
        where: { subjectId: subject.id },
        create: { subjectId: subject.id, ...row },
        update: row,
      });
      const withheld = { grade, suggested, reason: input.reason };
      record("grade.decided", subject.id, { meeting: input.meeting, withheld });
    }
    return { count: subjects.length };
  });
}

/** From the proposals on the suggestion stands; what 纪委 has put down since then must not pass in silence. */
async function demandReasonForNews(
  actor: Actor,
  tx: Tx,
  subject: { name: string; personId: string; cycle: { year: number }; results: { reckonedAt: Date }[] },
) {
  const since = subject.results[0]?.reckonedAt;
  if (!since) return;
  const news = await effectsSince(actor, tx, { personId: subject.personId, year: subject.cycle.year, since });
  if (news.length === 0) return;
  invalid(`${subject.name}：建议等次算出之后，纪委${news.join("、")}。请核对等次，并写明审定理由。`, {
    reason: ["请写明理由"],
  });
}

/** 本人意见: agreed, or an objection with its reason. Given once. */
export function giveOpinion(actor: Actor, input: GiveOpinion): Promise<void> {
  return transact(actor, async (tx, record) => {
    const subject = await loadSubject(tx, input.subjectId);
    if (subject.personId !== actor.personId) missing("考核结果");
    permit(mayGiveOpinion(actor, subject));
    await tx.opinion.create({
      data: { subjectId: subject.id, agrees: input.agrees, text: input.text, at: actor.at },
    });
    record("opinion.given", subject.id, { withheld: { agrees: input.agrees } });
  });
}
