import { defaultRules } from "@/lib/rulebook/schema";

/**
 * Puts rules in force under which the last monthly log fell due yesterday (on the first of a month: on the 28th), so that
 * a story finds one within its days of grace on whatever day it is told. Answers which month that is.
 */
const { db } = await import("@/lib/db");
const { systemActor } = await import("@/lib/auth/actor");
const { addDays, addMonths, today } = await import("@/lib/calendar");
const { approveRules, draftRules } = await import("@/lib/rulebook/commands");
const { listVersions } = await import("@/lib/rulebook/queries");

const at = new Date();
const day = today(at);
const yesterday = addDays(day, -1);
const logDay = Math.min(28, Number(yesterday.slice(8)));
const organiser = systemActor("党群工作部", at, ["ORGANISER"]);
const basedOn = (await listVersions(organiser, "MENTORING"))?.[0]?.version ?? 0;
const rules = Object.fromEntries(
  Object.entries({ ...defaultRules("MENTORING"), logDay }).map(([key, value]) => [key, String(value)]),
);
const approvalNo = "党委会第1次";
await draftRules(organiser, { book: "MENTORING", basedOn, from: day, approvalNo, note: "", rules });
const [drafted] = (await listVersions(organiser, "MENTORING")) ?? [];
await approveRules(systemActor("党委书记", at, ["SECRETARY"]), { ruleId: drafted?.id ?? "" });
console.log((day.endsWith("-01") ? addMonths(day, -1) : day).slice(0, 7));
await db.$disconnect();
