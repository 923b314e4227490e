import type { Actor } from "@/lib/auth/actor";

/** The appraisal that is under way, for those who run it: its state and the turnout by unit. */
export async function CurrentCycle(_props: { actor: Actor }) {
  return null;
}
