import { type Issued, openDemonstrationAccounts } from "@/lib/auth/account/commands";
import { systemActor } from "@/lib/auth/actor";
import { grantRole } from "@/lib/auth/grant/commands";
import { ROLES } from "@/lib/auth/roles";
import { db } from "@/lib/db";
import { CAST, GRANTS, RETIRED, SUBJECTS } from "../cast";
import { PLANT } from "../chart";
import { type Founded, inParallel, known } from "./found";
import type { PersonPlan } from "./people";
import type { Season } from "./season";

/** Everybody gets an account: journeys and measurements sign in as whom they need. Hashing is most of the time. */
export function openAccounts(season: Season, { units }: Pick<Founded, "units">): Promise<Issued[]> {
  const installer = systemActor("安装程序", season.founded, ["SYSTEM_ADMIN"]);
  return openDemonstrationAccounts(installer, { unitId: known(units, PLANT) });
}

export async function grantRoles(season: Season, { units, branches, people }: Founded): Promise<void> {
  const installer = systemActor("安装程序", season.founded, ["SECURITY_ADMIN"]);
  const accounts = await db.account.findMany({ select: { id: true, personId: true } });
  const accountOf = new Map(accounts.map(({ id, personId }) => [personId, id]));
  await inParallel(GRANTS, ({ no, role, unit, branch, reason }) =>
    grantRole(installer, {
      accountId: known(accountOf, known(people, no)),
      ...{ role, reason, from: season.foundedOn },
      unitId: unit && known(units, unit),
      branchId: branch && known(branches, branch),
      until: undefined,
    }),
  );
}

/** One line of demo-accounts.json. `sees` marks the cast, who are printed at the first start. */
export type Account = { employeeNo: string; name: string; roles: string[]; password: string; sees?: string };

/** The cast first, in its own order; then everybody by number. */
export function tellAccounts(issued: readonly Issued[], plan: readonly PersonPlan[], facts: Facts): Account[] {
  const byNumber = new Map(issued.map((each) => [each.employeeNo, each]));
  const order = [...CAST.map(({ no }) => no), ...plan.map(({ employeeNo }) => employeeNo)];
  return [...new Set(order)]
    .filter((no) => no !== RETIRED)
    .map((no) => {
      const { employeeNo, name, password } = known(byNumber, no);
      const sees = CAST.find((member) => member.no === no)?.sees;
      return { employeeNo, name, roles: rolesOf(no, plan, facts), password, ...(sees ? { sees } : {}) };
    });
}

/** What somebody is in this year's appraisal without holding a role: these are facts, not grants. */
export type Facts = { voters: ReadonlySet<string>; scrutineers: readonly string[]; tellers: readonly string[] };

function rolesOf(no: string, plan: readonly PersonPlan[], { voters, scrutineers, tellers }: Facts): string[] {
  const granted = GRANTS.filter((grant) => grant.no === no).map(({ role }) => ROLES[role]);
  const facts = [
    SUBJECTS.some((subject) => subject.no === no) && "被考核干部",
    plan.some(({ employeeNo, represents }) => employeeNo === no && represents) && "职工代表",
    scrutineers.includes(no) && "监票人",
    tellers.includes(no) && "计票人",
    voters.has(no) && "评价人",
  ].filter((fact) => fact !== false);
  return [...new Set([...granted, ...facts])];
}
