import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, plainDate } from "@/lib/calendar";
import { defaultRules } from "@/lib/rulebook/schema";
import { checkCriteria, type Facts, keyPostDays, type PostFact } from "./criteria";

const rules = defaultRules("POOL");
const on = plainDate("2026-03-05");
const post = (category: PostFact["category"], from: string, until: string | null = null): PostFact => ({
  ...{ title: "岗", unitName: "模压车间", unitKind: "WORKSHOP", category, main: true },
  ...{ from: plainDate(from), until: until === null ? null : plainDate(until) },
});
const grade = (year: number, standing: Facts["grades"][number]["standing"]) => ({ year, grade: standing, standing });
const sound: Facts = {
  bornOn: plainDate("1992-04-01"),
  startedWorkOn: plainDate("2015-07-01"),
  education: "大学本科",
  degree: "学士",
  leftOn: null,
  posts: [post("BACKBONE", "2022-01-01")],
  grades: [grade(2025, "COMPETENT"), grade(2024, "EXCELLENT"), grade(2023, "COMPETENT")],
  sanctions: [],
};
const warning = (effectiveOn: string, endsOn: string | null): Facts["sanctions"][number] => ({
  ...{ kind: "ADMINISTRATIVE_SANCTION", measure: "警告", documentNo: "锻纪〔2026〕1号" },
  ...{ effectiveOn: plainDate(effectiveOn), endsOn: endsOn === null ? null : plainDate(endsOn) },
});

type Case = [what: string, change: Partial<Facts>, key: string, verdict: string];
const cases: Case[] = [
  ["35 on the day is young enough", { bornOn: plainDate("1990-03-06") }, "age", "PASS"],
  ["36 on the day is not", { bornOn: plainDate("1990-03-05") }, "age", "FAIL"],
  ["an unknown birth is left to judgement", { bornOn: null }, "age", "JUDGE"],
  ["大专 needs a judgement on the record", { education: "大学专科", degree: "" }, "degree", "JUDGE"],
  ["中专 does not do", { education: "中专", degree: "" }, "degree", "FAIL"],
  ["an unknown education is left to judgement", { education: "", degree: "" }, "degree", "JUDGE"],
  ["three years of work to the day", { startedWorkOn: plainDate("2023-03-05") }, "work", "PASS"],
  ["a day less", { startedWorkOn: plainDate("2023-03-06") }, "work", "FAIL"],
  ["posts on record prove the years in the plant", { posts: [post("STAFF", "2024-03-05")] }, "plant", "PASS"],
  ["their absence proves nothing", { posts: [] }, "plant", "JUDGE"],
  ["who is a deputy already is no candidate for one", { posts: [post("MIDDLE_DEPUTY", "2022-01-01")] }, "post", "FAIL"],
  ["a year below 称职", { grades: [grade(2025, "COMPETENT"), grade(2024, "BELOW")] }, "grades", "FAIL"],
  ["a year without a grade", { grades: [grade(2025, "COMPETENT"), grade(2024, "COMPETENT")] }, "grades", "JUDGE"],
  ["an old bad year no longer counts", { grades: [...sound.grades, grade(2022, "BELOW")] }, "grades", "PASS"],
  [
    "before last year is decided, the three before it count",
    { grades: [grade(2024, "COMPETENT"), grade(2023, "COMPETENT"), grade(2022, "COMPETENT")] },
    "grades",
    "PASS",
  ],
  ["a sanction in force", { sanctions: [warning("2026-01-05", "2026-07-04")] }, "sanction", "FAIL"],
  ["a sanction within three years", { sanctions: [warning("2023-03-06", "2023-09-05")] }, "sanction", "FAIL"],
  ["a sanction of more than three years ago", { sanctions: [warning("2023-03-05", "2023-09-04")] }, "sanction", "PASS"],
  ["an old case that is still open", { sanctions: [warning("2020-01-01", null)] }, "sanction", "FAIL"],
  [
    "an accident on the register is left to judgement",
    { sanctions: [{ ...warning("2025-06-01", "2025-12-31"), kind: "SAFETY_ACCIDENT" }] },
    "sanction",
    "JUDGE",
  ],
  ["a year in a key post", { posts: [post("BACKBONE", "2025-03-05")] }, "keyPost", "PASS"],
  ["a day less in a key post", { posts: [post("BACKBONE", "2025-03-06")] }, "keyPost", "FAIL"],
  [
    "no 优秀 in three known years",
    { grades: [2025, 2024, 2023].map((year) => grade(year, "COMPETENT")) },
    "excellent",
    "FAIL",
  ],
  ["no 优秀, and a year unknown", { grades: [grade(2025, "COMPETENT")] }, "excellent", "JUDGE"],
];

describe("criteria of a candidate for a deputy post in the nearest tier", () => {
  test.each(cases)("%s", (_what, change, key, verdict) => {
    const lines = checkCriteria({ ...sound, ...change }, rules, { target: "DEPUTY", tier: "NEAR" }, on);
    expect(lines.find((line) => line.key === key)).toMatchObject({ verdict });
  });

  test("who meets all of them is left to judgement in one point only, which the portal cannot know", () => {
    const lines = checkCriteria(sound, rules, { target: "DEPUTY", tier: "NEAR" }, on);
    expect(lines.filter(({ verdict }) => verdict !== "PASS").map(({ key }) => key)).toEqual(["virtue"]);
    for (const { evidence, requirement } of lines) expect(evidence && requirement).toBeTruthy();
  });

  test("the nearest tier asks for more than the others, and for chiefs a deputy is expected", () => {
    const keys = (tier: "NEAR" | "FAR") =>
      checkCriteria(sound, rules, { target: "DEPUTY", tier }, on).map(({ key }) => key);
    expect(keys("NEAR").slice(keys("FAR").length)).toEqual(["keyPost", "excellent"]);
    const asChief = (category: PostFact["category"]) =>
      checkCriteria({ ...sound, posts: [post(category, "2020-01-01")] }, rules, { target: "CHIEF", tier: "FAR" }, on);
    expect(asChief("MIDDLE_DEPUTY").find(({ key }) => key === "post")?.verdict).toBe("PASS");
    expect(asChief("BACKBONE").find(({ key }) => key === "post")?.verdict).toBe("JUDGE");
    expect(asChief("MIDDLE_CHIEF").find(({ key }) => key === "post")?.verdict).toBe("FAIL");
  });

  test("a year that went by without a grade is not passed over for an older one once the grades are out", () => {
    const older = { ...sound, grades: [2024, 2023, 2022].map((year) => grade(year, "COMPETENT")) };
    const asked = (day: string) =>
      checkCriteria(older, rules, { target: "DEPUTY", tier: "FAR" }, plainDate(day)).find(
        ({ key }) => key === "grades",
      );
    expect(asked("2026-03-31")?.verdict).toBe("PASS");
    expect(asked("2026-04-01")).toMatchObject({
      verdict: "JUDGE",
      evidence: expect.stringContaining("2025年没有记录"),
    });
  });

  test("every number asked is the committee's: other rules, other answers", () => {
    const strict = { ...rules, deputyAge: 30, degree: "大学本科", workYears: 15, plantYears: 10, keyPostYears: 8 };
    const lines = checkCriteria(sound, { ...strict, nearExcellent: 3 }, { target: "DEPUTY", tier: "NEAR" }, on);
    const failed = lines.filter(({ verdict }) => verdict === "FAIL").map(({ key }) => key);
    expect(failed).toEqual(["age", "work", "keyPost", "excellent"]);
  });
});

const span = fc
  .record({ start: fc.integer({ min: 0, max: 3000 }), length: fc.integer({ min: 1, max: 1500 }) })
  .map(({ start, length }) => {
    const from = addDays(plainDate("2016-01-01"), start);
    return { ...post("BACKBONE", from), until: addDays(from, length) };
  });

test("days in key posts are the days on which at least one was held, however posts overlap", () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 5 }), (posts) => {
      let days = 0;
      for (let day = plainDate("2016-01-01"); day < on; day = addDays(day, 1)) {
        if (posts.some(({ from, until }) => from <= day && (until === null || day < until))) days += 1;
      }
      expect(keyPostDays(posts, on)).toBe(days);
    }),
    { numRuns: 20 },
  );
});

test("a year older never turns a refused age into a met one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 600 }), (months) => {
      const bornOn = addMonths(plainDate("1960-01-01"), months);
      const of = (born: typeof bornOn) =>
        checkCriteria({ ...sound, bornOn: born }, rules, { target: "DEPUTY", tier: "FAR" }, on)[1]?.verdict;
      if (of(bornOn) === "FAIL") expect(of(addMonths(bornOn, -12))).toBe("FAIL");
    }),
  );
});
