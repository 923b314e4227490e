import { type Actor, can } from "@/lib/auth/actor";
import { addDays, addMonths, fromColumn, type PlainDate, plainDate, toColumn, today, yearOf } from "@/lib/calendar";
import { db } from "@/lib/db";
import type { Rules } from "@/lib/rulebook/books";
import { rulesInForce } from "@/lib/rulebook/queries";
import type { Todo } from "@/lib/todo";
import { readLines } from "./candidate/schema";
import { factsOf } from "./facts/queries";
import { outReasons } from "./out-rules";
import { mayAnswer, mayAnswerOpinions, maySeePool, visiblePool } from "./policy";
import { stageOf } from "./stages";

export { getMember, listMembers, type MemberView } from "./member/queries";

/** What the committee calls the list; for those only who read it. */
export async function labelOfPool(actor: Actor): Promise<string | null> {
  return maySeePool(actor) === true ? (await rulesInForce(actor, "POOL")).label : null;
}

/** Counts only, for the roles of the list; nobody is named on a home page, and so no read is told on the trail. */
export async function listTodos(actor: Actor): Promise<Todo[]> {
  const lists = await Promise.all([opinionsOwed(actor), decisionsOwed(actor), keepingOwed(actor)]);
  return lists.flat();
}

const todo = (id: string, title: string, href: string, action: string, due: PlainDate | null = null, detail = "") => ({
  ...{ id: `pool-${id}`, due, title, detail, href, action, confidential: true as const },
});

async function opinionsOwed(actor: Actor): Promise<Todo[]> {
  if (!mayAnswerOpinions(actor)) return [];
  const open = await db.poolOpinion.findMany({ where: { answeredAt: null }, select: { personId: true } });
  const mine = open.filter(({ personId }) => mayAnswer(actor, personId) === true).length;
  return mine === 0 ? [] : [todo("opinions", `廉政意见 · ${mine} 人待答复`, "/pool/opinions", "答复")];
}

async function runningStages(actor: Actor) {
  const rows = await db.poolCandidate.findMany({
    where: { ...visiblePool(actor), closedAt: null },
    select: {
      checks: { orderBy: [{ at: "desc" }, { id: "desc" }], take: 1, select: { lines: true } },
      opinions: { orderBy: [{ askedAt: "desc" }, { id: "desc" }], take: 1, select: { view: true } },
      talks: { orderBy: [{ at: "desc" }, { id: "desc" }], take: 1, select: { willing: true } },
    },
  });
  return rows.map(({ checks, opinions, talks }) => {
    const check = checks[0] ? readLines(checks[0].lines) : null;
    const opinion = opinions[0] ?? null;
    const stage = stageOf({ closed: false, check, opinion, talk: talks[0] ?? null, decision: null });
    return { stage, asking: opinion !== null && opinion.view === null };
  });
}

async function decisionsOwed(actor: Actor): Promise<Todo[]> {
  if (!can(actor, "pool.decide")) return [];
  const ready = (await runningStages(actor)).filter(({ stage }) => stage === 3).length;
  return ready === 0 ? [] : [todo("decisions", `人选名册 · ${ready} 人待党委决定`, "/pool/candidates", "登记")];
}

async function keepingOwed(actor: Actor): Promise<Todo[]> {
  if (!can(actor, "pool.write")) return [];
  const waiting = await db.poolRecommendation.count({ where: { ...visiblePool(actor), candidateId: null } });
  const steps = (await runningStages(actor)).filter(({ stage, asking }) => stage < 3 && !asking).length;
  const { review, out } = await membersOwed(actor);
  return [
    ...(waiting > 0 ? [todo("waiting", `人选名册 · ${waiting} 份推荐待办理`, "/pool/candidates", "办理")] : []),
    ...(steps > 0 ? [todo("steps", `人选名册 · ${steps} 人程序待推进`, "/pool/candidates", "办理")] : []),
    ...review,
    ...(out > 0
      ? [todo("out", `人选名册 · ${out} 人出现应出库的情形`, "/pool", "核对", null, "超龄、等次、处分、任用等")]
      : []),
  ];
}

async function membersOwed(actor: Actor): Promise<{ review: Todo[]; out: number }> {
  const rows = await db.poolMembership.findMany({
    where: { ...visiblePool(actor), leftOn: null },
    select: { personId: true, target: true, joinedOn: true, reviews: { select: { year: true, grown: true } } },
  });
  const rules = await rulesInForce(actor, "POOL");
  const day = today(actor.at);
  const facts = await factsOf(
    actor,
    db,
    rows.map(({ personId }) => personId),
  );
  const out = rows.filter((row) => {
    const person = facts.get(row.personId);
    return person && outReasons({ ...row, joinedOn: fromColumn(row.joinedOn) }, person, rules, day).length > 0;
  }).length;
  const season = reviewSeason(rules, day);
  const open = rows.filter(
    ({ joinedOn, reviews }) =>
      joinedOn <= toColumn(plainDate(`${season.year}-12-31`)) && !reviews.some(({ year }) => year === season.year),
  ).length;
  if (day < season.from || open === 0) return { review: [], out };
  return {
    out,
    review: [todo("review", `人选名册 · ${season.year}年度评估还有 ${open} 人`, "/pool/reviews", "评估", season.until)],
  };
}

/** The year before is reviewed once it has been appraised: from the first day of one month to the last of another. */
export function reviewSeason(rules: Pick<Rules<"POOL">, "reviewFrom" | "reviewUntil">, day: PlainDate) {
  const year = yearOf(day);
  const first = (month: number) => plainDate(`${year}-${String(month).padStart(2, "0")}-01`);
  const until = addDays(addMonths(first(rules.reviewUntil), 1), -1);
  return { year: year - 1, from: first(rules.reviewFrom), until };
}
