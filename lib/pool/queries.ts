import { remembered } from "@/lib/audit/memory";
import { type Actor, can } from "@/lib/auth/actor";
import { addDays, addMonths, fromColumn, type PlainDate, plainDate, today, yearOf } from "@/lib/calendar";
import { db } from "@/lib/db";
import type { Rules } from "@/lib/rulebook/books";
import { rulesInForce } from "@/lib/rulebook/queries";
import type { Todo } from "@/lib/todo";
import { readLines } from "./candidate/schema";
import { factsOf } from "./facts/queries";
import { outReasons } from "./out-rules";
import { mayAnswer, mayAnswerOpinions, maySeePool, seesInPool } from "./policy";
import { stageOf } from "./stages";

export { getMember, listMembers, type MemberView } from "./member/queries";

/** What the committee calls the list; for those only who read it. */
export async function labelOfPool(actor: Actor): Promise<string | null> {
  return maySeePool(actor) === true ? (await rulesInForce(actor, "POOL")).label : null;
}

/** Counts only, for the roles of the list; nobody is named on a home page, and so no read is told on the trail. */
export async function listTodos(actor: Actor, { trail }: { trail?: string } = {}): Promise<Todo[]> {
  const [answers, decides, keeps] = [mayAnswerOpinions(actor), can(actor, "pool.decide"), can(actor, "pool.write")];
  if (!answers && !decides && !keeps) return [];
  const business = await openBusiness(actor, trail);
  return [
    ...(answers ? opinionsOwed(actor, business) : []),
    ...(decides ? decisionsOwed(actor, business) : []),
    ...(keeps ? keepingOwed(actor, business) : []),
  ];
}

const todo = (id: string, title: string, href: string, action: string, due: PlainDate | null = null, detail = "") => ({
  ...{ id: `pool-${id}`, due, title, detail, href, action, confidential: true as const },
});

type Business = Awaited<ReturnType<typeof openBusiness>>;

/** What is under way about whom; who may know of it is asked of each reader anew. */
const openBusiness = remembered("人选名册", async (portal) => {
  const opinions = await db.poolOpinion.findMany({ where: { answeredAt: null }, select: { personId: true } });
  const waiting = await db.poolRecommendation.findMany({ where: { candidateId: null }, select: { personId: true } });
  const rules = await rulesInForce(portal, "POOL");
  const season = reviewSeason(rules, today(portal.at));
  return { opinions, waiting, season, running: await runningStages(), members: await membersNow(portal, rules) };
});

async function runningStages() {
  const rows = await db.poolCandidate.findMany({
    where: { closedAt: null },
    select: {
      personId: true,
      checks: { orderBy: [{ at: "desc" }, { id: "desc" }], take: 1, select: { lines: true } },
      opinions: { orderBy: [{ askedAt: "desc" }, { id: "desc" }], take: 1, select: { view: true } },
      talks: { orderBy: [{ at: "desc" }, { id: "desc" }], take: 1, select: { willing: true } },
    },
  });
  return rows.map(({ personId, checks, opinions, talks }) => {
    const check = checks[0] ? readLines(checks[0].lines) : null;
    const opinion = opinions[0] ?? null;
    const stage = stageOf({ closed: false, check, opinion, talk: talks[0] ?? null, decision: null });
    return { personId, stage, asking: opinion !== null && opinion.view === null };
  });
}

async function membersNow(portal: Actor, rules: Rules<"POOL">) {
  const rows = await db.poolMembership.findMany({
    where: { leftOn: null },
    select: { personId: true, target: true, joinedOn: true, reviews: { select: { year: true, grown: true } } },
  });
  const day = today(portal.at);
  const ids = rows.map(({ personId }) => personId);
  const facts = await factsOf(portal, db, ids);
  return rows.map((row) => {
    const person = facts.get(row.personId);
    const member = { ...row, joinedOn: fromColumn(row.joinedOn) };
    return { ...member, out: person !== undefined && outReasons(member, person, rules, day).length > 0 };
  });
}

function opinionsOwed(actor: Actor, { opinions }: Business): Todo[] {
  const mine = opinions.filter(({ personId }) => mayAnswer(actor, personId) === true).length;
  return mine === 0 ? [] : [todo("opinions", `廉政意见 · ${mine} 人待答复`, "/pool/opinions", "答复")];
}

function decisionsOwed(actor: Actor, { running }: Business): Todo[] {
  const ready = running.filter(({ personId, stage }) => seesInPool(actor, personId) && stage === 3).length;
  return ready === 0 ? [] : [todo("decisions", `人选名册 · ${ready} 人待党委决定`, "/pool/candidates", "登记")];
}

function keepingOwed(actor: Actor, { waiting, running, members, season }: Business): Todo[] {
  const seen = ({ personId }: { personId: string }) => seesInPool(actor, personId);
  const recommended = waiting.filter(seen).length;
  const steps = running.filter((one) => seen(one) && one.stage < 3 && !one.asking).length;
  const [mine, day] = [members.filter(seen), today(actor.at)];
  const out = mine.filter((member) => member.out).length;
  const open = mine.filter(
    ({ joinedOn, reviews }) => joinedOn <= `${season.year}-12-31` && !reviews.some(({ year }) => year === season.year),
  ).length;
  const due = day >= season.from && open > 0;
  return [
    ...(recommended > 0 ? [todo("waiting", `人选名册 · ${recommended} 份推荐待办理`, "/pool/candidates", "办理")] : []),
    ...(steps > 0 ? [todo("steps", `人选名册 · ${steps} 人程序待推进`, "/pool/candidates", "办理")] : []),
    ...(due
      ? [todo("review", `人选名册 · ${season.year}年度评估还有 ${open} 人`, "/pool/reviews", "评估", season.until)]
      : []),
    ...(out > 0
      ? [todo("out", `人选名册 · ${out} 人出现应出库的情形`, "/pool", "核对", null, "超龄、等次、处分、任用等")]
      : []),
  ];
}

/** The year before is reviewed once it has been appraised: from the first day of one month to the last of another. */
export function reviewSeason(rules: Pick<Rules<"POOL">, "reviewFrom" | "reviewUntil">, day: PlainDate) {
  const year = yearOf(day);
  const first = (month: number) => plainDate(`${year}-${String(month).padStart(2, "0")}-01`);
  const until = addDays(addMonths(first(rules.reviewUntil), 1), -1);
  return { year: year - 1, from: first(rules.reviewFrom), until };
}
