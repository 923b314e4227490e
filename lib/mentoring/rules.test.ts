import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, plainDate } from "@/lib/calendar";
import { defaultRules } from "@/lib/rulebook/schema";
import { hashOf, isConcluded, PARTIES } from "./agreement";
import { barriers, type MenteeFacts, type MentorFacts } from "./matching/eligibility";
import { rank } from "./matching/ranking";
import { goalsMean, midTermDue, midTermState } from "./midterm";
import { colourOf, completeness, type LogMark, mayLogMonth, missedInARow, monthsOwed } from "./overdue";
import { addressOf, maySumUp, quarterAt, quarterOf, quartersOwed, workOf } from "./quarters";
import { gradeOf, scoreOf } from "./score";
import { mayFollow, mayRun, monthsLeftOf } from "./term";

const rules = defaultRules("MENTORING");
const d = plainDate;
const span = { from: d("2026-01-10"), until: d("2027-01-10"), endedOn: null };
const kept = (...months: string[]): LogMark[] => months.map((month) => ({ month: d(`${month}-01`), confirmed: true }));
const states = (today: string, logs: LogMark[] = []) =>
  monthsOwed(span, logs, rules, d(today)).map(({ month, state }) => `${month.slice(0, 7)} ${state}`);

describe("the months owed", () => {
  test("a log is open up to the 25th, late for ten days, then missed", () => {
    expect(states("2026-01-25")).toEqual(["2026-01 open"]);
    expect(states("2026-01-26")).toEqual(["2026-01 late"]);
    expect(states("2026-02-04")).toEqual(["2026-01 late", "2026-02 open"]);
    expect(states("2026-02-05")).toEqual(["2026-01 missed", "2026-02 open"]);
  });

  test("a log that the mentee has not confirmed is owed by the mentee, and is no log kept", () => {
    const written = [{ month: d("2026-01-01"), confirmed: false }];
    expect(monthsOwed(span, written, rules, d("2026-02-10"))[0]).toMatchObject({ state: "missed", owedBy: "mentee" });
  });

  test.each([
    ["2026-03-08", [], 2, "amber"],
    ["2026-04-06", [], 3, "red"],
    ["2026-04-06", kept("2026-02"), 1, "green"],
    ["2026-04-06", kept("2026-03"), 0, "green"],
  ] as const)(
    "on %s two in a row are amber, three red, and a kept month begins anew",
    (today, logs, missed, colour) => {
      const lines = monthsOwed(span, logs, rules, d(today));
      expect([missedInARow(lines), colourOf(lines, rules)]).toEqual([missed, colour]);
    },
  );

  const date = fc.integer({ min: 0, max: 900 }).map((days) => addDays(d("2025-06-01"), days));
  test("nothing is owed outside the pair, nothing of the future, and no month twice", () =>
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 24 }), date, (from, length, today) => {
        const until = addMonths(from, length);
        const lines = monthsOwed({ from, until, endedOn: null }, [], rules, today);
        for (const { due, month } of lines) {
          expect(due >= from && due < until && month <= today).toBe(true);
        }
        expect(new Set(lines.map(({ month }) => month)).size).toBe(lines.length);
        const { kept: done, owed } = completeness(lines);
        expect(done <= owed && owed <= lines.length).toBe(true);
      }),
    ));

  test("keeping one more month never makes the colour worse", () =>
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), fc.nat(11), (done, extra) => {
        const marks = (list: boolean[]) =>
          list.flatMap((one, at) => (one ? [{ month: addMonths(d("2026-01-01"), at), confirmed: true }] : []));
        const missed = (list: boolean[]) => missedInARow(monthsOwed(span, marks(list), rules, d("2027-01-20")));
        expect(missed(done.with(extra, true))).toBeLessThanOrEqual(missed(done));
      }),
    ));

  test.each([
    ["2026-02-25", 1],
    ["2026-03-07", 1],
    ["2026-03-08", 2],
  ])("on %s the completion counts %i months as owed: a month counts once its days of grace are over", (today, owed) => {
    expect(completeness(monthsOwed(span, kept("2026-01"), rules, d(today)))).toEqual({ kept: 1, owed });
    expect(completeness(monthsOwed(span, kept("2026-01", "2026-02"), rules, d(today)))).toEqual({ kept: 2, owed: 2 });
  });

  test.each([
    ["2026-05-01", "还没有到这个月"],
    ["2025-12-01", "结对是在这个月之后才开始"],
  ])("a log for %s is refused with a sentence", (month, said) => {
    expect(mayLogMonth(span, d(month), d("2026-04-20"))).toContain(said);
    expect(mayLogMonth(span, d("2026-01-01"), d("2026-04-20"))).toBe(true);
  });
});

describe("the completion", () => {
  test.each([
    ["90.00", 6, "EXCELLENT"],
    ["89.99", 6, "PASSED"],
    ["75.00", 6, "PASSED"],
    ["74.99", 6, "EXTENDED"],
    ["60.00", 1, "EXTENDED"],
    ["60.00", 0, "FAILED"],
    ["59.99", 6, "FAILED"],
  ] as const)("%s with %i months left is %s", (total, left, grade) => expect(gradeOf(total, rules, left)).toBe(grade));

  test("seven of nine months kept are 7.78 of ten points, and the sum is rounded once", () => {
    const points = { report: "27.5", mentor: "28", host: "26.25" };
    expect(scoreOf(points, { kept: 7, owed: 9 }, rules, 6)).toEqual({
      logPoints: "7.78",
      total: "89.53",
      grade: "PASSED",
    });
  });

  test("the total is the sum of its parts and lies between zero and a hundred", () => {
    const part = (most: number) => fc.integer({ min: 0, max: most * 100 });
    fc.assert(
      fc.property(part(30), part(30), part(30), fc.nat(12), fc.nat(12), (report, mentor, host, a, b) => {
        const text = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
        const points = { report: text(report), mentor: text(mentor), host: text(host) };
        const { total, logPoints } = scoreOf(points, { kept: Math.min(a, b), owed: Math.max(a, b) }, rules, 6);
        const cents = (figure: string) => Math.round(Number(figure) * 100);
        expect(cents(total)).toBe(report + mentor + host + cents(logPoints));
        expect(Number(total)).toBeLessThanOrEqual(100);
      }),
    );
  });
});

test.each([
  ["2026-06-09", "before"],
  ["2026-06-10", "open"],
  ["2026-07-10", "open"],
  ["2026-07-11", "overdue"],
] as const)("on %s the mid-term check of a pair of January is %s", (today, state) => {
  const due = midTermDue(span.from, span.until, rules);
  expect(midTermState(due, false, rules, d(today))).toBe(state);
  expect(midTermState(due, true, rules, d(today))).toBe("done");
});

test("the goals' mean is whole, half-up, and none without goals", () => {
  expect([goalsMean([]), goalsMean([0, 25]), goalsMean([100, 50, 33])]).toEqual([null, 13, 61]);
});

test("a term ends after it begins and within the rule; extensions together stay within theirs; gaps are kept short", () => {
  expect(mayRun("CADRE", d("2026-01-01"), d("2026-01-01"), rules)).toContain("不能早于");
  expect(mayRun("CADRE", d("2026-01-01"), d("2027-01-02"), rules)).toContain("最迟到2026年12月31日");
  expect(mayRun("CRAFT", d("2026-01-01"), d("2027-01-02"), rules)).toBe(true);
  expect(monthsLeftOf([{ months: 4 }], rules)).toBe(2);
  expect(mayFollow(d("2026-03-01"), d("2026-04-01"), rules, d("2026-03-10"))).toContain("不能超过30天");
  expect(mayFollow(d("2026-03-01"), d("2026-05-01"), rules, d("2026-04-20"))).toBe(true);
});

const agreement = {
  ...{
    number: "2026-001",
    kind: "CADRE" as const,
    field: "工艺",
    from: d("2026-01-10"),
    plannedUntil: d("2027-01-10"),
  },
  mentor: { name: "甲", employeeNo: "1", unit: "模压车间", post: "主任", title: "" },
  mentee: { name: "乙", employeeNo: "2", unit: "模压车间", post: "" },
  ...{ goals: [], milestones: [], mentorDuties: "带", menteeDuties: "学", assessment: "考", termination: "止" },
};

test("a signature counts under its own text only, and all four conclude the agreement", () => {
  const hash = hashOf(agreement);
  const other = hashOf({ ...agreement, mentorDuties: "带好" });
  const signed = PARTIES.map((party) => ({ party, hash }));
  expect(isConcluded(signed, hash)).toBe(true);
  expect(isConcluded(signed, other)).toBe(false);
  expect(isConcluded(signed.slice(1), hash)).toBe(false);
});

const mentor = (personId: string, wish: Partial<MentorFacts> = {}): MentorFacts => ({
  ...{
    personId,
    name: personId,
    employeeNo: personId,
    unitId: "u2",
    unitName: "设备动力科",
    ofPlant: false,
    branchId: null,
  },
  ...{ branchName: null, post: "科长", title: "高级工程师", startedWorkOn: d("2000-07-01"), left: false },
  ...{ offices: ["中层干部"], lastGrade: null, standing: [], load: 0, ...wish },
});
const mentee: MenteeFacts = {
  instead: "old",
  ...{ personId: "x", unitIds: ["u1"], branchId: null, superiors: ["boss"] },
  relatives: new Map([["aunt", "三代以内旁系血亲"]]),
};

test.each<[string, MentorFacts, string]>([
  ["a relative", mentor("aunt"), "回避关系"],
  ["somebody under investigation", mentor("a", { standing: [{ kind: "CASE_OPEN", measure: "立案" }] }), "审查调查"],
  ["a sanction in force", mentor("a", { standing: [{ kind: "PARTY_DISCIPLINE", measure: "警告" }] }), "处分期内"],
  ["too few years", mentor("a", { startedWorkOn: d("2024-07-01") }), "不满5年"],
  ["a grade below 称职", mentor("a", { lastGrade: { year: 2025, grade: "基本称职", passed: false } }), "基本称职"],
  ["a third mentee", mentor("a", { load: 2 }), "最多2人"],
  ["who has left", mentor("a", { left: true }), "已离职"],
  ["being the mentor who is to be replaced", mentor("old"), "是现在的导师"],
  ["no office", mentor("a", { offices: [] }), "没有导师资格"],
])("%s bars from mentoring, and says why", (_what, facts, said) => {
  const { hard } = barriers(facts, mentee, rules, d("2026-03-01"));
  expect(hard).toHaveLength(1);
  expect(hard[0]).toContain(said);
});

test("who knows the field stands first, who is nearer and freer before the others, and nobody appears twice", () => {
  const all = [mentor("far", { unitName: "财务科" }), mentor("field"), mentor("busy", { load: 1 }), mentor("boss")];
  const { eligible, excluded } = rank(all, mentee, "液压设备", rules, d("2026-03-01"));
  expect(eligible.map((one) => one.mentor.personId)).toEqual(["field", "busy", "far"]);
  expect(eligible[0]?.why.join()).toContain("方向相近：设备");
  const plant = rank(
    [mentor("leader", { unitName: "设备厂", ofPlant: true })],
    mentee,
    "液压设备",
    rules,
    d("2026-03-01"),
  );
  expect(plant.eligible[0]?.why.join()).not.toContain("方向相近");
  expect(excluded.map(({ why }) => why.join())).toEqual(["是培养对象唯一的直接上级，应尽量回避"]);
});

describe("the quarters", () => {
  const sums = (...quarters: string[]) => quarters.map((quarter) => ({ quarter: d(quarter), confirmed: true }));
  const lines = (today: string, marks = sums(), wish: Partial<typeof span> = {}) => {
    const months = monthsOwed({ ...span, ...wish }, [], rules, d(today));
    return quartersOwed({ ...span, ...wish }, months, marks, rules, d(today)).map(
      ({ quarter, state }) => `${addressOf(quarter)} ${state}`,
    );
  };

  test.each([
    ["2026-03-24", []],
    ["2026-03-25", ["2026-1 open"]],
    ["2026-04-10", ["2026-1 open"]],
    ["2026-04-11", ["2026-1 late"]],
    ["2026-04-21", ["2026-1 missed"]],
    ["2026-06-25", ["2026-1 missed", "2026-2 open"]],
  ])("on %s a summary is open ten days after the quarter, late ten more, then missed", (today, wanted) => {
    expect(lines(today)).toEqual(wanted);
  });

  test("a kept one stays kept, and the quarter in which a pair ends is summed up by its completion", () => {
    expect(lines("2026-07-15", sums("2026-01-01"))).toEqual(["2026-1 kept", "2026-2 late"]);
    expect(lines("2026-10-01", sums(), { until: d("2026-09-30") })).toEqual(["2026-1 missed", "2026-2 missed"]);
    expect(lines("2026-10-01", sums(), { until: d("2026-10-01") }).at(-1)).toBe("2026-3 open");
  });

  test("an address names a quarter, and nothing else does", () => {
    expect(["2026-1", "2026-4", "2026-5", "2026-01", "x"].map(quarterAt)).toEqual([
      d("2026-01-01"),
      d("2026-10-01"),
      ...[null, null, null],
    ]);
    expect(quarterOf(d("2026-12-31"))).toBe("2026-10-01");
  });

  test("a summary is refused before its time, before the pair, and where none is owed", () => {
    const may = (quarter: string, today: string) => {
      const months = monthsOwed(span, [], rules, d(today));
      return maySumUp(span, quartersOwed(span, months, [], rules, d(today)), d(quarter), rules, d(today));
    };
    expect(may("2026-01-01", "2026-03-24")).toContain("还没有到时间");
    expect(may("2025-10-01", "2026-03-30")).toContain("之后才开始");
    expect(may("2027-01-01", "2027-04-02")).toContain("没有应写的小结");
    expect(may("2026-01-01", "2026-03-25")).toBe(true);
  });

  test("a mentor's work counts what the mentor has written, not what the mentee has left open", () => {
    const logs = [
      { month: d("2026-01-01"), confirmed: true },
      { month: d("2026-02-01"), confirmed: false },
    ];
    const on = (day: string) => {
      const months = monthsOwed(span, logs, rules, d(day));
      return [months, quartersOwed(span, months, [], rules, d(day))] as const;
    };
    // Within its days of grace a summary is not missing yet.
    expect(workOf(2026, ...on("2026-04-15"), [])[0]).toEqual({ owed: 3, written: 2, summary: "none" });
    const [months, quarters] = on("2026-05-30");
    expect(workOf(2026, months, quarters, [])).toEqual([
      { owed: 3, written: 2, summary: "owed" },
      { owed: 1, written: 0, summary: "none" },
      ...[null, null],
    ]);
    expect(workOf(2026, months, quarters, sums("2026-01-01"))[0]).toEqual({ owed: 3, written: 2, summary: "written" });
    expect(workOf(2025, months, quarters, [])).toEqual([null, null, null, null]);
  });
});
