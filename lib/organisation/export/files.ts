import { zipSync } from "fflate";
import { note } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { today } from "@/lib/calendar";
import { writeSheets } from "@/lib/sheet/writer";
import type { PeopleFilter } from "../person/queries";
import { MOST_ROWS } from "../roster/reading";
import { rosterTable } from "../roster/workbook";
import { listRoster } from "./queries";

export type RosterFile = { name: string; bytes: Uint8Array; zip: boolean };

/**
 * The people in the filter as a workbook that is itself a valid import; more than one import takes become a zip of
 * several. That personal data left the portal stands on the trail.
 */
export async function rosterFile(actor: Actor, filter: PeopleFilter): Promise<RosterFile | null> {
  const people = await listRoster(actor, filter);
  if (!people) return null;
  await note(actor, "roster.exported", "", "ok", { people: people.length, filter });
  const name = `花名册-${today(actor.at)}`;
  if (people.length <= MOST_ROWS) {
    return { name: `${name}.xlsx`, bytes: await writeSheets([rosterTable(people)]), zip: false };
  }
  const parts: { [name: string]: [Uint8Array, { level: 0 }] } = {};
  for (let from = 0; from < people.length; from += MOST_ROWS) {
    const bytes = await writeSheets([rosterTable(people.slice(from, from + MOST_ROWS))]);
    parts[`${name}-${from / MOST_ROWS + 1}.xlsx`] = [new Uint8Array(bytes), { level: 0 }];
  }
  return { name: `${name}.zip`, bytes: zipSync(parts), zip: true };
}
