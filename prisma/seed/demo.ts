import { type Account, grantRoles, openAccounts, tellAccounts } from "./plant/accounts";
import { appointAll, found } from "./plant/found";
import { peopleOf } from "./plant/people";
import { seasonOf } from "./plant/season";

export type { Account };

/**
 * Fills an empty, migrated database with the demonstration plant, as seen on the day of `at`: the commands are run in
 * the order in which things happened, each with the moment at which it did.
 */
export async function loadDemo({ at }: { at: Date }): Promise<Account[]> {
  const season = seasonOf(at);
  const plan = peopleOf(season);
  const founded = await found(season, plan);
  // Hashing keeps the processor busy while the database is asked for the rest.
  const [issued] = await Promise.all([openAccounts(season, founded), appointAll(season, plan, founded)]);
  await grantRoles(season, founded);
  return tellAccounts(issued, plan, { voters: new Set(), scrutineers: [], tellers: [] });
}
