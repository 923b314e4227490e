import { carried } from "@/lib/appraisal/decision/majority";
import { type Record, transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, toColumn, today } from "@/lib/calendar";
import type { Prisma, Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { rulesInForce } from "@/lib/rulebook/queries";
import { checkCriteria } from "../criteria";
import { factsOf } from "../facts/queries";
import { mayDecidePool, mayKeepPool, visiblePool } from "../policy";
import { stageOf, stands } from "../stages";
import type { TakeUp, Talk } from "./schema";
import { type Ask, type Check, type CheckedLine, type Decide, type Drop, type Open, readLines } from "./schema";

const NEWEST: { orderBy: { at?: "desc"; id?: "desc" }[]; take: number } = {
  orderBy: [{ at: "desc" }, { id: "desc" }],
  take: 1,
};
const PROGRESS = {
  ...{ id: true, personId: true, target: true, tier: true, version: true, closedAt: true },
  checks: { ...NEWEST, select: { lines: true } },
  opinions: { orderBy: [{ askedAt: "desc" }, { id: "desc" }], take: 1, select: { view: true } },
  talks: { ...NEWEST, select: { willing: true, talkedOn: true } },
  decisions: { ...NEWEST, select: { verdict: true } },
  recommendations: { orderBy: [{ recommendedOn: "asc" }], take: 1, select: { recommendedOn: true } },
} satisfies Prisma.PoolCandidateSelect;

/**
 * The running procedure as the form knew it; a second window is told instead of overwriting. For the actor's own person
 * there is none: a refusal of another kind would tell.
 */
async function claim(tx: Tx, actor: Actor, input: { candidateId: string; version: number }) {
  const row =
    (await tx.poolCandidate.findFirst({
      where: { AND: [{ id: input.candidateId }, visiblePool(actor)] },
      select: PROGRESS,
    })) ?? missing("人选");
  const { count } = await tx.poolCandidate.updateMany({
    where: { id: row.id, version: input.version, closedAt: null },
    data: { version: input.version + 1 },
  });
  if (count === 0) throw new Refusal("conflict", "刚刚已有人办理，您的内容尚未保存。请在新窗口查看后再提交。");
  const { checks, opinions, talks, decisions, recommendations, ...candidate } = row;
  const check = checks[0] ? readLines(checks[0].lines) : null;
  const stage = stageOf({
    ...{ closed: row.closedAt !== null, check, opinion: opinions[0] ?? null },
    ...{ talk: talks[0] ?? null, decision: decisions[0] ?? null },
  });
  return {
    ...{ ...candidate, stage, check, asking: opinions[0]?.view === null },
    recommendedOn: recommendations[0] ? fromColumn(recommendations[0].recommendedOn) : null,
    talkedOn: talks[0] ? fromColumn(talks[0].talkedOn) : null,
  };
}

async function start(tx: Tx, actor: Actor, record: Record, aim: Pick<Open, "personId" | "target" | "tier">) {
  permit(mayKeepPool(actor, aim.personId));
  const live = await tx.poolMembership.findFirst({
    where: { personId: aim.personId, leftOn: null },
    select: { id: true },
  });
  if (live) throw new Refusal("conflict", "此人已在册。");
  const row = await tx.poolCandidate.create({
    data: {
      ...{ personId: aim.personId, target: aim.target, tier: aim.tier },
      ...{ openedAt: actor.at, openedByName: actor.name },
    },
    select: { id: true },
  });
  record("pool.opened", row.id);
  return row.id;
}

/** The organiser enters a recommendation that came otherwise than through a branch, and begins the procedure. */
export function openCandidate(actor: Actor, input: Open): Promise<string> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepPool(actor));
    const person =
      (await tx.person.findUnique({ where: { id: input.personId }, select: { id: true } })) ?? missing("人员");
    if (input.recommendedOn > today(actor.at)) invalid("推荐日期不能晚于今天。", { recommendedOn: ["不能晚于今天"] });
    const candidateId = await start(tx, actor, record, input);
    await tx.poolRecommendation.create({
      data: {
        ...{
          personId: person.id,
          source: input.source,
          target: input.target,
          tier: input.tier,
          reasons: input.reasons,
        },
        ...{ votes: input.votes, voters: input.voters, recommendedOn: toColumn(input.recommendedOn), candidateId },
        ...{ byId: actor.personId, byName: actor.name, at: actor.at },
      },
    });
    return candidateId;
  });
}

/** A branch's recommendation is taken up; every other waiting one for the same person goes with it. */
export function takeUp(actor: Actor, input: TakeUp): Promise<string> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepPool(actor));
    const given =
      (await tx.poolRecommendation.findFirst({
        where: { AND: [{ id: input.recommendationId }, visiblePool(actor)] },
      })) ?? missing("推荐");
    if (given.candidateId !== null) throw new Refusal("conflict", "这份推荐已经办理。");
    const candidateId = await start(tx, actor, record, given);
    await tx.poolRecommendation.updateMany({
      where: { personId: given.personId, candidateId: null },
      data: { candidateId },
    });
    return candidateId;
  });
}

async function found(actor: Actor, tx: Tx, candidate: { personId: string }, aim: Pick<Check, "target" | "tier">) {
  const facts = (await factsOf(actor, tx, [candidate.personId])).get(candidate.personId) ?? missing("人员");
  const rules = await rulesInForce(actor, "POOL", { tx });
  return checkCriteria(facts, rules, aim, today(actor.at));
}

/** The portal finds, the organiser judges what was left to judgement. Kept with the evidence of this day. */
export function checkCandidate(actor: Actor, input: Check): Promise<{ stands: boolean }> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepPool(actor));
    const candidate = await claim(tx, actor, input);
    if (candidate.stage > 1 || candidate.asking) {
      throw new Refusal("conflict", "已经征求廉政意见，不再重新核对；条件有变的，请终止程序。");
    }
    const lines = (await found(actor, tx, candidate, input)).map((line): CheckedLine => {
      const accepted = line.verdict === "JUDGE" && input.accepted[line.key] === "yes";
      return { ...line, accepted, note: line.verdict === "JUDGE" ? (input.notes[line.key] ?? "") : "" };
    });
    const unsaid = lines.filter(({ accepted, note }) => accepted && note === "");
    if (unsaid.length > 0) {
      invalid(
        "判断为符合的，请写明依据。",
        Object.fromEntries(unsaid.map(({ key, label }) => [`notes[${key}]`, [`请写明${label}的判断依据`]])),
      );
    }
    await tx.poolCandidate.update({ where: { id: candidate.id }, data: { target: input.target, tier: input.tier } });
    await tx.poolCheck.create({ data: { candidateId: candidate.id, lines, byName: actor.name, at: actor.at } });
    record("pool.checked", candidate.id);
    return { stands: stands(lines) };
  });
}

/** Asks 纪委. It sees the person and the request, no aim, no tier, no recommendation. */
export function askOpinion(actor: Actor, input: Ask): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepPool(actor));
    const candidate = await claim(tx, actor, input);
    if (candidate.stage !== 1) throw new Refusal("conflict", "条件核对符合后才能征求廉政意见；已有意见的不再征求。");
    await tx.poolOpinion.create({
      data: {
        ...{ candidateId: candidate.id, personId: candidate.personId },
        ...{ askedAt: actor.at, askedByName: actor.name },
      },
    });
    record("pool.asked", candidate.id);
  });
}

export function recordTalk(actor: Actor, input: Talk): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepPool(actor));
    const candidate = await claim(tx, actor, input);
    if (candidate.stage !== 2) throw new Refusal("conflict", "廉政意见无影响后登记组织谈话；已登记的不再登记。");
    if (input.talkedOn > today(actor.at)) invalid("谈话日期不能晚于今天。", { talkedOn: ["不能晚于今天"] });
    if (candidate.recommendedOn && input.talkedOn < candidate.recommendedOn) {
      invalid("谈话日期不能早于推荐日期。", { talkedOn: ["不能早于推荐日期"] });
    }
    await tx.poolTalk.create({
      data: {
        ...{ candidateId: candidate.id, talkedOn: toColumn(input.talkedOn), talkers: input.talkers },
        ...{ summary: input.summary, willing: input.willing, byName: actor.name, at: actor.at },
      },
    });
    record("pool.talked", candidate.id);
  });
}

/** 党委决定. Two thirds present and more than half of all in favour, or nobody enters; what has changed since is asked again. */
export function decideCandidate(actor: Actor, input: Decide): Promise<{ membershipId: string | null }> {
  return transact(actor, async (tx, record) => {
    // Before the row is looked for: a stranger must not hear from a number whether something runs under it.
    permit(mayDecidePool(actor));
    const candidate = await claim(tx, actor, input);
    if (candidate.stage !== 3) throw new Refusal("conflict", "组织谈话完成后才能登记党委决定。");
    if (input.meetingOn > today(actor.at)) invalid("会议日期不能晚于今天。", { meetingOn: ["不能晚于今天"] });
    if (candidate.talkedOn && input.meetingOn < candidate.talkedOn) {
      invalid("会议日期不能早于组织谈话。", { meetingOn: ["不能早于组织谈话"] });
    }
    refuseVote(input);
    if (input.verdict === "ADMIT") await refuseChanged(actor, tx, candidate, input);
    await tx.poolDecision.create({
      data: {
        ...{ candidateId: candidate.id, verdict: input.verdict, tier: input.tier, opinion: input.opinion },
        ...{ meeting: input.meeting, meetingOn: toColumn(input.meetingOn), expected: input.expected },
        ...{ present: input.present, inFavour: input.inFavour, against: input.against, deferred: input.deferred },
        ...{ byName: actor.name, at: actor.at },
      },
    });
    record("pool.decided", candidate.id);
    if (input.verdict === "DEFER") return { membershipId: null };
    await close(tx, actor, candidate.id, input.verdict === "ADMIT" ? "ADMITTED" : "REFUSED", "");
    if (input.verdict === "REFUSE") return { membershipId: null };
    const membership = await tx.poolMembership.create({
      data: {
        ...{ personId: candidate.personId, candidateId: candidate.id, target: candidate.target },
        ...{ tier: input.tier, joinedOn: toColumn(input.meetingOn) },
      },
      select: { id: true },
    });
    return { membershipId: membership.id };
  });
}

function refuseVote(input: Decide) {
  const quorum = carried({ ...input, inFavour: input.expected });
  if (quorum !== true) throw new Refusal("invalid", quorum, { present: [quorum] });
  const vote = carried(input);
  if (input.verdict === "ADMIT" && vote !== true) throw new Refusal("invalid", vote, { inFavour: [vote] });
  if (input.verdict === "REFUSE" && vote === true) {
    invalid("同意票已过半数，应登记为同意入库。", { verdict: ["与票数不符"] });
  }
}

/** A birthday, a sanction, a grade since the check: what fails on the day of the decision is not admitted. */
async function refuseChanged(
  actor: Actor,
  tx: Tx,
  candidate: { personId: string; target: Check["target"]; check: CheckedLine[] | null },
  { tier }: Decide,
) {
  const lines = await found(actor, tx, candidate, { target: candidate.target, tier });
  const judged = new Set(
    candidate.check?.filter(({ accepted, verdict }) => accepted || verdict === "PASS").map(({ key }) => key),
  );
  const open = lines.filter(({ key, verdict }) => verdict === "FAIL" || (verdict === "JUDGE" && !judged.has(key)));
  if (open.length === 0) return;
  const said = open.map(({ label, evidence }) => `${label}（${evidence}）`).join("、");
  throw new Refusal("conflict", `按今天的情况，以下条件不符合或未经核对：${said}。不能登记入库。`);
}

/** The procedure ends without a decision of the committee. */
export function dropCandidate(actor: Actor, input: Drop): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepPool(actor));
    const candidate = await claim(tx, actor, input);
    await close(tx, actor, candidate.id, "DROPPED", input.reason);
    record("pool.dropped", candidate.id);
  });
}

/** A question that nobody has answered is taken back with the procedure. */
async function close(tx: Tx, actor: Actor, id: string, outcome: "ADMITTED" | "REFUSED" | "DROPPED", why: string) {
  await tx.poolOpinion.deleteMany({ where: { candidateId: id, answeredAt: null } });
  await tx.poolCandidate.update({ where: { id }, data: { closedAt: actor.at, outcome, closedWhy: why } });
}
