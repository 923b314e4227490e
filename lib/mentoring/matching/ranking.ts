import type { PlainDate } from "@/lib/calendar";
import type { Rules } from "@/lib/rulebook/books";
import { barriers, isSuperior, type MenteeFacts, type MentorFacts } from "./eligibility";

export type Suggestion = { mentor: MentorFacts; points: number; why: string[] };
export type Exclusion = { mentor: MentorFacts; why: string[] };

/** Two characters that stand in both: 设备 in 设备动力 and 设备科. Words without content bring nobody closer. */
const EMPTY_WORDS = new Set(["管理", "工作", "能力", "业务", "培养", "方向", "提升", "技术", "主任", "车间", "工程"]);

function sharedWords(field: string, text: string): string[] {
  const pairs = [...field].slice(0, -1).map((char, at) => char + [...field][at + 1]);
  const han = pairs.filter((pair) => /^\p{Script=Han}{2}$/u.test(pair) && !EMPTY_WORDS.has(pair));
  return [...new Set(han)].filter((pair) => text.includes(pair));
}

/**
 * What speaks for a mentor, in words and in points. The points only order the list; people choose. Field before place
 * before load: who knows the trade is worth a walk to another workshop.
 */
function merits(mentor: MentorFacts, mentee: MenteeFacts, field: string): { points: number; why: string[] } {
  const words = sharedWords(field, `${mentor.ofPlant ? "" : mentor.unitName} ${mentor.post} ${mentor.title}`);
  const found: [number, string][] = [];
  if (words.length > 0) found.push([Math.min(words.length, 2) * 3, `方向相近：${words.join("、")}`]);
  if (mentee.unitIds.includes(mentor.unitId)) found.push([2, "同单位，便于现场带教"]);
  else if (mentor.branchId !== null && mentor.branchId === mentee.branchId) found.push([1, "同一党支部"]);
  else found.push([0, `在${mentor.unitName}`]);
  found.push(mentor.load === 0 ? [2, "目前没有带人"] : [0, `已带${mentor.load}人，再带须写明批准依据`]);
  if (mentor.lastGrade) found.push([0, `${mentor.lastGrade.year}年度考核${mentor.lastGrade.grade}`]);
  if (isSuperior(mentor, mentee)) found.push([-2, "是直接上级之一"]);
  return { points: found.reduce((sum, [points]) => sum + points, 0), why: found.map(([, why]) => why) };
}

/** Everybody considered: those who may, best first, and those who may not, each with the reasons. */
export function rank(
  mentors: readonly MentorFacts[],
  mentee: MenteeFacts,
  field: string,
  rules: Pick<Rules<"MENTORING">, "mentorYears">,
  on: PlainDate,
): { eligible: Suggestion[]; excluded: Exclusion[] } {
  const eligible: Suggestion[] = [];
  const excluded: Exclusion[] = [];
  for (const mentor of mentors) {
    const { hard, avoidable } = barriers(mentor, mentee, rules, on);
    if (hard.length + avoidable.length > 0) excluded.push({ mentor, why: [...hard, ...avoidable] });
    else eligible.push({ mentor, ...merits(mentor, mentee, field) });
  }
  const byNumber = (a: { mentor: MentorFacts }, b: { mentor: MentorFacts }) =>
    a.mentor.employeeNo.localeCompare(b.mentor.employeeNo);
  eligible.sort((a, b) => b.points - a.points || byNumber(a, b));
  return { eligible, excluded: excluded.sort(byNumber) };
}
