import { type Actor, systemActor } from "@/lib/auth/actor";
import { type PlainDate, today } from "@/lib/calendar";

/** What was loaded, and what it holds for. */
type Kept<T> = { trail: string; day: PlainDate; at: number; value: Promise<T> };

/** Rows that somebody mends by hand in the database leave no entry: they count after so many milliseconds. */
const LONGEST = 60_000;

/**
 * Facts of a part of the portal that every home page asks for, loaded once and held until something is changed: every
 * change puts an entry on the trail in its own transaction (transact.ts), so what was loaded when the trail ended where it
 * ends now is what a new load would find. `trail` is that end as this request has read it, before anything else, with all
 * but papers, sessions, messages and reminders (`trailEnd` in ./queries.ts): nothing of those may be held here.
 *
 * Only facts: the load runs as the portal itself, so nothing in it can depend on a person, and what a person may see of
 * it is decided anew, from that request's grants. Without `trail` it is loaded afresh.
 */
export function remembered<T>(what: string, load: (portal: Actor) => Promise<T>) {
  let kept: Kept<T> | undefined;
  return (actor: Actor, trail?: string): Promise<T> => {
    const portal = systemActor(what, actor.at);
    if (trail === undefined) return load(portal);
    const [day, at] = [today(actor.at), actor.at.getTime()];
    if (kept && kept.trail === trail && kept.day === day && Math.abs(at - kept.at) < LONGEST) return kept.value;
    const value = load(portal);
    const mine: Kept<T> = { trail, day, at, value };
    kept = mine;
    // Whoever waits for it hears of a failure; the next one tries again.
    const forget = () => {
      if (kept === mine) kept = undefined;
    };
    value.then(undefined, forget);
    return value;
  };
}
