import { Fraction } from "@/lib/fraction";
import type { Effect, TallyEvidence, TallyScheme } from "./tally-form";

type GradeScheme = Pick<TallyScheme, "grades" | "quota">;

/** Said where an effect was entered without a reason. */
const DEFAULT_REASON = "有不得评优情形";

const STRENGTH: Record<Effect, number> = {
  BAR_EXCELLENT: 1,
  CAP_BASIC: 2,
  FORCE_FAIL: 3,
  NO_GRADE: 4,
  NO_GRADE_COMMENT: 4,
  NOT_APPRAISED: 5,
};

/** Index into `grades`: the first that the official T reaches. There is one: the last grade begins at zero or below. */
export function gradeByScore({ grades }: GradeScheme, total: string): number {
  const score = Fraction.parse(total);
  return grades.findIndex(({ atLeast }) => score.compare(Fraction.parse(atLeast)) >= 0);
}

export type Graded = {
  /** Grade by score, then after effects; null where the effect leaves the grade open. */
  byScore: number;
  grade: number | null;
  /** The deciding effect, whether or not it changed anything. */
  effect: Effect | null;
  appraised: boolean;
  /** Why the grade differs from the score's; empty where it does not. */
  reasons: string[];
};

/** The strongest effect decides alone. Effects change the grade, never the score or the rank. */
export function gradeAfterEffects(scheme: GradeScheme, total: string, effects: TallyEvidence["effects"] = []): Graded {
  const byScore = gradeByScore(scheme, total);
  const strength = Math.max(0, ...effects.map(({ effect }) => STRENGTH[effect]));
  const deciding = effects.filter(({ effect }) => STRENGTH[effect] === strength);
  const effect = deciding[0]?.effect ?? null;
  const grade = effect ? limited(scheme, byScore, effect) : byScore;
  const reasons = grade === byScore ? [] : [...new Set(deciding.map(({ reason }) => reason || DEFAULT_REASON))];
  return { byScore, grade, effect, appraised: effect !== "NOT_APPRAISED", reasons };
}

/** Grades stand best first, so "at most" is the greater index. */
function limited({ grades, quota }: GradeScheme, byScore: number, effect: Effect): number | null {
  switch (effect) {
    case "BAR_EXCELLENT":
      return Math.max(byScore, grades.findIndex(({ label }) => label === quota.grade) + 1);
    case "CAP_BASIC":
      return Math.max(byScore, grades.length - 2);
    case "FORCE_FAIL":
      return grades.length - 1;
    default:
      return null;
  }
}
