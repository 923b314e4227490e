import { KIND_LABELS } from "@/lib/appraisal/cycle/labels";
import { snapshotSchema } from "@/lib/appraisal/cycle/schema";
import { ageOn, fromColumn, plainDate, sayDate, sayMonth } from "@/lib/calendar";
import { GENDERS, POLITICAL } from "@/lib/organisation/labels";
import type { FormSubject } from "./queries";
import { committeeOpinion, type RegistrationForm } from "./registration-form";

/** The cells of 干部年度考核登记表 from what was frozen and decided; nothing is taken from today's roster. */
export function formOf(subject: FormSubject): RegistrationForm {
  const { cycle, materials, headComment, opinion } = subject;
  const was = snapshotSchema.parse(subject.snapshot);
  const summary = [materials?.summary, materials?.attachment].filter(Boolean).join("\n");
  return {
    name: subject.name,
    gender: GENDERS[was.gender],
    born: was.bornOn ? born(was.bornOn, fromColumn(cycle.cutoffOn)) : "",
    politics: POLITICAL[was.political],
    since: sayMonth(fromColumn(subject.postSince)),
    degree: [was.education, was.degree].filter(Boolean).join(""),
    post: `${subject.unitName}${subject.postTitle}`,
    duties: materials?.duties ?? "",
    summary: summary || null,
    training: materials?.training ?? "",
    conduct: materials?.honours ?? "",
    superior: headComment ? `${headComment.text}\n建议考核等次：${headComment.grade}。` : null,
    committee: committeeOf(subject),
    own: opinion ? (opinion.agrees ? `同意。${opinion.text}` : `有异议：${opinion.text}`) : null,
    absence: absenceOf(subject),
    remarks: "",
    ...(cycle.kind === "ANNUAL" ? {} : { heading: `干部${KIND_LABELS[cycle.kind]}登记表` }),
    period: cycle.kind === "ANNUAL" ? `${cycle.year}年度` : cycle.title,
    scheme: { version: String(cycle.scheme.version), hash: (cycle.frozenHash ?? cycle.scheme.sha256).slice(0, 16) },
  };
}

function born(bornOn: string, on: ReturnType<typeof plainDate>): string {
  const day = plainDate(bornOn);
  return `${sayMonth(day)}(${ageOn(day, on)}岁)`;
}

function committeeOf({ decision, cycle }: FormSubject): string | null {
  if (!decision) return null;
  const date = sayDate(fromColumn(decision.meetingOn));
  // A grade of a special appraisal in the words of the annual one would be a false record for life.
  const what = cycle.kind === "ANNUAL" ? `${cycle.year}年度考核` : cycle.title;
  const decided =
    decision.grade === null
      ? `经${date}${decision.meeting}研究，${what}暂不确定等次。`
      : committeeOpinion({ date, meeting: decision.meeting, what, grade: decision.grade });
  // The grade stands in the cell whatever else the committee wrote: the paper goes into the file for life.
  return [decision.opinion, decided].filter(Boolean).join("\n");
}

function absenceOf({ notRatedReason, decision }: FormSubject): string {
  if (notRatedReason) return `不参加民主测评：${notRatedReason}。`;
  return decision && decision.grade === null ? `未确定等次：${decision.reason}` : "";
}
