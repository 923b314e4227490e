import { type Actor, can } from "@/lib/auth/actor";
import type { CycleState } from "@/prisma/generated/enums";

export type CommentedSubject = {
  personId: string;
  unitId: string;
  pool: string;
  /** The unit's 分管厂领导. */
  overseerId: string | null;
  cycle: { state: CycleState };
};

/** 主管领导评语: by the head of the unit; on the head himself by the plant leader in charge. Only while PROPOSED. */
export function mayComment(actor: Actor, subject: CommentedSubject): true | string {
  if (!isCommenter(actor, subject)) return "主管领导评语由所在单位负责人（对单位负责人由分管厂领导）填写。";
  return subject.cycle.state === "PROPOSED" || "提出等次建议后、党委审定前可以填写评语。";
}

function isCommenter(actor: Actor, subject: Omit<CommentedSubject, "cycle">): boolean {
  if (actor.personId === null || actor.personId === subject.personId) return false;
  if (subject.pool === "MIDDLE_CHIEF") return actor.personId === subject.overseerId;
  return can(actor, "comment.write", { unitId: subject.unitId });
}

type InCycle = { cycle: { state: CycleState } };

export function mayPropose(actor: Actor, subject: InCycle & { personId: string }): true | string {
  if (!can(actor, "cycle.propose")) return "等次建议由考核领导小组提出。";
  if (subject.personId === actor.personId) return "不能对本人提出等次建议。";
  return subject.cycle.state === "TALLIED" || "计票完成后、提交党委前可以提出等次建议。";
}

export function mayDecide(actor: Actor, subject: InCycle & { personId: string }): true | string {
  if (!can(actor, "cycle.decide")) return "考核等次由党委集体审定，由党委书记登记会议结果。";
  if (subject.personId === actor.personId) return "本人的等次不能由本人登记。";
  return subject.cycle.state === "PROPOSED" || "提出等次建议后才能登记党委审定结果。";
}

/** Own result: only after the release. */
export function mayReadOwnResult(actor: Actor, subject: InCycle & { personId: string }): boolean {
  return subject.personId === actor.personId && ["FINAL", "ARCHIVED"].includes(subject.cycle.state);
}

export function mayGiveOpinion(actor: Actor, subject: InCycle & { personId: string }): true | string {
  if (subject.personId !== actor.personId) return "本人意见由被考核人填写。";
  return subject.cycle.state === "FINAL" || "结果下发后、归档前可以填写本人意见。";
}
