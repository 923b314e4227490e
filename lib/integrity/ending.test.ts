import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween, type PlainDate, plainDate } from "@/lib/calendar";
import { endingSoon } from "./ending";

const day = plainDate("2026-05-10");
const ends = (...dates: (string | null)[]) => dates.map((endsOn) => ({ endsOn: endsOn as PlainDate | null }));

test("names what ends within a month, its last day included, the earliest first", () => {
  const soon = endingSoon(ends("2026-06-09", "2026-05-10", "2026-06-10", "2026-05-09", null), day);
  expect(soon.map(({ endsOn }) => endsOn)).toEqual(["2026-05-10", "2026-06-09"]);
});

test("an effect is named on exactly 31 days", () => {
  fc.assert(
    fc.property(fc.integer({ min: -60, max: 60 }), (shift) => {
      const endsOn = addDays(day, shift);
      const named = endingSoon([{ endsOn }], day).length === 1;
      expect(named).toBe(daysBetween(day, endsOn) >= 0 && daysBetween(day, endsOn) <= 30);
    }),
  );
});
