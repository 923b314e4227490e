/** A person of the demonstration who can log in. */
export type Account = { employeeNo: string; name: string; roles: string[]; password: string };

/** Fills an empty, migrated database with the demonstration plant, as seen on the day of `at`. */
export async function loadDemo({ at }: { at: Date }): Promise<Account[]> {
  void at;
  return [];
}
