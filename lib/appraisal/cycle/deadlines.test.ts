import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, plainDate } from "@/lib/calendar";
import { opinionDueOn, stepDueOn } from "./deadlines";

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
