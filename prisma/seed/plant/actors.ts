import { type Actor, systemActor } from "@/lib/auth/actor";
import { GRANTS } from "../cast";
import { UNITS } from "../chart";
import { type Founded, known } from "./found";
import type { PersonPlan } from "./people";

/** The person with this number at a moment of the past, with the roles held: as a session would mint the actor. */
export type Act = (no: string, at: Date) => Actor;

export function actorsOf(plan: readonly PersonPlan[], { units, branches, people }: Founded): Act {
  const byNumber = new Map(plan.map((person) => [person.employeeNo, person]));
  return (no, at) => {
    const { name, unit, branch } = known(byNumber, no);
    const grants = GRANTS.filter((grant) => grant.no === no).map(({ role, unit, branch }) => ({
      role,
      unitIds: unit ? [unit, ...teamsOf(unit)].map((name) => known(units, name)) : null,
      branchId: branch ? known(branches, branch) : null,
    }));
    return {
      ...systemActor(name, at),
      ...{ personId: known(people, no), employeeNo: no, grants },
      ...{ unitId: known(units, unit), unitName: unit, branchId: branch && known(branches, branch) },
    };
  };
}

const teamsOf = (unit: string) => UNITS.find(({ name }) => name === unit)?.teams.map(({ name }) => name) ?? [];
