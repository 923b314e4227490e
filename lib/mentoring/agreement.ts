import { createHash } from "node:crypto";
import type { PlainDate } from "@/lib/calendar";
import type { GoalAspect, PairKind, SignatureParty } from "@/prisma/generated/enums";

/** Everything that is signed (domain.md §3.6), and nothing that changes afterwards: no progress, no dates of completion. */
export type Agreement = {
  number: string;
  kind: PairKind;
  mentor: { name: string; employeeNo: string; unit: string; post: string; title: string };
  mentee: { name: string; employeeNo: string; unit: string; post: string };
  field: string;
  from: PlainDate;
  /** Exclusive. */
  plannedUntil: PlainDate;
  goals: { aspect: GoalAspect; text: string; measure: string; due: PlainDate }[];
  milestones: { text: string; delivery: string; due: PlainDate }[];
  mentorDuties: string;
  menteeDuties: string;
  assessment: string;
  termination: string;
};

export const PARTIES: readonly SignatureParty[] = ["MENTOR", "MENTEE", "BRANCH_SECRETARY", "OFFICE"];

/** The text as signed: every part with its length before it, so that no two agreements read alike. */
export function hashOf(agreement: Agreement): string {
  const { mentor, mentee, goals, milestones } = agreement;
  const parts = [
    ...[agreement.number, agreement.kind, agreement.field, agreement.from, agreement.plannedUntil],
    ...[mentor.name, mentor.employeeNo, mentor.unit, mentor.post, mentor.title],
    ...[mentee.name, mentee.employeeNo, mentee.unit, mentee.post],
    ...[String(goals.length), ...goals.flatMap(({ aspect, text, measure, due }) => [aspect, text, measure, due])],
    ...[String(milestones.length), ...milestones.flatMap(({ text, delivery, due }) => [text, delivery, due])],
    ...[agreement.mentorDuties, agreement.menteeDuties, agreement.assessment, agreement.termination],
  ];
  return createHash("sha256")
    .update(parts.map((part) => `${part.length}:${part}`).join("\n"))
    .digest("hex");
}

export type Signature = { party: SignatureParty; name: string; hash: string; at: Date };

/** The signatures under the text as it stands; those under an earlier text no longer count. */
export function standing<S extends Pick<Signature, "party" | "hash">>(signatures: readonly S[], hash: string): S[] {
  return PARTIES.flatMap((party) => signatures.find((one) => one.party === party && one.hash === hash) ?? []);
}

export const isConcluded = (signatures: readonly Pick<Signature, "party" | "hash">[], hash: string): boolean =>
  standing(signatures, hash).length === PARTIES.length;

/** Usual words of the clauses; the organiser may change them for a pair (传、帮、带、管、督). */
export const CLAUSES = {
  mentorDuties:
    "每月至少一次政治辅导和业务带教；制定学习计划，布置实践任务并检查；如实填写帮带记录、评价和季度小结；指出不足，督促改进。",
  menteeDuties: "按计划学习和实践，按时完成任务；每月写出体会并确认帮带记录；主动汇报思想和工作；期满提交总结。",
  assessment: "本人总结、导师评价、单位（技能）评价和记录完整四项计分，由党群工作部评定，所在支部书记复签。",
  termination: "对象提任、调动或离职，导师离职或不再符合条件，双方或一方申请更换并经同意的，本协议终止，记录保留。",
} as const;
