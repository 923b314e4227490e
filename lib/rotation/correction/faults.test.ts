import { describe, expect, test } from "vitest";
import { plainDate } from "@/lib/calendar";
import { correctionFault, decidedAbove, type OnRecord, type Wish } from "./faults";

const day = plainDate;
const today = day("2026-11-28");
const posting = (more: Partial<OnRecord> = {}, dates: Partial<OnRecord["dates"]> = {}): OnRecord => ({
  dates: {
    ...{ plannedFrom: day("2026-03-01"), plannedUntil: day("2026-11-01"), extendedUntil: null },
    ...{ actualFrom: day("2026-03-02"), actualUntil: null, ...dates },
  },
  ...{ returnedOn: null, visits: [], reported: false, extended: false, signed: false, ...more },
});
const ended = { actualUntil: day("2026-11-01") };
const fault = (fact: Wish["fact"], to: string | null, on: OnRecord) =>
  correctionFault({ fact, day: to === null ? null : day(to) }, on, today);

describe("an arrival", () => {
  test.each<[string, string | null, OnRecord, string | null]>([
    ["may move to a day that agrees with the rest", "2026-03-09", posting(), null],
    ["may move although reports were written", "2026-03-09", posting({ reported: true }), null],
    ["that never was may be taken back", null, posting(), null],
    ["that was never recorded has nothing to correct", "2026-03-09", posting({}, { actualFrom: null }), "没有可更正"],
    ["is not in the future", "2026-11-29", posting({}, { plannedUntil: day("2027-03-01") }), "晚于今天"],
    ["is not the same day again", "2026-03-02", posting(), "不用更正"],
    ["comes before the end", "2026-11-01", posting({}, ended), "2026年10月31日或之前"],
    ["comes before the visits", "2026-06-02", posting({ visits: [day("2026-06-01")] }), "2026年6月1日已登记走访"],
    ["is not taken back under an end", null, posting({}, ended), "先撤销结束"],
    ["is not taken back under a report", null, posting({ reported: true }), "书面汇报"],
    ["is not taken back under an extension", null, posting({ extended: true }), "延长"],
    ["is not taken back under a visit", null, posting({ visits: [day("2026-06-01")] }), "走访"],
  ])("%s", (_what, to, on, said) => {
    const found = fault("ARRIVAL", to, on);
    if (said === null) expect(found).toBeNull();
    else expect(found).toContain(said);
  });
});

describe("an end", () => {
  test.each<[string, string | null, OnRecord, string | null]>([
    ["may move to an earlier day", "2026-09-30", posting({}, ended), null],
    ["may be taken back before anybody has signed", null, posting({}, ended), null],
    ["may move to the end of the term", "2026-10-31", posting({}, { actualUntil: day("2026-09-01") }), null],
    ["that was never recorded has nothing to correct", "2026-09-30", posting(), "没有可更正"],
    ["is not the same day again", "2026-10-31", posting({}, ended), "不用更正"],
    ["does not come before the arrival", "2026-03-01", posting({}, ended), "不能早于报到日期"],
    ["beyond the term needs an extension", "2026-11-30", posting({}, ended), "先撤销结束登记，再办理延长"],
    [
      "comes before the return",
      "2026-10-15",
      posting({ returnedOn: day("2026-10-10") }, { actualUntil: day("2026-10-05") }),
      "须先更正返回岗位",
    ],
    ["comes after the visits", "2026-05-31", posting({ visits: [day("2026-06-01")] }, ended), "2026年6月1日已登记走访"],
    ["is not taken back under a return", null, posting({ returnedOn: day("2026-11-02") }, ended), "先撤销返回"],
    ["is not taken back under a signature", null, posting({ signed: true }, ended), "已有签署"],
  ])("%s", (_what, to, on, said) => {
    const found = fault("END", to, on);
    if (said === null) expect(found).toBeNull();
    else expect(found).toContain(said);
  });
});

test("a return comes after the end, may be taken back, and is corrected only where there is one", () => {
  const back = posting({ returnedOn: day("2026-11-02") }, ended);
  expect(fault("RETURN", "2026-11-01", back)).toBeNull();
  expect(fault("RETURN", null, back)).toBeNull();
  expect(fault("RETURN", "2026-10-31", back)).toContain("2026年10月31日之后");
  expect(fault("RETURN", "2026-11-03", posting({}, ended))).toContain("没有可更正");
});

test("the secretary decides about every end, and about an arrival once somebody has signed; never about a return", () => {
  const asked = (signed: boolean) =>
    (["ARRIVAL", "END", "RETURN"] as const).map((fact) => decidedAbove(fact, { signed }));
  expect(asked(false)).toEqual([false, true, false]);
  expect(asked(true)).toEqual([true, true, false]);
});
