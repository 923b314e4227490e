import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, type PlainDate, plainDate } from "@/lib/calendar";
import { daysByUnit, longestOf, type Stay, type Worked } from "./longest";

const day = (text: string) => plainDate(text);
const YEAR = { from: day("2025-01-01"), until: day("2026-01-01") };
const stay = (unitId: string, from: string, until: string | null = null): Stay => ({
  unitId,
  from: day(from),
  until: until === null ? null : day(until),
});

describe("the unit in which somebody worked longest", () => {
  const cases: [string, Worked, string, number][] = [
    ["stayed", { posts: [stay("A", "2020-03-01")], postings: [], current: "A" }, "A", 365],
    [
      "was away for most of the year",
      { posts: [stay("A", "2020-03-01")], postings: [stay("B", "2025-03-01", "2025-12-01")], current: "A" },
      "B",
      275,
    ],
    [
      "was away for less than half",
      { posts: [stay("A", "2020-03-01")], postings: [stay("B", "2025-10-01")], current: "A" },
      "A",
      273,
    ],
    [
      "moved in autumn: the old unit",
      { posts: [stay("A", "2020-03-01", "2025-09-01"), stay("B", "2025-09-01")], postings: [], current: "B" },
      "A",
      243,
    ],
    [
      "only days of this year count",
      { posts: [stay("A", "2020-03-01")], postings: [stay("B", "2024-01-01", "2025-02-01")], current: "A" },
      "A",
      334,
    ],
    ["had no post at all", { posts: [], postings: [], current: "A" }, "A", 0],
  ];
  test.each(cases)("%s", (_what, worked, unitId, days) => {
    expect(longestOf(worked, YEAR)).toEqual({ unitId, days });
  });

  test("of two units with the same days the current one", () => {
    const half = { from: day("2025-01-01"), until: day("2025-01-11") };
    const posts = [stay("A", "2020-01-01", "2025-01-06"), stay("B", "2025-01-06")];
    expect(longestOf({ posts, postings: [], current: "B" }, half).unitId).toBe("B");
    expect(longestOf({ posts, postings: [], current: "A" }, half).unitId).toBe("A");
  });

  test("two teams of one workshop are one place, and the current one stands for it", () => {
    const posts = [
      stay("A1", "2025-01-01", "2025-05-01"),
      stay("B", "2025-05-01", "2025-10-01"),
      stay("A2", "2025-10-01"),
    ];
    const whole = (unitId: string) => unitId.slice(0, 1);
    expect(longestOf({ posts, postings: [], current: "A2" }, YEAR, whole)).toEqual({ unitId: "A2", days: 212 });
    expect(longestOf({ posts, postings: [], current: "C" }, YEAR, whole)).toEqual({ unitId: "A1", days: 212 });
    expect(longestOf({ posts, postings: [], current: "C" }, YEAR).unitId).toBe("B");
  });
});

/** Stays one after another from a random day on, with gaps: as the database's exclusion constraints allow them. */
const chain = fc
  .array(
    fc.record({
      unitId: fc.constantFrom("A", "B", "C", "D"),
      gap: fc.nat(120),
      days: fc.integer({ min: 1, max: 300 }),
    }),
    {
      maxLength: 6,
    },
  )
  .chain((parts) => fc.nat(500).map((start) => ({ parts, start })))
  .map(({ parts, start }) => {
    let at = addDays(day("2024-06-01"), start);
    return parts.map(({ unitId, gap, days }): Stay => {
      const from = addDays(at, gap);
      at = addDays(from, days);
      return { unitId, from, until: at };
    });
  });
const worked = fc.record({ posts: chain, postings: chain, current: fc.constantFrom("A", "B", "C", "D") });

describe("for any history", () => {
  /** The same, day by day: slow and plain. */
  const plainly = ({ posts, postings }: Worked, year: { from: PlainDate; until: PlainDate }) => {
    const days = new Map<string, number>();
    const at = (stays: readonly Stay[], on: PlainDate) =>
      stays.find((each) => each.from <= on && (each.until === null || on < each.until))?.unitId;
    for (let on = year.from; on < year.until; on = addDays(on, 1)) {
      const unitId = at(postings, on) ?? at(posts, on);
      if (unitId) days.set(unitId, (days.get(unitId) ?? 0) + 1);
    }
    return days;
  };

  test("counting by stretches is counting day by day", () => {
    fc.assert(
      fc.property(worked, (given) => {
        const sorted = (days: Map<string, number>) => [...days].sort();
        expect(sorted(daysByUnit(given, YEAR))).toEqual(sorted(plainly(given, YEAR)));
      }),
      { numRuns: 60 },
    );
  });

  test("nobody has worked more days than the year has, and no unit has more than the one that is found", () => {
    fc.assert(
      fc.property(worked, (given) => {
        const days = daysByUnit(given, YEAR);
        const sum = [...days.values()].reduce((so, count) => so + count, 0);
        expect(sum).toBeLessThanOrEqual(daysBetween(YEAR.from, YEAR.until));
        const found = longestOf(given, YEAR);
        for (const count of days.values()) expect(count).toBeLessThanOrEqual(found.days);
        if ((days.get(given.current) ?? 0) === found.days) expect(found.unitId).toBe(given.current);
      }),
    );
  });

  test("the order of the rows changes nothing", () => {
    fc.assert(
      fc.property(worked, (given) => {
        const turned = { ...given, posts: given.posts.toReversed(), postings: given.postings.toReversed() };
        expect(longestOf(turned, YEAR)).toEqual(longestOf(given, YEAR));
      }),
    );
  });
});
