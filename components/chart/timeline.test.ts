import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween, plainDate } from "@/lib/calendar";
import { ticksOf } from "./timeline";

test("the labels of any span are firsts of months within it, and few enough for a phone", () => {
  fc.assert(
    fc.property(fc.nat(3000), fc.integer({ min: 40, max: 3600 }), (start, days) => {
      const from = addDays(plainDate("2020-01-01"), start);
      const until = addDays(from, days);
      const ticks = ticksOf(from, until);
      expect(ticks.length).toBeLessThanOrEqual(7);
      for (const day of ticks) expect(day.endsWith("-01") && from <= day && day < until).toBe(true);
      const last = ticks.at(-1);
      if (last) expect(7 * daysBetween(last, until)).toBeGreaterThanOrEqual(days);
    }),
  );
});

test("half a year has its months, two years their halves", () => {
  expect(ticksOf(plainDate("2026-01-01"), plainDate("2026-06-01"))).toHaveLength(5);
  expect(ticksOf(plainDate("2026-01-01"), plainDate("2028-01-01"))).toEqual([
    "2026-01-01",
    "2026-07-01",
    "2027-01-01",
    "2027-07-01",
  ]);
});
