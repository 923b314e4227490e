import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_SCHEME } from "../scheme/default-scheme";
import { mergeYears, NO_GRADE, PAST_GRADES, standingOf, standingOfWord } from "./standing";

test.each(PAST_GRADES.filter((word) => word !== NO_GRADE))(
  "%s of the default scheme stands as the same word on paper",
  (word) => {
    expect(standingOf(DEFAULT_SCHEME, word)).toBe(standingOfWord(word));
  },
);

test("what a scheme calls its grades does not matter: the quota grade is best, the last two lie below", () => {
  const scheme = { grades: ["甲", "乙", "丙", "丁", "戊"].map((label) => ({ label })), quota: { grade: "甲" } };
  expect(["甲", "乙", "丙", "丁", "戊", "己"].map((grade) => standingOf(scheme, grade))).toEqual([
    ...["EXCELLENT", "COMPETENT", "COMPETENT", "BELOW", "BELOW", "NONE"],
  ]);
  expect(standingOfWord("很好")).toBe("NONE");
});

const years = fc.uniqueArray(fc.integer({ min: 2000, max: 2030 }));

test("every year appears once, the newest first, and the portal's own decision wins", () => {
  fc.assert(
    fc.property(years, years, (decided, past) => {
      const of = (from: string) => (year: number) => ({ year, from });
      const merged = mergeYears(decided.map(of("portal")), past.map(of("paper")));
      expect(merged.map(({ year }) => year)).toEqual([...new Set([...decided, ...past])].sort((a, b) => b - a));
      for (const { year, from } of merged) expect(from).toBe(decided.includes(year) ? "portal" : "paper");
    }),
  );
});
