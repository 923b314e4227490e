import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, plainDate } from "@/lib/calendar";
import { isTenureReason, tenureReason } from "./tenure";

const day = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays(plainDate("2005-01-01"), days));

describe("less than six months in post", () => {
  test("the day on which six months are complete is enough, the day before is not", () => {
    const cutoff = plainDate("2025-12-31");
    expect(tenureReason(plainDate("2025-06-30"), cutoff, 6)).toBeNull();
    expect(tenureReason(plainDate("2025-07-01"), cutoff, 6)).toBe(
      "任现职不满6个月（自2025年7月1日任现职，2026年1月1日满）",
    );
  });

  test("six months from 31 August are complete on the last day of February", () => {
    expect(tenureReason(plainDate("2025-08-31"), plainDate("2026-02-28"), 6)).toBeNull();
    expect(tenureReason(plainDate("2025-08-31"), plainDate("2026-02-27"), 6)).not.toBeNull();
  });

  test("a later cut-off never takes anybody out", () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 24 }), fc.nat(400), (since, cutoff, months, later) => {
        if (tenureReason(since, cutoff, months) === null) {
          expect(tenureReason(since, addDays(cutoff, later), months)).toBeNull();
        }
      }),
    );
  });

  test("zero months switch the rule off; a reason of the rule is known as such", () => {
    fc.assert(
      fc.property(day, day, (since, cutoff) => {
        expect(tenureReason(since, cutoff, 0)).toBeNull();
        const reason = tenureReason(since, addMonths(since, 5), 6);
        expect(reason !== null && isTenureReason(reason)).toBe(true);
      }),
    );
    expect(isTenureReason("长期病假")).toBe(false);
  });
});
