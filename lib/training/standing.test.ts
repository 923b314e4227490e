import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, plainDate, yearOf } from "@/lib/calendar";
import { checkDueOn, checksOwed, inYear, quarterEnd, quarterOf, quartersOver, standingOf } from "./standing";

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(plainDate("2000-01-01"), days));
const states = ["PLANNED", "UNDERWAY", "DONE", "DROPPED"] as const;

test.each([
  ["PLANNED", "2026-06-30", "2026-06-30", { open: true, overdue: false, daysLeft: 0 }],
  ["UNDERWAY", "2026-06-30", "2026-07-01", { open: true, overdue: true, daysLeft: -1 }],
  ["DONE", "2026-06-30", "2026-09-01", { open: false, overdue: false, daysLeft: -63 }],
  ["DROPPED", "2026-06-30", "2026-09-01", { open: false, overdue: false, daysLeft: -63 }],
] as const)("%s, due %s, stands on %s as written", (state, due, day, standing) => {
  expect(standingOf({ state, dueOn: plainDate(due) }, plainDate(day))).toEqual(standing);
});

test("only what is open can be overdue, and never on its own day or before", () => {
  fc.assert(
    fc.property(fc.constantFrom(...states), anyDay, anyDay, (state, dueOn, day) => {
      const { open, overdue } = standingOf({ state, dueOn }, day);
      expect(overdue).toBe(open && day > dueOn);
    }),
  );
});

describe("quarters", () => {
  test("end on the first day of the next, and are checked by the tenth", () => {
    expect([1, 2, 3, 4].map((quarter) => quarterEnd(2026, quarter))).toEqual([
      "2026-04-01",
      "2026-07-01",
      "2026-10-01",
      "2027-01-01",
    ]);
    expect([checkDueOn(2026, 1), checkDueOn(2026, 4)]).toEqual(["2026-04-10", "2027-01-10"]);
  });

  test("that are over never include the one in which the day lies", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const over = quartersOver(yearOf(day), day);
        expect(over).toEqual([1, 2, 3].slice(0, quarterOf(yearOf(day), day) - 1));
      }),
    );
  });

  test.each([
    ["none yet", "2026-03-31", { state: "PLANNED", doneOn: null, checks: [] }, []],
    ["the first", "2026-04-01", { state: "PLANNED", doneOn: null, checks: [] }, [1]],
    ["not what was looked at", "2026-07-01", { state: "UNDERWAY", doneOn: null, checks: [{ quarter: 1 }] }, [2]],
    ["not what was dropped", "2026-12-31", { state: "DROPPED", doneOn: null, checks: [] }, []],
    ["the one in which it was done", "2026-12-31", { state: "DONE", doneOn: "2026-05-20", checks: [] }, [1, 2]],
    ["all four after the year", "2027-01-01", { state: "PLANNED", doneOn: null, checks: [] }, [1, 2, 3, 4]],
  ] as const)("owe a look: %s on %s", (_what, day, item, owed) => {
    const doneOn = item.doneOn === null ? null : plainDate(item.doneOn);
    const since = plainDate("2026-01-05");
    expect(checksOwed(2026, { ...item, doneOn, since }, plainDate(day))).toEqual(owed);
  });
});

test("no look is owed for a quarter that was over when the item came into the plan", () => {
  const item = { state: "PLANNED", doneOn: null, checks: [], since: plainDate("2026-07-01") } as const;
  expect(checksOwed(2026, item, plainDate("2026-12-31"))).toEqual([3]);
});

test("a day copied into any year exists there and keeps its month", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 2000, max: 2100 }), (day, year) => {
      const copied = inYear(day, year);
      expect(yearOf(copied)).toBe(year);
      expect(copied.slice(5, 7)).toBe(day.slice(5, 7));
    }),
  );
  expect(inYear(plainDate("2024-02-29"), 2025)).toBe("2025-02-28");
  expect(inYear(plainDate("2024-02-29"), 2028)).toBe("2028-02-29");
});
