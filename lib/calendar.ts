import { Temporal } from "temporal-polyfill";

/** A day without a clock, "2026-03-05". All plain dates of the plant are days in Asia/Shanghai. */
export type PlainDate = string & { readonly __brand: "PlainDate" };

const ZONE = "Asia/Shanghai";

const FORM = /^\d{4}-\d{2}-\d{2}$/;
const temporal = (date: PlainDate) => Temporal.PlainDate.from(date);
const brand = (date: Temporal.PlainDate) => date.toString() as PlainDate;
/** From here on Shanghai is eight hours ahead and has known no summer time: a page says many moments, and sums cost less. */
const WITHOUT_SUMMER_TIME = Date.UTC(1992, 0, 1);
const AHEAD = 8 * 60 * 60 * 1000;
const DAY = 24 * 60 * 60 * 1000;

/** The clock on the wall in Shanghai, as the UTC fields of a Date. */
function shanghai(at: Date): Date {
  if (at.getTime() >= WITHOUT_SUMMER_TIME) return new Date(at.getTime() + AHEAD);
  const there = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(ZONE);
  return new Date(at.getTime() + there.offsetNanoseconds / 1e6);
}

export function daysInMonth(year: number, month: number): number {
  return Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}

/** True for a day that exists, written "YYYY-MM-DD": 2026-02-29 does not. */
export function isPlainDate(text: string): text is PlainDate {
  if (!FORM.test(text)) return false;
  const [year, month, day] = text.split("-").map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a date: ${text}`);
  return text;
}

/** The day in Shanghai at this moment. */
export function today(at: Date): PlainDate {
  return shanghai(at).toISOString().slice(0, 10) as PlainDate;
}

/** Midnight UTC: what a `date` column of Postgres reads and writes through Prisma. */
export function toColumn(date: PlainDate): Date {
  return new Date(`${date}T00:00:00.000Z`);
}

export function fromColumn(column: Date): PlainDate {
  return plainDate(column.toISOString().slice(0, 10));
}

/** The first moment of a day in Shanghai. */
export function startOfDay(date: PlainDate): Date {
  return atClock(date, "00:00");
}

/** A moment given by day and clock in Shanghai, as typed into a form: ("2026-01-20", "18:00"). */
export function atClock(date: PlainDate, clock: string): Date {
  const time = Temporal.PlainTime.from(clock);
  return new Date(temporal(date).toZonedDateTime({ timeZone: ZONE, plainTime: time }).epochMilliseconds);
}

/** Clamped to the month's last day: 31 August plus six months is 28 (or 29) February. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  return brand(temporal(date).add({ months }, { overflow: "constrain" }));
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10) as PlainDate;
}

/**
 * So many workdays later: Monday to Friday. Statutory holidays and the Saturdays worked in their place are announced
 * year by year and unknown here; who shows such a day says that it is counted without them.
 */
export function addWorkdays(date: PlainDate, days: number): PlainDate {
  let day = temporal(date);
  for (let left = days; left > 0; ) {
    day = day.add({ days: 1 });
    if (day.dayOfWeek <= 5) left -= 1;
  }
  return brand(day);
}

/** Days from the first to the second date; negative when the second lies earlier. */
export function daysBetween(from: PlainDate, until: PlainDate): number {
  return (Date.parse(until) - Date.parse(from)) / DAY;
}

export function compareDates(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether so many months are complete on a day: in post since 31 August, six months are complete on 28 February. */
export function monthsComplete(since: PlainDate, on: PlainDate, months: number): boolean {
  return compareDates(addMonths(since, months), on) <= 0;
}

/** Complete years on a day; someone born on 29 February turns on 28 February in common years. */
export function ageOn(born: PlainDate, on: PlainDate): number {
  return temporal(born).until(temporal(on), { largestUnit: "years" }).years;
}

export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

/** 2026年3月5日 */
export function sayDate(date: PlainDate): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** 星期三 */
export function sayWeekday(date: PlainDate): string {
  return `星期${"一二三四五六日"[temporal(date).dayOfWeek - 1]}`;
}

/** 1988.05, the form of months on personnel papers. */
export function sayMonth(date: PlainDate): string {
  return date.slice(0, 7).replace("-", ".");
}

/** 14:03 */
export function sayClock(at: Date): string {
  return shanghai(at).toISOString().slice(11, 16);
}

/** 14:03:27 */
export function sayExactClock(at: Date): string {
  return shanghai(at).toISOString().slice(11, 19);
}

/** 3月5日 14:03 */
export function sayMoment(at: Date): string {
  const there = shanghai(at);
  return `${there.getUTCMonth() + 1}月${there.getUTCDate()}日 ${sayClock(at)}`;
}

/** 2026年3月5日 14:03, where the year is not plain from the page. */
export function sayFullMoment(at: Date): string {
  return `${sayDate(today(at))} ${sayClock(at)}`;
}
