import { Fraction } from "@/lib/fraction";
import type { Rules } from "@/lib/rulebook/books";
import type { PairGrade } from "@/prisma/generated/enums";

type ScoreRules = Pick<
  Rules<"MENTORING">,
  "menteeShare" | "mentorShare" | "hostShare" | "logShare" | "excellentFrom" | "passFrom" | "extendFrom"
>;

/** Points as typed, each at most its share, with two decimals at most. */
export type Points = { report: string; mentor: string; host: string };
export type Score = { logPoints: string; total: string; grade: PairGrade };

/** Who has no month to log yet has not missed any. */
function logPoints(logs: { kept: number; owed: number }, share: number): Fraction {
  return logs.owed === 0 ? Fraction.of(share) : Fraction.of(share * logs.kept, logs.owed);
}

/**
 * 本人总结 + 导师评价 + 单位评价 + 记录完整, rounded once. A score for an extension with no month of extension left is
 * not passed: there is nothing to extend into.
 */
export function scoreOf(
  points: Points,
  logs: { kept: number; owed: number },
  rules: ScoreRules,
  monthsLeft: number,
): Score {
  const forLogs = logPoints(logs, rules.logShare);
  const terms = [points.report, points.mentor, points.host].map((text) => Fraction.parse(text));
  const total = Fraction.sum([...terms, forLogs]).round(2);
  return { logPoints: forLogs.round(2), total, grade: gradeOf(total, rules, monthsLeft) };
}

/** By the official total, as it is shown. */
export function gradeOf(total: string, rules: ScoreRules, monthsLeft: number): PairGrade {
  const reaches = (least: number) => Fraction.parse(total).compare(Fraction.of(least)) >= 0;
  if (reaches(rules.excellentFrom)) return "EXCELLENT";
  if (reaches(rules.passFrom)) return "PASSED";
  return reaches(rules.extendFrom) && monthsLeft > 0 ? "EXTENDED" : "FAILED";
}

/** What is wrong with points for a share: `true`, or the sentence. */
export function withinShare(points: string, share: number): true | string {
  return Fraction.parse(points).compare(Fraction.of(share)) <= 0 || `本项满分${share}分。`;
}
