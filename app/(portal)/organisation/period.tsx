import { type PlainDate, sayDate } from "@/lib/calendar";

type Span = { from: PlainDate; until: PlainDate | null };

/** 2020年1月1日 至今; a relation that ended on the day it began never held. */
export function Period({ from, until }: Span) {
  if (until !== null && until <= from) return <span className="text-faint">未生效</span>;
  return (
    <span className="nowrap">
      {sayDate(from)} 至{until ? sayDate(until) : "今"}
    </span>
  );
}

/** Whether it holds on a day: `until` is the first day on which it no longer does. */
export const holdsOn = ({ from, until }: Span, day: PlainDate): boolean =>
  from <= day && (until === null || until > day);

/** Whether it can still be ended: it holds, or lies ahead. */
export const isOpen = ({ from, until }: Span, day: PlainDate): boolean =>
  until === null || (until > day && until > from);
