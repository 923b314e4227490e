import { addDays, addMonths, type PlainDate, plainDate } from "@/lib/calendar";
import type { Rules } from "@/lib/rulebook/books";
import type { MonthLine, MonthState, Span } from "./overdue";

type SummaryRules = Pick<Rules<"MENTORING">, "logDay" | "logGraceDays" | "summaryDays">;

/** A quarter's summary: written by the mentor, and confirmed by the mentee or not yet. */
export type SummaryMark = { quarter: PlainDate; confirmed: boolean };
export type QuarterLine = {
  /** Its first day. */
  quarter: PlainDate;
  /** From the reminder of its last log on it may be written. */
  opens: PlainDate;
  due: PlainDate;
  /** Last day of grace, as for the logs. */
  lastDay: PlainDate;
  state: MonthState;
  owedBy: "mentor" | "mentee" | null;
};

/** First day of the quarter in which a date lies. */
export function quarterOf(date: PlainDate): PlainDate {
  const first = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1;
  return plainDate(`${date.slice(0, 4)}-${String(first).padStart(2, "0")}-01`);
}

/** "2026-1" as it stands in an address; null for anything else. */
export function quarterAt(text: string): PlainDate | null {
  const [, year, number] = /^(20\d\d)-([1-4])$/.exec(text) ?? [];
  return year ? plainDate(`${year}-${String(Number(number) * 3 - 2).padStart(2, "0")}-01`) : null;
}
export const addressOf = (quarter: PlainDate): string =>
  `${quarter.slice(0, 4)}-${(Number(quarter.slice(5, 7)) + 2) / 3}`;

/**
 * The quarters for which a summary is owed up to today: those that end within the pair and in which a log was owed. The
 * quarter in which a pair ends is summed up by its completion.
 */
export function quartersOwed(
  span: Span,
  months: readonly Pick<MonthLine, "month">[],
  summaries: readonly SummaryMark[],
  rules: SummaryRules,
  today: PlainDate,
): QuarterLine[] {
  const end = span.endedOn !== null && span.endedOn < span.until ? span.endedOn : span.until;
  const quarters = [...new Set(months.map(({ month }) => quarterOf(month)))];
  return quarters.flatMap((quarter) => {
    const after = addMonths(quarter, 3);
    const opens = addDays(addMonths(quarter, 2), rules.logDay - 1);
    if (after > end || today < opens) return [];
    const due = addDays(after, rules.summaryDays - 1);
    const lastDay = addDays(due, rules.logGraceDays);
    const mark = summaries.find((one) => one.quarter === quarter);
    const state = mark?.confirmed ? "kept" : today <= due ? "open" : today <= lastDay ? "late" : "missed";
    return [{ quarter, opens, due, lastDay, state, owedBy: state === "kept" ? null : mark ? "mentee" : "mentor" }];
  });
}

/** What a mentor did for one mentee in a quarter; the mentee's silence is not held against the mentor. */
export type QuarterWork = {
  /** Months written or past their days of grace, and those of them that the mentor has written. */
  owed: number;
  written: number;
  /** none: not due yet, or none is owed. */
  summary: "written" | "owed" | "none";
};

/** The four quarters of a year as a mentor kept them; null where nothing was owed. */
export function workOf(
  year: number,
  months: readonly MonthLine[],
  quarters: readonly QuarterLine[],
  summaries: readonly SummaryMark[],
): (QuarterWork | null)[] {
  return [1, 4, 7, 10].map((first) => {
    const quarter = plainDate(`${year}-${String(first).padStart(2, "0")}-01`);
    const within = months.filter(({ month }) => quarterOf(month) === quarter);
    const owed = within.filter(({ state, owedBy }) => state === "missed" || owedBy !== "mentor");
    const line = quarters.find((one) => one.quarter === quarter);
    const done = summaries.some((one) => one.quarter === quarter);
    if (owed.length === 0 && !done) return null;
    const written = owed.filter(({ owedBy }) => owedBy !== "mentor").length;
    const summary = done ? "written" : line?.state === "missed" ? "owed" : "none";
    return { owed: owed.length, written, summary };
  });
}

/** Whether a summary may be written for a quarter: `true`, or why not. */
export function maySumUp(
  span: Span,
  lines: readonly QuarterLine[],
  quarter: PlainDate,
  rules: SummaryRules,
  today: PlainDate,
): true | string {
  if (lines.some((line) => line.quarter === quarter)) return true;
  const opens = addDays(addMonths(quarter, 2), rules.logDay - 1);
  if (today < opens) return `还没有到时间，季度小结从季末月${rules.logDay}日起填写。`;
  if (quarter < quarterOf(span.from)) return "结对是在这个季度之后才开始的，不能小结。";
  return "这个季度没有应写的小结：结对在季末之前结束的，由出师考核总结。";
}
