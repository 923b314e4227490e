import { generateAssignments } from "@/lib/appraisal/assignment/commands";
import { approveCycle, createCycle, nameOfficial } from "@/lib/appraisal/cycle/commands";
import { type CreateCycle, createCycleSchema } from "@/lib/appraisal/cycle/schema";
import { ensureFirstScheme } from "@/lib/appraisal/scheme/commands";
import { startCycle } from "@/lib/appraisal/start/commands";
import { drawPool } from "@/lib/appraisal/subject/commands";
import type { Pool } from "@/lib/appraisal/subject/schema";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { addDays, type PlainDate, today } from "@/lib/calendar";

/** Who runs the commands when nobody in particular does. */
export const organiser = (at: Date): Actor => systemActor("党群工作部", at, ["ORGANISER"]);
export const secretary = (at: Date): Actor => systemActor("党委书记", at, ["SECRETARY"]);

export type GivenCycle = {
  at: Date;
  year: number;
  title?: string;
  kind?: CreateCycle["kind"];
  round?: number;
  cutoffOn: PlainDate;
  opensOn?: PlainDate;
  closesOn?: PlainDate;
  pools?: readonly Pool[];
  /** Not subjects: somebody else than the cadres who are drawn. */
  scrutineers: readonly string[];
  tellers: readonly string[];
  organiser?: Actor;
  secretary?: Actor;
};

const ALL: readonly Pool[] = ["MIDDLE_CHIEF", "MIDDLE_DEPUTY", "BACKBONE"];

/** A draft with its subjects and officials, ready for the secretary. Needs an organisation chart. */
export async function givenDraft(given: GivenCycle): Promise<string> {
  const actor = given.organiser ?? organiser(given.at);
  const scheme = await ensureFirstScheme(actor);
  const day = today(given.at);
  const input = createCycleSchema.parse({
    kind: given.kind ?? "ANNUAL",
    year: given.year,
    round: given.round ?? 1,
    title: given.title ?? `锻造厂${given.year}年度干部考核`,
    cutoffOn: given.cutoffOn,
    schemeId: scheme.id,
    custody: "PORTAL",
    opensOn: given.opensOn ?? day,
    opensClock: "00:00",
    closesOn: given.closesOn ?? addDays(day, 7),
    closesClock: "18:00",
  });
  const { id: cycleId } = await createCycle(actor, input);
  for (const personId of given.scrutineers) {
    await nameOfficial(actor, { cycleId, personId, duty: "SCRUTINEER", reason: "" });
  }
  for (const personId of given.tellers) await nameOfficial(actor, { cycleId, personId, duty: "TELLER", reason: "" });
  for (const pool of given.pools ?? ALL) await drawPool(actor, { cycleId, pool });
  return cycleId;
}

/** As above, approved and with its assignments generated: the keys of the box lie in the key directory. */
export async function givenApproved(given: GivenCycle): Promise<string> {
  const cycleId = await givenDraft(given);
  await approveCycle(given.secretary ?? secretary(given.at), { cycleId, note: "" });
  await generateAssignments(given.organiser ?? organiser(given.at), { cycleId });
  return cycleId;
}

/** As above, with the vote started. */
export async function givenOpen(given: GivenCycle): Promise<string> {
  const cycleId = await givenApproved(given);
  await startCycle(given.organiser ?? organiser(given.at), { cycleId });
  return cycleId;
}
