import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, plainDate } from "@/lib/calendar";
import { lastDayOf, SANCTION_MONTHS, touches, yearsTouched } from "./period";

const date = fc
  .date({ min: new Date("2015-01-01"), max: new Date("2035-12-31"), noInvalidDate: true })
  .map((at) => plainDate(at.toISOString().slice(0, 10)));

test("a warning of 10 September 2025 lasts until 9 March 2026 and touches both years", () => {
  const effectiveOn = plainDate("2025-09-10");
  const endsOn = lastDayOf(effectiveOn, SANCTION_MONTHS.警告 as number);
  expect(endsOn).toBe("2026-03-09");
  expect(yearsTouched({ effectiveOn, endsOn }, plainDate("2026-01-10"))).toEqual([2025, 2026]);
});

test("a period that begins on the last day of a month is clamped, not carried into the next", () => {
  expect(lastDayOf(plainDate("2025-08-31"), 6)).toBe("2026-02-27");
  expect(lastDayOf(plainDate("2024-02-29"), 12)).toBe("2025-02-27");
});

test("the years touched are exactly those that hold a day of the period", () =>
  fc.assert(
    fc.property(date, fc.integer({ min: 0, max: 1500 }), (effectiveOn, days) => {
      const endsOn = addDays(effectiveOn, days);
      const expected = new Set<number>();
      for (let day = effectiveOn; day <= endsOn; day = addDays(day, 20)) expected.add(Number(day.slice(0, 4)));
      expected.add(Number(endsOn.slice(0, 4)));
      const period = { effectiveOn, endsOn };
      expect(yearsTouched(period, endsOn)).toEqual([...expected].sort());
      for (let year = 2014; year < 2042; year += 1) expect(touches(year, period)).toBe(expected.has(year));
    }),
    { numRuns: 60 },
  ));

test("an open case touches every year from its start on, and none before", () => {
  const open = { effectiveOn: plainDate("2025-05-01"), endsOn: null };
  expect(touches(2024, open)).toBe(false);
  expect([2025, 2026, 2030].every((year) => touches(year, open))).toBe(true);
});
