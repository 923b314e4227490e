import { atClock } from "@/lib/calendar";
import { db } from "@/lib/db";
import { changePerson, movePerson } from "@/lib/organisation/person/commands";
import { factsOf } from "@/lib/organisation/person/facts";
import { appointPost } from "@/lib/organisation/post/commands";
import { UNITS } from "../chart";
import type { Act } from "./actors";
import { ORGANISER, workday } from "./cycle";
import { type Founded, known } from "./found";
import type { Meanwhile } from "./growth/story";
import type { PersonPlan } from "./people";
import type { Season } from "./season";

/** Too short in the new post to be rated this year. */
const TRANSFERRED = { no: "1202", unit: "机加车间", branch: "第一党支部", title: "副主任" } as const;

/** What happened in the plant between the two appraisals: a transfer, and five admissions to the Party. */
export async function passTheYear(
  season: Season,
  plan: readonly PersonPlan[],
  act: Act,
  founded: Founded,
  meanwhile: Meanwhile,
) {
  const { units, branches, people } = founded;
  const personId = known(people, TRANSFERRED.no);
  const unitId = known(units, TRANSFERRED.unit);
  const on = season.transferOn;
  const at = atClock(workday(on), "10:00");
  await meanwhile(at);
  const organiser = act(ORGANISER, at);
  const { version } = await db.person.findUniqueOrThrow({ where: { id: personId } });
  const branchId = known(branches, TRANSFERRED.branch);
  await movePerson(organiser, { personId, version, unitId, branchId, on, endPosts: true });
  const post = { title: TRANSFERRED.title, category: "MIDDLE_DEPUTY" as const, main: true, from: on, until: null };
  await appointPost(organiser, { personId, unitId, ...post, endFormer: true });
  await meanwhile(atClock(workday(season.admittedOn), "15:10"));
  for (const person of plan.filter(({ admitted }) => admitted)) await admit(season, act, person, founded);
}

async function admit(season: Season, act: Act, { employeeNo }: PersonPlan, { people, branches }: Founded) {
  const row = await db.person.findUniqueOrThrow({ where: { id: known(people, employeeNo) } });
  const organiser = act(ORGANISER, atClock(workday(season.admittedOn), "15:10"));
  const facts = { political: "PROBATIONARY_MEMBER" as const, joinedPartyOn: season.admittedOn };
  await changePerson(organiser, { personId: row.id, version: row.version, ...factsOf(row), ...facts });
  const branch = UNITS.find(({ code }) => employeeNo.startsWith(code))?.branch ?? "";
  await movePerson(organiser, {
    ...{ personId: row.id, version: row.version + 1, unitId: row.unitId, branchId: known(branches, branch) },
    ...{ on: season.admittedOn, endPosts: false },
  });
}
