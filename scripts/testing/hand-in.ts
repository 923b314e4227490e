import type { Act } from "@/prisma/seed/plant/actors";

/**
 * Hands in every paper that is still out, but for those of the people named by number: what the browser need not show.
 * `hand-in <cycleId> [number…]`, against the database and keys of the environment.
 */
const [cycleId = "", ...owing] = process.argv.slice(2);
const { db } = await import("@/lib/db");
const { systemActor } = await import("@/lib/auth/actor");
const { handIn, papersToMark } = await import("@/prisma/seed/plant/cycle");

const voters = await db.person.findMany({
  where: { papers: { some: { cycleId, state: "NONE" } }, employeeNo: { notIn: owing } },
  select: { id: true, name: true, employeeNo: true },
});
const byNumber = new Map(voters.map((voter) => [voter.employeeNo, voter]));
const act: Act = (no, at) => {
  const voter = byNumber.get(no);
  return { ...systemActor(voter?.name ?? no, at), personId: voter?.id ?? null };
};
const { year } = await db.cycle.findUniqueOrThrow({ where: { id: cycleId } });
const { scheme, papers } = await papersToMark(cycleId);
const due = papers.filter(({ voterNo }) => byNumber.has(voterNo)).map((paper) => ({ paper, at: new Date() }));
await handIn(act, cycleId, year, scheme, due);
await db.$disconnect();
