import fc from "fast-check";
import { expect, test } from "vitest";
import { plainDate } from "@/lib/calendar";
import { defaultRules } from "@/lib/rulebook/schema";
import type { Facts, PostFact } from "./criteria";
import { outReasons } from "./out-rules";

const rules = defaultRules("POOL");
const on = plainDate("2026-03-05");
const backbone: PostFact = {
  ...{ title: "主管", unitName: "模压车间", unitKind: "WORKSHOP", category: "BACKBONE", main: true },
  ...{ from: plainDate("2020-01-01"), until: null },
};
const facts: Facts = {
  ...{ bornOn: plainDate("1992-04-01"), startedWorkOn: null, education: "", degree: "", leftOn: null },
  ...{ posts: [backbone], grades: [], sanctions: [] },
};
const member = { target: "DEPUTY" as const, joinedOn: plainDate("2024-02-20"), reviews: [] };
const deputy: PostFact = { ...backbone, category: "MIDDLE_DEPUTY", title: "副主任", from: plainDate("2026-03-01") };
const warning = {
  ...{ kind: "ADMONITION" as const, measure: "诫勉", documentNo: "锻纪〔2025〕2号" },
  ...{ effectiveOn: plainDate("2025-06-01"), endsOn: plainDate("2025-11-30") },
};
const below = (year: number) => ({ year, grade: "基本称职", standing: "BELOW" as const });

test("nothing speaks for leaving where nothing has happened", () => {
  expect(outReasons(member, facts, rules, on)).toEqual([]);
});

test.each([
  ["APPOINTED", { posts: [deputy, backbone] }],
  ["TRANSFER", { leftOn: plainDate("2026-03-05") }],
  ["GRADE", { grades: [below(2025)] }],
  ["SANCTION", { sanctions: [warning] }],
  ["OVER_AGE", { bornOn: plainDate("1980-03-05") }],
] as [string, Partial<Facts>][])("%s is pointed out, with its evidence", (reason, change) => {
  const found = outReasons(member, { ...facts, ...change }, rules, on);
  expect(found.map((one) => one.reason)).toEqual([reason]);
  expect(found[0]?.evidence).not.toBe("");
});

test.each([
  ["a post that begins tomorrow", { posts: [{ ...deputy, from: plainDate("2026-03-06") }, backbone] }],
  ["the last day at work", { leftOn: plainDate("2026-03-06") }],
  ["a grade from before joining", { grades: [below(2023)] }],
  [
    "a sanction that was over before joining",
    {
      sanctions: [{ ...warning, effectiveOn: plainDate("2022-01-01"), endsOn: plainDate("2022-06-30") }],
    },
  ],
  ["the day before the forty-sixth birthday", { bornOn: plainDate("1980-03-06") }],
  ["an accident on the register", { sanctions: [{ ...warning, kind: "SAFETY_ACCIDENT" as const }] }],
] as [string, Partial<Facts>][])("%s does not count", (_what, change) => {
  expect(outReasons(member, { ...facts, ...change }, rules, on)).toEqual([]);
});

test("who was taken in for a chief's post is not out by becoming a deputy", () => {
  expect(outReasons({ ...member, target: "CHIEF" }, { ...facts, posts: [deputy] }, rules, on)).toEqual([]);
});

test("no growth counts exactly when the newest reviews, as many as the rule says, all lack it", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 6 }), fc.integer({ min: 1, max: 5 }), (growth, noGrowthReviews) => {
      const reviews = growth.map((grown, index) => ({ year: 2020 + index, grown }));
      const found = outReasons({ ...member, reviews }, facts, { ...rules, noGrowthReviews }, on);
      const last = growth.slice(-noGrowthReviews);
      expect(found.length > 0).toBe(last.length === noGrowthReviews && last.every((grown) => !grown));
    }),
  );
});
