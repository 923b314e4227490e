import { type Account, grantRoles, openAccounts, tellAccounts } from "./plant/accounts";
import { actorsOf } from "./plant/actors";
import { passTheYear } from "./plant/between";
import { SCRUTINEERS, TELLERS } from "./plant/cycle";
import { found } from "./plant/found";
import { layDown } from "./plant/growth/tell";
import { holdLastYear } from "./plant/last-year";
import { peopleOf } from "./plant/people";
import { seasonOf } from "./plant/season";
import { openThisYear } from "./plant/this-year";

export type { Account };

/**
 * Fills an empty, migrated database with the demonstration plant, as seen on the day of `at`: the commands are run in
 * the order in which things happened, each with the moment at which it did.
 */
export async function loadDemo({ at }: { at: Date }): Promise<Account[]> {
  const season = seasonOf(at);
  const plan = peopleOf(season);
  const founded = await found(season, plan);
  const issued = await openAccounts(season, founded);
  await grantRoles(season, founded);
  const act = actorsOf(plan, founded);
  const story = layDown(season, act, founded, plan);
  const meanwhile = (moment: Date) => story.until(moment);
  await holdLastYear(season, act, founded, meanwhile);
  await passTheYear(season, plan, act, founded, meanwhile);
  const voters = await openThisYear(season, act, founded, meanwhile);
  await meanwhile(at);
  return tellAccounts(issued, plan, { voters, scrutineers: SCRUTINEERS, tellers: TELLERS });
}
