import type { Actor } from "@/lib/auth/actor";
import { addDays, addMonths, atClock, type PlainDate } from "@/lib/calendar";
import type { Act } from "../actors";
import type { Founded } from "../found";
import type { PersonPlan } from "../people";
import type { Season } from "../season";

/** What else happened up to a moment, before one goes on. */
export type Meanwhile = (moment: Date) => Promise<void>;

type Event = { at: Date; run: (actor: Actor) => Promise<unknown>; no: string };

/**
 * Many threads told as one: pairs, postings, plans and the list each lay down what happens when; it is then run in the
 * order of the moments, between the steps of the two appraisals.
 */
export class Story {
  private events: Event[] = [];

  constructor(
    readonly season: Season,
    readonly act: Act,
    readonly founded: Founded,
    readonly plan: readonly PersonPlan[],
  ) {}

  /** Somebody does something at a moment; what lies after the moment of loading does not happen. */
  on(day: PlainDate, clock: string, no: string, run: (actor: Actor) => Promise<unknown>): void {
    const at = atClock(day, clock);
    if (at.getTime() < this.season.at.getTime()) this.events.push({ at, run, no });
  }

  /** Everything up to a moment; of two things at the same moment the one laid down first comes first. */
  async until(moment: Date): Promise<void> {
    this.events.sort((a, b) => a.at.getTime() - b.at.getTime());
    for (;;) {
      const [next] = this.events;
      if (!next || next.at.getTime() > moment.getTime()) return;
      this.events.shift();
      await next.run(this.act(next.no, next.at));
    }
  }

  /** So many months and days before the day of loading. */
  ago(months: number, days = 0): PlainDate {
    return addDays(addMonths(this.season.day, -months), -days);
  }
}

/** Friday instead of a Saturday or Sunday: never later than the day asked for. */
export function weekday(day: PlainDate): PlainDate {
  const at = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, at === 6 ? -1 : at === 0 ? -2 : 0);
}
