import { addDays, addMonths, type PlainDate } from "@/lib/calendar";

/**
 * 处分期 by measure, months from the day it takes effect (国有企业管理人员处分条例 第八条).
 * Periods of Party discipline are the plant's 纪委 to type: no general table is given here.
 */
export const SANCTION_MONTHS: Readonly<Record<string, number>> = {
  警告: 6,
  记过: 12,
  记大过: 18,
  降级: 24,
  撤职: 24,
};

/** Last day of a sanction period, inclusive: six months from 10 September end on 9 March; month ends are clamped. */
export function lastDayOf(effectiveOn: PlainDate, months: number): PlainDate {
  return addDays(addMonths(effectiveOn, months), -1);
}

/** Whether a period touches a calendar year. `endsOn` is inclusive; null = still open, touches every year from its start. */
export function touches(year: number, period: { effectiveOn: PlainDate; endsOn: PlainDate | null }): boolean {
  const from = Number(period.effectiveOn.slice(0, 4));
  const until = period.endsOn === null ? Number.POSITIVE_INFINITY : Number(period.endsOn.slice(0, 4));
  return from <= year && year <= until;
}

/** The years touched, computed from the dates, never typed; an open period lists the years up to `now`. */
export function yearsTouched(period: { effectiveOn: PlainDate; endsOn: PlainDate | null }, now: PlainDate): number[] {
  const from = Number(period.effectiveOn.slice(0, 4));
  const until = Number((period.endsOn ?? (now > period.effectiveOn ? now : period.effectiveOn)).slice(0, 4));
  return Array.from({ length: Math.max(0, until - from + 1) }, (_, index) => from + index);
}
