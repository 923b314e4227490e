import { addMonths, type PlainDate, plainDate } from "@/lib/calendar";
import { type Dates, earlier, inForce, later } from "./course";

/** How far back and ahead of today a drawing reaches at most, in months: beyond it bars become too thin to read. */
const BACK = 12;
const AHEAD = 18;
const LEAST_AHEAD = 6;

const monthOf = (day: PlainDate) => plainDate(`${day.slice(0, 7)}-01`);

/** The months that a drawing of these postings covers: whole ones, today's among them. */
export function spanOf(all: readonly Dates[], on: PlainDate): { from: PlainDate; until: PlainDate } {
  const terms = all.map(inForce);
  const first = terms.reduce((so, { from }) => earlier(so, from), on);
  const last = terms.reduce((so, { until }) => later(so, until), addMonths(on, LEAST_AHEAD));
  return {
    from: monthOf(later(first, addMonths(on, -BACK))),
    until: addMonths(monthOf(earlier(last, addMonths(on, AHEAD))), 1),
  };
}
