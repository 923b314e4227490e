import { setImmediate as turn } from "node:timers/promises";
import type { Tx } from "@/lib/db";
import { type Evaluated, evaluate } from "./evaluating";
import { loadGround } from "./queries";

/**
 * Counts the ballots of a cycle and stores what follows from them and from the evidence: at the opening, and again
 * whenever evidence changes while the cycle is TALLIED. It rewrites the current version and records nothing of its own:
 * it runs inside the transaction of the command that changed something, and that one is recorded.
 */
export async function reckonResults(tx: Tx, cycleId: string, at: Date): Promise<void> {
  const ground = await loadGround(tx, cycleId, at);
  const results: (() => object)[] = [
    ...evaluate(ground).map((evaluated) => () => rowOf(evaluated)),
    ...ground.notRated.map((subjectId) => () => unratedRow(subjectId)),
  ];
  const slices = Array.from({ length: Math.ceil(results.length / SLICE) }, (_, index) =>
    results.slice(index * SLICE, (index + 1) * SLICE),
  );
  let next = asRows(slices[0] ?? []);
  for (let index = 0; index < slices.length; index++) {
    [, next] = await Promise.all([store(tx, cycleId, at, next), whileStoring(() => asRows(slices[index + 1] ?? []))]);
  }
}

/** While Postgres stores one slice, the working of the next is written out: on two cores that is half the time. */
const SLICE = 100;

const asRows = (results: readonly (() => object)[]) => JSON.stringify(results.map((row) => row()));

async function whileStoring<T>(work: () => T): Promise<T> {
  // Lets the statement leave first.
  await turn();
  return work();
}

function store(tx: Tx, cycleId: string, at: Date, rows: string) {
  return tx.$executeRaw`
    insert into "SubjectResult" ("id", "cycleId", "subjectId", "version", "status", "assigned", "valid", "blocks",
      "dimensions", "ballotScore", "ballotScoreExact", "overall", "performance", "routine", "adjusted", "total",
      "suggested", "rank", "quotaPool", "working", "reasons", "reckonedAt")
    select gen_random_uuid()::text, ${cycleId}, r."subjectId",
      coalesce((select max(v."version") from "SubjectResult" v where v."subjectId" = r."subjectId"), 1),
      r."status"::"ResultStatus", r."assigned", r."valid", r."blocks", nullif(r."dimensions", 'null'), r."ballotScore",
      r."ballotScoreExact", nullif(r."overall", 'null'), r."performance", r."routine", r."adjusted", r."total",
      r."suggested", r."rank", r."quotaPool", r."working", r."reasons", ${at}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as r("subjectId" text, "status" text, "assigned" int,
      "valid" int, "blocks" jsonb, "dimensions" jsonb, "ballotScore" numeric(5,2), "ballotScoreExact" text,
      "overall" jsonb, "performance" numeric(5,2), "routine" numeric(5,2), "adjusted" numeric(5,2), "total" numeric(5,2),
      "suggested" text, "rank" int, "quotaPool" text, "working" jsonb, "reasons" jsonb)
    on conflict ("subjectId", "version") do update set
      "status" = excluded."status", "assigned" = excluded."assigned", "valid" = excluded."valid",
      "blocks" = excluded."blocks", "dimensions" = excluded."dimensions", "ballotScore" = excluded."ballotScore",
      "ballotScoreExact" = excluded."ballotScoreExact", "overall" = excluded."overall",
      "performance" = excluded."performance", "routine" = excluded."routine", "adjusted" = excluded."adjusted",
      "total" = excluded."total", "suggested" = excluded."suggested", "rank" = excluded."rank",
      "quotaPool" = excluded."quotaPool", "working" = excluded."working", "reasons" = excluded."reasons",
      "reckonedAt" = excluded."reckonedAt"`;
}

function rowOf({ subject, counted, result, adjusted, quotaPool, working }: Evaluated) {
  const { performance, routine } = subject;
  const { total, suggested, rank, reasons } = result;
  return { ...counted, performance, routine, adjusted, total, suggested, rank, reasons, quotaPool, working: working() };
}

/** 不参加测评: on the list of results, without a figure. */
function unratedRow(subjectId: string) {
  return {
    subjectId,
    status: "NOT_RATED",
    assigned: 0,
    valid: 0,
    blocks: [],
    dimensions: null,
    ballotScore: null,
    ballotScoreExact: null,
    overall: null,
    performance: null,
    routine: null,
    adjusted: null,
    total: null,
    suggested: null,
    rank: null,
    quotaPool: "",
    working: {},
    reasons: [],
  };
}
