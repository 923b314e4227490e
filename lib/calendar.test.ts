import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  ageOn,
  atClock,
  compareDates,
  daysBetween,
  daysInMonth,
  fromColumn,
  isPlainDate,
  monthsComplete,
  type PlainDate,
  plainDate,
  sayClock,
  sayDate,
  sayFullMoment,
  sayMoment,
  sayMonth,
  startOfDay,
  toColumn,
  today,
} from "./calendar";

const d = plainDate;
const day = (date: PlainDate) => Number(date.slice(8));
const monthIndex = (date: PlainDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
const dates: fc.Arbitrary<PlainDate> = fc
  .integer({ min: -40_000, max: 40_000 })
  .map((offset) => addDays(d("2000-01-01"), offset));

describe("reading dates", () => {
  test.each([
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-1-1",
    "2026-01-01T00:00",
    "",
    "2026/01/01",
    "１２３４-01-01",
  ])("%j is no date", (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(() => plainDate(text)).toThrow(RangeError);
  });
  test("the leap day exists in leap years", () => expect(isPlainDate("2028-02-29")).toBe(true));
});

describe("the day of the plant", () => {
  test("begins at midnight in Shanghai, wherever the server stands", () => {
    expect(today(new Date("2025-12-31T15:59:59.999Z"))).toBe("2025-12-31");
    expect(today(new Date("2025-12-31T16:00:00Z"))).toBe("2026-01-01");
    expect(startOfDay(d("2026-01-01")).toISOString()).toBe("2025-12-31T16:00:00.000Z");
    expect(atClock(d("2026-01-20"), "18:30").toISOString()).toBe("2026-01-20T10:30:00.000Z");
  });

  test("every moment from the start of a day belongs to it", () =>
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 22 * 3_600_000 }), (date, offset) => {
        expect(today(new Date(startOfDay(date).getTime() + offset))).toBe(date);
      }),
    ));

  test("a date column keeps its day", () =>
    fc.assert(
      fc.property(dates, (date) => {
        expect(fromColumn(toColumn(date))).toBe(date);
        expect(toColumn(date).toISOString()).toBe(`${date}T00:00:00.000Z`);
      }),
    ));
});

describe("months are clamped to their last day", () => {
  test.each([
    ["2025-08-31", 6, "2026-02-28"],
    ["2027-08-31", 6, "2028-02-29"],
    ["2025-09-10", 6, "2026-03-10"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2025-12-31", 1, "2026-01-31"],
  ])("%s plus %i months is %s", (from, months, until) => expect(addMonths(d(from), months)).toBe(until));

  test("the month moves exactly, the day only ever shrinks to the month's end", () =>
    fc.assert(
      fc.property(dates, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const moved = addMonths(date, months);
        expect(monthIndex(moved) - monthIndex(date)).toBe(months);
        const last = daysInMonth(Number(moved.slice(0, 4)), Number(moved.slice(5, 7)));
        expect(day(moved)).toBe(Math.min(day(date), last));
      }),
    ));

  test("a later date never ends up earlier", () =>
    fc.assert(
      fc.property(dates, fc.nat(400), fc.nat(60), (date, days, months) => {
        expect(compareDates(addMonths(date, months), addMonths(addDays(date, days), months))).toBeLessThanOrEqual(0);
      }),
    ));

  test("six months in post are complete on the clamped day and not the day before", () => {
    expect(monthsComplete(d("2025-08-31"), d("2026-02-28"), 6)).toBe(true);
    expect(monthsComplete(d("2025-08-31"), d("2026-02-27"), 6)).toBe(false);
  });
});

describe("days and years", () => {
  test("daysBetween undoes addDays", () =>
    fc.assert(
      fc.property(dates, fc.integer({ min: -1000, max: 1000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    ));
  test("age counts complete years", () =>
    expect(["2025-05-19", "2025-05-20"].map((on) => ageOn(d("1988-05-20"), d(on)))).toEqual([36, 37]));
});

describe("saying dates", () => {
  test("as the papers write them", () => {
    const at = new Date("2026-03-05T06:03:00Z");
    expect([sayDate(d("2026-03-05")), sayMonth(d("1988-05-20"))]).toEqual(["2026年3月5日", "1988.05"]);
    expect([sayMoment(at), sayClock(at), sayFullMoment(at)]).toEqual(["3月5日 14:03", "14:03", "2026年3月5日 14:03"]);
    expect(sayClock(new Date("2026-03-04T16:05:00Z"))).toBe("00:05");
  });
});
