import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, plainDate } from "@/lib/calendar";
import { unitSaid } from "@/lib/organisation/labels";
import { defaultRules } from "@/lib/rulebook/schema";
import type { PostingType } from "@/prisma/generated/enums";
import { type Course, countsAsExperience, dueUntil, inForce, lateness, overlaps, stateOf } from "./course";
import { appraisalDue, halfOf, visitOf } from "./deadlines";
import { extensionFault, lengthFault } from "./lengths";
import { owedOf, periodsOf, reportDue } from "./periods";

const day = plainDate;
const rules = defaultRules("ROTATION");
const course = (more: Partial<Course> = {}): Course => ({
  plannedFrom: day("2026-03-01"),
  plannedUntil: day("2026-09-01"),
  extendedUntil: null,
  actualFrom: null,
  actualUntil: null,
  approved: false,
  cancelled: false,
  finished: false,
  ...more,
});
const here = { approved: true, actualFrom: day("2026-03-02") };
const gone = { ...here, actualUntil: day("2026-09-01") };

describe("where a posting stands", () => {
  test.each<[string, Partial<Course>, string, string]>([
    ["planned", {}, "2026-02-01", "PLANNED"],
    ["approved", { approved: true }, "2026-03-05", "APPROVED"],
    ["running", here, "2026-08-31", "RUNNING"],
    ["still there after its term", here, "2026-10-01", "RUNNING"],
    ["an end in the future is no end yet", gone, "2026-08-31", "RUNNING"],
    ["ended", gone, "2026-09-01", "APPRAISAL"],
    ["appraised", { ...gone, finished: true }, "2026-10-01", "FINISHED"],
    ["called off", { approved: true, cancelled: true }, "2026-10-01", "CANCELLED"],
  ])("%s", (_what, more, on, state) => {
    expect(stateOf(course(more), day(on))).toBe(state);
  });

  test("what is late is said in days", () => {
    expect(lateness(course({ approved: true }), null, day("2026-03-01"))).toBeNull();
    expect(lateness(course({ approved: true }), null, day("2026-03-05"))).toBe("应报到已过4天");
    expect(lateness(course(here), null, day("2026-08-31"))).toBeNull();
    expect(lateness(course(here), null, day("2026-09-01"))).toBe("期满已过1天");
    expect(lateness(course({ ...here, extendedUntil: day("2026-12-01") }), null, day("2026-09-01"))).toBeNull();
    expect(lateness(course(gone), day("2026-09-21"), day("2026-09-21"))).toBeNull();
    expect(lateness(course(gone), day("2026-09-21"), day("2026-09-22"))).toBe("鉴定已超期1天");
  });

  test("what happened counts before what was planned", () => {
    expect(inForce(course())).toEqual({ from: "2026-03-01", until: "2026-09-01" });
    expect(inForce(course({ ...here, extendedUntil: day("2026-12-01") }))).toEqual({
      from: "2026-03-02",
      until: "2026-12-01",
    });
    expect(dueUntil(course(gone))).toBe("2026-09-01");
  });

  test("a posting that begins on the day after another's last does not overlap it", () => {
    const next = course({ plannedFrom: day("2026-09-01"), plannedUntil: day("2027-03-01") });
    expect([overlaps(course(), next), overlaps(next, course())]).toEqual([false, false]);
    expect(overlaps(course({ ...here, extendedUntil: day("2026-09-02") }), next)).toBe(true);
  });

  test("three months make an experience, a day less does not", () => {
    const from = day("2026-03-02");
    expect(countsAsExperience(course({ ...here, actualFrom: from, actualUntil: day("2026-06-02") }), 3)).toBe(true);
    expect(countsAsExperience(course({ ...here, actualFrom: from, actualUntil: day("2026-06-01") }), 3)).toBe(false);
    expect(countsAsExperience(course(here), 3)).toBe(false);
  });
});

describe("the length of a type", () => {
  const fits = (type: PostingType, until: string) =>
    lengthFault(type, { from: day("2026-03-01"), until: day(until) }, rules) === null;
  test.each<[PostingType, string, boolean]>([
    ["ROTATION", "2026-08-31", false],
    ["ROTATION", "2026-09-01", true],
    ["ROTATION", "2028-03-01", true],
    ["ROTATION", "2028-03-02", false],
    ["ATTACHMENT", "2026-08-31", false],
    ["ATTACHMENT", "2029-03-01", true],
    ["ATTACHMENT", "2029-03-02", false],
    ["SECONDMENT", "2026-03-20", true],
    ["SECONDMENT", "2026-09-02", false],
    ["EXCHANGE", "2028-02-29", false],
    ["EXCHANGE", "2036-03-01", true],
    ["PROJECT", "2026-03-15", true],
    ["PROJECT", "2031-03-15", true],
  ])("%s until %s: %s", (type, until, expected) => expect(fits(type, until)).toBe(expected));

  test("a term that starts on the last day of a month is measured with clamped months", () => {
    expect(lengthFault("ROTATION", { from: day("2025-08-31"), until: day("2026-02-28") }, rules)).toBeNull();
  });

  test("the sentence names the committee's numbers, not ours", () => {
    const own = { ...rules, rotationLeast: 4, rotationMost: 9 };
    expect(lengthFault("ROTATION", { from: day("2026-03-01"), until: day("2026-05-01") }, own)).toContain("4—9个月");
  });
});

describe("an extension", () => {
  const asked = {
    type: "SECONDMENT" as PostingType,
    from: day("2026-03-01"),
    due: day("2026-09-01"),
    until: day("2027-03-01"),
    granted: 0,
  };
  test.each([
    ["once, by six months", {}, null],
    ["beyond six months", { until: day("2027-03-02") }, "每次延长不超过6个月"],
    ["to the same day", { until: day("2026-09-01") }, "应晚于"],
    ["a second time", { granted: 1 }, "已延长1次，按现行规则最多延长1次"],
    ["a rotation within its longest", { type: "ROTATION" as PostingType }, null],
    ["a rotation beyond it", { type: "ROTATION" as PostingType, from: day("2025-01-01") }, "连同延长不超过24个月"],
    ["an exchange knows no longest", { type: "EXCHANGE" as PostingType, from: day("2020-01-01") }, null],
  ])("%s", (_what, more, said) => {
    const fault = extensionFault({ ...asked, ...more }, rules);
    if (said === null) expect(fault).toBeNull();
    else expect(fault).toContain(said);
  });

  test("the third is refused where the committee allows two, all where it allows none", () => {
    const two = { ...rules, extensions: 2 };
    expect(extensionFault({ ...asked, granted: 1 }, two)).toBeNull();
    expect(extensionFault({ ...asked, granted: 2 }, two)).toContain("已延长2次");
    expect(extensionFault(asked, { ...rules, extensions: 0 })).toContain("不允许延长");
  });
});

describe("the reports of a term", () => {
  test("are owed for complete intervals; the tail belongs to the appraisal", () => {
    const term = { from: day("2026-03-02"), until: day("2026-10-15") };
    expect(periodsOf(term, 3)).toEqual([
      { period: 1, from: "2026-03-02", until: "2026-06-02" },
      { period: 2, from: "2026-06-02", until: "2026-09-02" },
    ]);
  });

  test("a term shorter than an interval owes one", () => {
    const term = { from: day("2026-03-02"), until: day("2026-04-15") };
    expect(periodsOf(term, 3)).toEqual([{ period: 1, ...term }]);
  });

  test("open while it runs, due when it is over, late after the days of grace", () => {
    const period = { period: 1, from: day("2026-03-02"), until: day("2026-06-02") };
    expect(reportDue(period, 10)).toBe("2026-06-11");
    const on = (text: string, done = false) => owedOf(period, done, 10, day(text));
    expect(["2026-03-01", "2026-06-01", "2026-06-02", "2026-06-11", "2026-06-12"].map((text) => on(text))).toEqual([
      "future",
      "open",
      "due",
      "due",
      "late",
    ]);
    expect(on("2026-07-01", true)).toBe("done");
  });

  test("whatever the term, the periods follow one another, lie within it and are numbered from one", () => {
    fc.assert(
      fc.property(
        fc.nat(2000),
        fc.integer({ min: 1, max: 1500 }),
        fc.integer({ min: 1, max: 6 }),
        (start, days, months) => {
          const from = addDays(day("2024-01-31"), start);
          const until = addDays(from, days);
          const periods = periodsOf({ from, until }, months);
          expect(periods[0]?.from).toBe(from);
          periods.forEach((period, index) => {
            expect(period.period).toBe(index + 1);
            expect(period.from < period.until && period.until <= until).toBe(true);
            if (index > 0) expect(period.from).toBe(periods[index - 1]?.until);
          });
        },
      ),
    );
  });
});

describe("the visit at half", () => {
  test("is announced so many days before, in autumn from the first of September on", () => {
    const spring = { from: day("2026-01-01"), until: day("2026-07-01") };
    expect(halfOf(spring)).toBe("2026-04-01");
    expect(visitOf(spring, 30)).toEqual({ shown: "2026-03-02", due: "2026-04-01" });
    const autumn = { from: day("2026-05-01"), until: day("2027-05-01") };
    expect(visitOf(autumn, 30)).toEqual({ shown: "2026-09-01", due: "2026-10-30" });
    const late = { from: day("2026-10-01"), until: day("2026-12-31") };
    expect(visitOf(late, 60).shown).toBe("2026-10-01");
  });

  test("falls between beginning and end and is never announced after it is due", () => {
    fc.assert(
      fc.property(
        fc.nat(2000),
        fc.integer({ min: 1, max: 1500 }),
        fc.integer({ min: 1, max: 90 }),
        (start, days, notice) => {
          const from = addDays(day("2024-01-01"), start);
          const term = { from, until: addDays(from, days) };
          const { shown, due } = visitOf(term, notice);
          expect(term.from <= shown && shown <= due && due < term.until).toBe(true);
        },
      ),
    );
  });
});

test("the appraisal is due within fifteen working days of the last day", () => {
  // Friday 28 August is the last day: Monday is the first working day, Friday 18 September the fifteenth.
  expect(appraisalDue(day("2026-08-29"), 15)).toBe("2026-09-18");
  expect(appraisalDue(day("2026-08-29"), 1)).toBe("2026-08-31");
});

test("a team is named with its workshop, every other unit by itself", () => {
  const parent = { name: "环轧车间" };
  expect(unitSaid({ name: "制坯班", kind: "TEAM", parent })).toBe("环轧车间制坯班");
  expect(unitSaid({ name: "环轧车间", kind: "WORKSHOP", parent: { name: "灵犀锻造厂" } })).toBe("环轧车间");
  expect(unitSaid({ name: "技术科", kind: "DEPARTMENT", parent: null })).toBe("技术科");
});
