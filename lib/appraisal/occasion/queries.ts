import { trailEnd } from "@/lib/audit/queries";
import type { Actor } from "@/lib/auth/actor";
import { readRows } from "@/lib/db";
import type { CycleState } from "@/prisma/generated/enums";

/** What there is that this person may owe something to: which questions of the home page can have an answer. */
export type Occasions = {
  /** The states in which there is some cycle. */
  states: CycleState[];
  /** The states of the cycles in which this person is rated. */
  ratedIn: CycleState[];
  /** A paper of this person's lies open. */
  votes: boolean;
};

/** `trail`: where the trail ends, for what may be remembered until it goes on (lib/audit/memory.ts). */
export type Occasion = Occasions & { trail?: string };

/** One statement. Most people owe nothing on most days: the home page then costs this one, not one for every debt there is. */
export async function occasionsOf(actor: Actor): Promise<Occasion> {
  const [row] = await readRows<Occasions & { trail: string | null }>`
    select coalesce((select jsonb_agg(distinct c.state) from "Cycle" c), '[]') as states,
      coalesce((select jsonb_agg(distinct c.state) from "Subject" s join "Cycle" c on c.id = s."cycleId"
        where s."personId" = ${actor.personId}), '[]') as "ratedIn",
      exists (select from "Cycle" c join "Paper" p on p."cycleId" = c.id
        where c.state = 'OPEN' and p."voterId" = ${actor.personId} and p.state = 'NONE') as votes,
      ${trailEnd} as trail`;
  if (!row) throw new Error("a statement without a table answered no row");
  const { trail, ...occasions } = row;
  return trail === null ? occasions : { ...occasions, trail };
}

/** Whether one of the states that matter is among those there are. */
export const among = (there: readonly CycleState[], ...wanted: readonly CycleState[]): boolean =>
  wanted.some((state) => there.includes(state));
