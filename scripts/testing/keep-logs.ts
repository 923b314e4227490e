import type { MonthLine } from "@/lib/mentoring/overdue";

/**
 * Keeps and confirms every log of a pair that is settled as missed, but for the last so many: months on two telephones.
 * `keep-logs <pairId> [left out]`, against the database of the environment.
 */
const [pairId = "", leave = "0"] = process.argv.slice(2);
const { db } = await import("@/lib/db");
const { systemActor } = await import("@/lib/auth/actor");
const { addDays, startOfDay } = await import("@/lib/calendar");
const { loadPairs } = await import("@/lib/mentoring/pair/queries");
const { confirmLog, keepLog } = await import("@/lib/mentoring/log/commands");

const [pair] = await loadPairs(systemActor("测试", new Date()), db, { id: pairId });
if (!pair) throw new Error(`no pair ${pairId}`);
const at = (day: MonthLine["due"], person: { id: string; name: string }) => ({
  ...systemActor(person.name, startOfDay(addDays(day, 1))),
  personId: person.id,
});
const missed = pair.state.months.filter(({ state }) => state === "missed");
for (const { month, due, owedBy } of missed.slice(0, missed.length - Number(leave))) {
  if (owedBy === "mentor") {
    await keepLog(at(due, pair.mentor), {
      ...{ pairId, month, revision: 0, heldOn: due, place: "现场", way: "ON_SITE", topic: "换模", rating: "GOOD" },
      ...{ summary: "示范一次热换模，逐项讲解确认单。", task: "独立换模一次", lastTask: "DONE", file: null },
    });
  }
  const { revision } = await db.pairLog.findFirstOrThrow({ where: { pairId, month: new Date(month) } });
  await confirmLog(at(due, pair.mentee), { pairId, month, revision, reflection: "顺序记住了，下次自己来。" });
}
await db.$disconnect();
