import { ageOn, type PlainDate } from "@/lib/calendar";
import type { Standing } from "@/lib/integrity/queries";
import type { Rules } from "@/lib/rulebook/books";

/** What is known of somebody who might mentor, on the day the pair would begin. */
export type MentorFacts = {
  personId: string;
  name: string;
  employeeNo: string;
  unitId: string;
  unitName: string;
  /** The plant itself is everybody's unit: it says nothing about what somebody knows. */
  ofPlant: boolean;
  branchId: string | null;
  branchName: string | null;
  /** 职务 and 专业技术职务 */
  post: string;
  title: string;
  startedWorkOn: PlainDate | null;
  left: boolean;
  /** On what the right to mentor rests: 厂领导, 中层干部, 党支部书记, 导师. */
  offices: string[];
  lastGrade: { year: number; grade: string | null; passed: boolean } | null;
  standing: Standing[];
  /** Mentees on that day. */
  load: number;
};

export type MenteeFacts = {
  personId: string;
  /** The own unit and those above it, without the plant. */
  unitIds: readonly string[];
  branchId: string | null;
  /** Person → relation. */
  relatives: ReadonlyMap<string, string>;
  /** The mentor who is to be replaced while the pair still goes on. */
  instead?: string;
  /** 直接上级: the heads of the nearest unit that has any. */
  superiors: readonly string[];
};

/** At most so many mentees at a time: the places that the database has for a mentor. */
export const PLACES = 2;

type MentorRules = Pick<Rules<"MENTORING">, "mentorYears">;

const isSanction = ({ kind }: Standing) => kind === "ADMINISTRATIVE_SANCTION" || kind === "PARTY_DISCIPLINE";

/** Why somebody may not (or no longer) mentor, whoever the mentee is; empty when nothing stands against it. */
export function defects(mentor: MentorFacts, rules: MentorRules, on: PlainDate): string[] {
  const { startedWorkOn, lastGrade, standing } = mentor;
  const years = startedWorkOn === null ? null : ageOn(startedWorkOn, on);
  return [
    mentor.left ? "已离职" : "",
    mentor.offices.length === 0 ? "不是厂领导、中层干部、党支部书记，也没有导师资格" : "",
    years === null ? "参加工作时间没有登记，不能核对年限" : "",
    years !== null && years < rules.mentorYears ? `参加工作${years}年，不满${rules.mentorYears}年` : "",
    lastGrade && !lastGrade.passed ? `${lastGrade.year}年度考核${lastGrade.grade ?? "未定等次"}` : "",
    standing.some(({ kind }) => kind === "CASE_OPEN") ? "正在接受审查调查" : "",
    ...standing.filter(isSanction).map(({ measure }) => `处分期内（${measure}）`),
  ].filter(Boolean);
}

/** Why this mentor may not take this mentee on. The last is one that may be set aside with a reason. */
export function barriers(mentor: MentorFacts, mentee: MenteeFacts, rules: MentorRules, on: PlainDate) {
  const relation = mentee.relatives.get(mentor.personId);
  const hard = [
    mentor.personId === mentee.personId ? "不能带教本人" : "",
    mentor.personId === mentee.instead ? "是现在的导师，更换须另选" : "",
    ...defects(mentor, rules, on),
    relation ? `与培养对象有回避关系（${relation}）` : "",
    mentor.load >= PLACES ? `已带${mentor.load}人，最多${PLACES}人` : "",
  ].filter(Boolean);
  const avoidable = isOnlySuperior(mentor, mentee) ? ["是培养对象唯一的直接上级，应尽量回避"] : [];
  return { hard, avoidable };
}

export const isSuperior = (mentor: { personId: string }, mentee: MenteeFacts): boolean =>
  mentee.superiors.includes(mentor.personId);

const isOnlySuperior = (mentor: { personId: string }, mentee: MenteeFacts): boolean =>
  mentee.superiors.length === 1 && isSuperior(mentor, mentee);
