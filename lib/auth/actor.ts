import { type Capability, carries, OFFICERS, type Role } from "./roles";

/** A role in force today. `unitIds` holds the scope unit and every unit below it; null means the whole plant. */
export type Grant = { role: Role; unitIds: readonly string[] | null; branchId: string | null };

/** Who acts, from where, at what moment. Minted in lib/auth only, from the database, on each request. */
export type Actor = {
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly name: string;
  readonly employeeNo: string;
  readonly unitId: string | null;
  readonly unitName: string;
  readonly branchId: string | null;
  readonly sessionId: string | null;
  /** The moment of the request: commands and queries know no other clock. */
  readonly at: Date;
  readonly address: string;
  readonly grants: readonly Grant[];
  readonly mustChangePassword: boolean;
  readonly lastLoginAt: Date | null;
};

/** Where a capability is used: the unit and the branch of the thing. Absent = plant-wide. */
export type Scope = { unitId?: string | null; branchId?: string | null };

/**
 * Whether the actor holds a capability, for a thing in `scope` if given. A grant bound to a unit or a branch counts only
 * for things inside it; without a scope only plant-wide grants count.
 */
export function can(actor: Actor, capability: Capability, scope: Scope = {}): boolean {
  return actor.grants.some((grant) => carries(grant.role, capability) && covers(grant, scope));
}

/** Whether the actor holds the capability at all, somewhere: for menus and list pages, whose rows `reachOf` narrows. */
export function canSomewhere(actor: Actor, capability: Capability): boolean {
  return actor.grants.some((grant) => carries(grant.role, capability));
}

/** The units and branches in which a capability counts; `plant: true` when it is not bound. */
export function reachOf(
  actor: Actor,
  capability: Capability,
): { plant: boolean; unitIds: string[]; branchIds: string[] } {
  const grants = actor.grants.filter((grant) => carries(grant.role, capability));
  return {
    plant: grants.some((grant) => grant.unitIds === null && grant.branchId === null),
    unitIds: grants.flatMap((grant) => [...(grant.unitIds ?? [])]),
    branchIds: grants.flatMap((grant) => (grant.branchId ? [grant.branchId] : [])),
  };
}

function covers(grant: Grant, scope: Scope): boolean {
  if (grant.unitIds === null && grant.branchId === null) return true;
  if (grant.unitIds && scope.unitId) return grant.unitIds.includes(scope.unitId);
  return grant.branchId !== null && grant.branchId === scope.branchId;
}

export function isOfficer(actor: Actor): boolean {
  return actor.grants.some((grant) => OFFICERS.includes(grant.role));
}

/** Idle limits: officers and organisation staff 15 minutes, everybody else 30 (domain.md §1.4). */
export function idleMinutesFor(roles: readonly Role[]): number {
  return roles.some((role) => role === "ORGANISER" || OFFICERS.includes(role)) ? 15 : 30;
}

/** The portal itself: deadlines, seeds, the server's commands. Carries exactly the roles that the job names. */
export function systemActor(name: string, at: Date, roles: readonly Role[] = []): Actor {
  return {
    accountId: null,
    personId: null,
    name,
    employeeNo: "",
    unitId: null,
    unitName: "",
    branchId: null,
    sessionId: null,
    at,
    address: "",
    grants: roles.map((role) => ({ role, unitIds: null, branchId: null })),
    mustChangePassword: false,
    lastLoginAt: null,
  };
}
