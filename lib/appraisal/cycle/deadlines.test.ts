import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, plainDate } from "@/lib/calendar";
import { openingDueOn, opinionDueOn, planOwedOn, stepDueOn } from "./deadlines";

test.each([
  ["ANNUAL", "2026-01-20", "decision", "2026-02-15"],
  ["ANNUAL", "2026-01-20", "feedback", "2026-02-28"],
  ["ANNUAL", "2026-02-20", "decision", null],
  ["ANNUAL", "2026-02-20", "feedback", "2026-02-28"],
  ["SPECIAL", "2026-01-20", "decision", null],
] as const)("%s with a vote until %s: %s by %s", (kind, closes, step, due) => {
  expect(stepDueOn({ kind, year: 2025, voteClosesOn: plainDate(closes) }, step)).toBe(due);
});

test("no step is due before the vote has ended", () => {
  const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays(plainDate("2025-06-01"), days));
  fc.assert(
    fc.property(day, fc.constantFrom("decision" as const, "feedback" as const), (voteClosesOn, step) => {
      const due = stepDueOn({ kind: "ANNUAL", year: 2025, voteClosesOn }, step);
      if (due !== null) expect(due > voteClosesOn).toBe(true);
    }),
  );
});

test("an opinion is due on the thirtieth day after the release", () => {
  expect(opinionDueOn(plainDate("2026-02-28"))).toBe("2026-03-30");
});

test("a box is to be counted two days after the close: closed on 20 January, counted on the 22nd", () => {
  expect(openingDueOn(plainDate("2026-01-20"))).toBe("2026-01-22");
});

test.each([
  ["2026-10-31", null],
  ["2026-11-01", { year: 2026, due: "2026-12-31" }],
  ["2026-12-31", { year: 2026, due: "2026-12-31" }],
  ["2027-01-31", { year: 2026, due: "2026-12-31" }],
  ["2027-02-01", null],
])("on %s the annual appraisal to be planned is %o", (day, owed) => {
  expect(planOwedOn(plainDate(day))).toEqual(owed);
});
