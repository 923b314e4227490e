import { type Actor, can, canSomewhere, reachOf } from "@/lib/auth/actor";
import { CAPABILITIES, type Capability, MATRIX, ROLES } from "@/lib/auth/roles";
import { type Placed, subtree } from "./tree";

/** Units and branches an actor may look into; `plant` is everything. People are narrowed by the same reach. */
export type Reach = { plant: boolean; unitIds: string[]; branchIds: string[] };

export const reachOfOrganisation = (actor: Actor): Reach => reachOf(actor, "organisation.read");

/** Who holds a capability, in words: computed, so that the sentence cannot differ from the guard. */
export function holdersOf(capability: Capability): string {
  return MATRIX[capability].map((role) => ROLES[role]).join("、");
}

const only = (actor: Actor, capability: Capability): true | string =>
  can(actor, capability) || `只有${holdersOf(capability)}可以${CAPABILITIES[capability]}。`;

export const maySeeOrganisation = (actor: Actor): true | string =>
  canSomewhere(actor, "organisation.read") || "您没有查看单位与人员的权限。";
export const mayKeepOrganisation = (actor: Actor) => only(actor, "organisation.write");
export const mayExchangeRoster = (actor: Actor) => only(actor, "roster.import");
export const mayKeepRelatives = (actor: Actor) => only(actor, "relatives.write");

/** Phone numbers are for those who keep the roster, and for oneself (PIPL Art. 6: only what is needed). */
export const maySeePhone = (actor: Actor, personId: string): boolean =>
  actor.personId === personId || can(actor, "organisation.write");

export const phoneSeenBy = () => `${holdersOf("organisation.write")}和本人`;
export const relativesSeenBy = () => holdersOf("relatives.write");

/** The units within reach: those granted with all below them, and those that a granted branch covers. */
export function unitsInReach<T extends Placed & { branchId: string | null }>(units: readonly T[], reach: Reach): T[] {
  if (reach.plant) return [...units];
  const covered = units.filter((unit) => unit.branchId !== null && reach.branchIds.includes(unit.branchId));
  const seen = new Set([...reach.unitIds, ...covered.flatMap((unit) => subtree(units, unit.id))]);
  return units.filter((unit) => seen.has(unit.id));
}

export const branchInReach = (branchId: string, reach: Reach): boolean =>
  reach.plant || reach.branchIds.includes(branchId);
