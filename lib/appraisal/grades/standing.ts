/** What a grade counts as, whatever a scheme calls it. NONE: no grade was given. */
export type Standing = "EXCELLENT" | "COMPETENT" | "BELOW" | "NONE";

export const NO_GRADE = "不定等次";

/** The words of the papers from before the portal. */
export const PAST_GRADES = ["优秀", "称职", "基本称职", "不称职", NO_GRADE] as const;
export type PastGradeWord = (typeof PAST_GRADES)[number];

const WORDS: Record<PastGradeWord, Standing> = {
  优秀: "EXCELLENT",
  称职: "COMPETENT",
  基本称职: "BELOW",
  不称职: "BELOW",
  [NO_GRADE]: "NONE",
};

export type GradeOfYear = { year: number; grade: string; standing: Standing };

/** A grade of the portal, by the scheme it was decided under: the quota grade is the best, the last two lie below 称职. */
export function standingOf(scheme: { grades: { label: string }[]; quota: { grade: string } }, grade: string): Standing {
  const place = scheme.grades.findIndex(({ label }) => label === grade);
  if (place < 0) return "NONE";
  if (grade === scheme.quota.grade) return "EXCELLENT";
  return place < scheme.grades.length - 2 ? "COMPETENT" : "BELOW";
}

export function standingOfWord(word: string): Standing {
  return WORDS[word as PastGradeWord] ?? "NONE";
}

/** One grade a year, the newest year first: what the portal decided wins over what was copied from paper. */
export function mergeYears<T extends { year: number }>(decided: readonly T[], past: readonly T[]): T[] {
  const years = new Set(decided.map(({ year }) => year));
  return [...decided, ...past.filter(({ year }) => !years.has(year))].sort((a, b) => b.year - a.year);
}
