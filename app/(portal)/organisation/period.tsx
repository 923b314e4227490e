import { type PlainDate, sayDate } from "@/lib/calendar";

type Span = { from: PlainDate; until: PlainDate | null };

/** 2020年1月1日 至今, or 起 when it lies ahead of `on`; a relation that ended on the day it began never held. */
export function Period({ from, until, on }: Span & { on: PlainDate }) {
  if (until !== null && until <= from) return <span className="text-faint">未生效</span>;
  return (
    <span>
      <span className="inline-block">{sayDate(from)}</span>{" "}
      <span className="inline-block">{until ? `至${sayDate(until)}` : from > on ? "起" : "至今"}</span>
    </span>
  );
}

/** Whether it holds on a day: `until` is the first day on which it no longer does. */
export const holdsOn = ({ from, until }: Span, day: PlainDate): boolean =>
  from <= day && (until === null || until > day);

/** Whether it can still be ended: it holds, or lies ahead. */
export const isOpen = ({ from, until }: Span, day: PlainDate): boolean =>
  until === null || (until > day && until > from);
