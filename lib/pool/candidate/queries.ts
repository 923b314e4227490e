import { note } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, today } from "@/lib/calendar";
import { db } from "@/lib/db";
import { rulesInForce } from "@/lib/rulebook/queries";
import type { Prisma } from "@/prisma/generated/client";
import { checkCriteria, type Line } from "../criteria";
import { factsOf, type PersonFacts } from "../facts/queries";
import { maySeePool, visiblePool } from "../policy";
import { stageOf } from "../stages";
import { type CheckedLine, readLines } from "./schema";

const NEWEST = [{ at: "desc" }, { id: "desc" }] as const satisfies Prisma.PoolCheckOrderByWithRelationInput[];
const WHOLE = {
  recommendations: { orderBy: { at: "asc" } },
  checks: { orderBy: [...NEWEST] },
  opinions: { orderBy: [{ askedAt: "desc" }, { id: "desc" }], omit: { personId: true } },
  talks: { orderBy: [...NEWEST] },
  decisions: { orderBy: [...NEWEST] },
  membership: { select: { id: true } },
} satisfies Prisma.PoolCandidateInclude;
type Row = Prisma.PoolCandidateGetPayload<{ include: typeof WHOLE }>;

/** The newest of each kind, and the step at which the procedure stands. */
function progressOf({ checks, opinions, talks, decisions, closedAt }: Row) {
  const check = checks[0] ? readLines(checks[0].lines) : null;
  const [opinion = null] = opinions;
  const [talk = null] = talks;
  const [decision = null] = decisions;
  return {
    check,
    opinion,
    talk,
    decision,
    stage: stageOf({ closed: closedAt !== null, check, opinion, talk, decision }),
  };
}

export type CandidateLine = Pick<Row, "id" | "target" | "tier" | "openedAt" | "closedAt" | "outcome" | "closedWhy"> & {
  person: PersonFacts;
  stage: 0 | 1 | 2 | 3 | 4;
  asking: boolean;
  deferred: boolean;
  membershipId: string | null;
};
export type WaitingRecommendation = Omit<
  Prisma.PoolRecommendationGetPayload<object>,
  "personId" | "byId" | "candidateId" | "recommendedOn"
> & { person: PersonFacts; recommendedOn: ReturnType<typeof fromColumn> };

/** Procedures, the running ones first, and recommendations that nobody has taken up. Null for those outside. */
export async function listCandidates(
  actor: Actor,
): Promise<{ candidates: CandidateLine[]; waiting: WaitingRecommendation[] } | null> {
  if (maySeePool(actor) !== true) return null;
  const order = [{ closedAt: { sort: "desc", nulls: "first" } }, { openedAt: "desc" }, { id: "asc" }] as const;
  const rows = await db.poolCandidate.findMany({
    where: visiblePool(actor),
    include: WHOLE,
    orderBy: [...order],
    take: 300,
  });
  const given = await db.poolRecommendation.findMany({
    where: { ...visiblePool(actor), candidateId: null },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const people = await factsOf(
    actor,
    db,
    [...rows, ...given].map(({ personId }) => personId),
  );
  await note(actor, "pool.listed", "candidates", "ok", { records: [...rows, ...given].map(({ id }) => id) });
  const candidates = rows.map((row) => {
    const { stage, opinion, decision } = progressOf(row);
    return {
      ...{ id: row.id, target: row.target, tier: row.tier, openedAt: row.openedAt, closedAt: row.closedAt },
      ...{ outcome: row.outcome, closedWhy: row.closedWhy, stage, membershipId: row.membership?.id ?? null },
      ...{ asking: opinion !== null && opinion.view === null, deferred: decision?.verdict === "DEFER" },
      person: people.get(row.personId) as PersonFacts,
    };
  });
  const waiting = given.map(({ personId, byId: _by, candidateId: _none, recommendedOn, ...row }) => ({
    ...row,
    recommendedOn: fromColumn(recommendedOn),
    person: people.get(personId) as PersonFacts,
  }));
  return { candidates, waiting };
}

export type CandidateView = {
  id: string;
  version: number;
  target: Row["target"];
  tier: Row["tier"];
  openedAt: Date;
  openedByName: string;
  closedAt: Date | null;
  outcome: Row["outcome"];
  closedWhy: string;
  membershipId: string | null;
  person: PersonFacts;
  stage: 0 | 1 | 2 | 3 | 4;
  recommendations: Row["recommendations"];
  /** As the portal finds it today; the stored check with its judgements beside it. */
  found: Line[];
  check: { lines: CheckedLine[]; byName: string; at: Date } | null;
  opinions: Row["opinions"];
  talks: Row["talks"];
  decisions: Row["decisions"];
};

/** One procedure with everything in it; null for those outside, and for the person it is about. */
export async function getCandidate(actor: Actor, candidateId: string): Promise<CandidateView | null> {
  if (maySeePool(actor) !== true) return null;
  const row = await db.poolCandidate.findFirst({
    where: { AND: [{ id: candidateId }, visiblePool(actor)] },
    include: WHOLE,
  });
  const person = row && (await factsOf(actor, db, [row.personId])).get(row.personId);
  if (!row || !person) return null;
  await note(actor, "pool.read", row.id, "ok");
  const { checks, membership, personId: _person, ...rest } = row;
  const { check, stage } = progressOf(row);
  const rules = await rulesInForce(actor, "POOL");
  return {
    ...rest,
    ...{ person, stage, membershipId: membership?.id ?? null },
    found: checkCriteria(person, rules, row, today(actor.at)),
    check: check && checks[0] ? { lines: check, byName: checks[0].byName, at: checks[0].at } : null,
  };
}
