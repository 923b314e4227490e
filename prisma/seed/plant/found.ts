import { type Actor, systemActor } from "@/lib/auth/actor";
import { type PlainDate, plainDate } from "@/lib/calendar";
import { createBranch } from "@/lib/organisation/branch/commands";
import { coverUnit, startService } from "@/lib/organisation/coverage/commands";
import { takeIn } from "@/lib/organisation/intake/commands";
import { addRelative } from "@/lib/organisation/relative/commands";
import { changeUnit, createUnit } from "@/lib/organisation/unit/commands";
import { RELATIVES } from "../cast";
import { BRANCHES, COVERED_BEFORE, PLANT, SERVICES, UNITS } from "../chart";
import type { PersonPlan } from "./people";
import type { Season } from "./season";

const OPENED = plainDate("1998-05-01");
/** Terms of staff representatives begin with the congress of the year before last. */
const ELECTED = (season: Season) => plainDate(`${season.lastYear - 1}-04-18`);

/** Ids by what the plan calls things: names of units and branches, numbers of people. */
export type Founded = { units: Map<string, string>; branches: Map<string, string>; people: Map<string, string> };

/** Works through a list with a few hands: the database has two cores as a rule. */
export async function inParallel<T>(list: readonly T[], work: (item: T) => Promise<unknown>, hands = 6) {
  const queue = list[Symbol.iterator]();
  const hand = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: hands }, hand));
}

/** What was not found is a mistake in the plan. */
export function known<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const found = map.get(key);
  if (found === undefined) throw new Error(`the plan names nothing as ${String(key)}`);
  return found;
}

/** The chart and its people, brought in on the day on which the portal was set up. */
export async function found(season: Season, plan: readonly PersonPlan[]): Promise<Founded> {
  const keeper = systemActor("安装程序", season.founded, ["ORGANISER"]);
  const units = await foundUnits(keeper);
  const branches = await foundBranches(keeper, season, units);
  const people = await takeIn(
    keeper,
    plan.map((person) => newcomer(season, person, units, branches)),
  );
  await oversee(keeper, units, people);
  for (const { one, other, relation } of RELATIVES) {
    await addRelative(keeper, { personId: known(people, one), otherId: known(people, other), relation });
  }
  return { units, branches, people };
}

async function foundUnits(keeper: Actor): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const plain = { openedOn: OPENED, overseerId: null };
  ids.set(PLANT, await createUnit(keeper, { ...plain, name: PLANT, kind: "PLANT", parentId: null, position: 0 }));
  for (const [at, { name, kind, teams }] of UNITS.entries()) {
    const parentId = await createUnit(keeper, { ...plain, name, kind, parentId: known(ids, PLANT), position: at + 1 });
    ids.set(name, parentId);
    for (const [index, team] of teams.entries()) {
      ids.set(
        team.name,
        await createUnit(keeper, { ...plain, name: team.name, kind: "TEAM", parentId, position: index + 1 }),
      );
    }
  }
  for (const [provider, clients] of Object.entries(SERVICES)) {
    for (const client of clients) {
      const pair = { providerId: known(ids, provider), clientId: known(ids, client) };
      await startService(keeper, { ...pair, from: OPENED, until: null });
    }
  }
  return ids;
}

async function foundBranches(keeper: Actor, season: Season, units: Map<string, string>): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [at, name] of BRANCHES.entries()) {
    ids.set(name, await createBranch(keeper, { name, position: at + 1, foundedOn: OPENED }));
  }
  const cover = (unit: string, branch: string, from: PlainDate) =>
    coverUnit(keeper, { unitId: known(units, unit), branchId: known(ids, branch), from, until: null });
  await cover(PLANT, "机关党支部", OPENED);
  await cover(COVERED_BEFORE.unit, COVERED_BEFORE.branch, OPENED);
  for (const { name, branch } of UNITS) {
    await cover(name, branch, name === COVERED_BEFORE.unit ? plainDate(`${season.lastYear}-01-01`) : OPENED);
  }
  return ids;
}

function newcomer(season: Season, person: PersonPlan, units: Map<string, string>, branches: Map<string, string>) {
  const { posts, represents, admitted: _later, unit, branch, ...facts } = person;
  const own = UNITS.find(({ code }) => person.employeeNo.startsWith(code))?.name ?? PLANT;
  return {
    ...{ ...facts, phone: "", unitId: known(units, unit), branchId: branch && known(branches, branch) },
    posts: posts.map(({ unit, ...post }) => ({ ...post, unitId: known(units, unit) })),
    mandate: represents ? { unitId: known(units, own), from: ELECTED(season) } : null,
  };
}

/** After the posts: whoever oversees a unit must be a plant leader in office. */
async function oversee(keeper: Actor, units: Map<string, string>, people: Map<string, string>) {
  for (const [at, { name, kind, overseer }] of UNITS.entries()) {
    await changeUnit(keeper, {
      ...{ unitId: known(units, name), version: 1, name, kind, position: at + 1 },
      ...{ parentId: known(units, PLANT), overseerId: known(people, overseer) },
    });
  }
}
