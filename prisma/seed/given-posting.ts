import { type Actor, systemActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/auth/roles";
import { type PlainDate, plainDate, startOfDay } from "@/lib/calendar";
import { db } from "@/lib/db";
import { endPosting } from "@/lib/rotation/change/commands";
import { decidePlan, planPosting, recordArrival } from "@/lib/rotation/posting/commands";
import type { PlanPosting } from "@/lib/rotation/posting/schema";

/** Reaches states of a posting by running its commands, each on the day on which it would happen. */

/** Somebody who acts at ten in the morning of a day. */
export const onDay = (
  day: string,
  roles: readonly Role[],
  name = "党群工作部",
  personId: string | null = null,
): Actor => ({
  ...systemActor(name, new Date(startOfDay(plainDate(day)).getTime() + 36e5 * 10), roles),
  personId,
});
export const organiserOn = (day: string) => onDay(day, ["ORGANISER"]);
export const secretaryOn = (day: string) => onDay(day, ["SECRETARY"], "党委书记");

export type GivenPosting = Partial<Omit<PlanPosting, "from" | "last">> & {
  personId: string;
  hostUnitId: string;
  from: string;
  last: string;
  /** The day on which it is planned and approved; by default the first day. */
  plannedOn?: string;
};

export const versionOf = async (postingId: string) =>
  (await db.posting.findUniqueOrThrow({ where: { id: postingId }, select: { version: true } })).version;

export function givenPlan(given: GivenPosting): Promise<string> {
  const { plannedOn, from, last, ...rest } = given;
  return planPosting(organiserOn(plannedOn ?? from), {
    type: "ROTATION",
    role: "值班主任",
    projectName: "",
    tasks: "组织班组生产，协调设备检修。",
    goals: "独立组织一个班次的生产。",
    ...rest,
    from: plainDate(from),
    last: plainDate(last),
  });
}

export async function givenApprovedPosting(given: GivenPosting): Promise<string> {
  const postingId = await givenPlan(given);
  await decidePlan(secretaryOn(given.plannedOn ?? given.from), {
    ...{ postingId, version: await versionOf(postingId), verdict: "approve" },
    ...{ approvalNo: "锻党〔2026〕12号", note: "" },
  });
  return postingId;
}

export async function givenRunningPosting(given: GivenPosting & { arrivedOn?: string }): Promise<string> {
  const { arrivedOn, ...plan } = given;
  const postingId = await givenApprovedPosting(plan);
  const from = arrivedOn ?? plan.from;
  await recordArrival(organiserOn(from), { postingId, version: await versionOf(postingId), from: plainDate(from) });
  return postingId;
}

/** Ended on its last day, recorded the day after. */
export async function givenEndedPosting(
  given: GivenPosting & { arrivedOn?: string; recordedOn: string },
): Promise<string> {
  const { recordedOn, ...rest } = given;
  const postingId = await givenRunningPosting(rest);
  await endPosting(organiserOn(recordedOn), { postingId, last: plainDate(given.last) as PlainDate, reason: "" });
  return postingId;
}
