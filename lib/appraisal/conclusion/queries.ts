import { type Actor, can } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { Category, CycleState, Prisma } from "@/prisma/generated/client";
import { mayReadOwnResult } from "../decision/policy";
import { type Working, withoutRank } from "../result/working";
import { type StoredScheme, storedScheme } from "../scheme/schema";

const SUBJECT = {
  id: true,
  personId: true,
  name: true,
  pool: true,
  unitId: true,
  unitName: true,
  postTitle: true,
  notRatedReason: true,
  results: { orderBy: { version: "desc" }, take: 1 },
  proposal: true,
  decision: true,
  opinion: true,
  headComment: true,
} satisfies Prisma.SubjectSelect;

const CYCLE = {
  id: true,
  title: true,
  year: true,
  state: true,
  publicFrom: true,
  publicUntil: true,
  frozenHash: true,
  scheme: { select: { version: true, sha256: true, document: true } },
} satisfies Prisma.CycleSelect;

type SubjectRow = Prisma.SubjectGetPayload<{ select: typeof SUBJECT }>;
export type ResultRow = Omit<SubjectRow, "results"> & { result: SubjectRow["results"][number] | null };

export type ResultSheet = {
  cycle: Omit<Prisma.CycleGetPayload<{ select: typeof CYCLE }>, "scheme">;
  scheme: StoredScheme;
  schemeVersion: number;
  schemeHash: string;
  rows: ResultRow[];
  /** The categories whose rows are not in this sheet, as its reader is rated in them and nothing was released yet. */
  withheld: Category[];
  /** Of the whole cycle, withheld or not. */
  counts: { subjects: number; decided: number };
};

const RELEASED: CycleState[] = ["FINAL", "ARCHIVED"];
const COUNTED: CycleState[] = ["TALLIED", "PROPOSED", "DECIDED", ...RELEASED];

/**
 * All results of a counted cycle, in one load; null before the count or without the right to see them. Who is rated in it
 * sees nothing of the own pool before the release, whatever role he holds: ranks, means, and places taken by the others
 * would say where he stands.
 */
export async function listResults(actor: Actor, cycleId: string): Promise<ResultSheet | null> {
  if (!can(actor, "result.read")) return null;
  const sheet = await loadSheet({ id: cycleId, state: { in: COUNTED } });
  return sheet && withoutOwnPool(actor, sheet);
}

type Competitor = { personId: string; pool: Category; result: { quotaPool: string | null } | null };

/** The pools whose results wait for the release, for this reader: the one he is rated in, and those that share its places. */
function poolsWithheld(actor: Actor, state: CycleState, rows: readonly Competitor[]): Category[] {
  const own = rows.find(({ personId }) => personId === actor.personId);
  if (!own || RELEASED.includes(state)) return [];
  const seats = own.result?.quotaPool;
  const competing = (row: Competitor) => row.pool === own.pool || (seats && row.result?.quotaPool === seats);
  return [...new Set(rows.filter(competing).map(({ pool }) => pool))];
}

/** The same for those who print; empty for whoever is not rated in the cycle. */
export async function withheldFrom(actor: Actor, cycleId: string): Promise<Category[]> {
  const cycle = await db.cycle.findFirst({
    where: { id: cycleId, state: { notIn: RELEASED }, subjects: { some: { personId: actor.personId ?? "" } } },
    select: {
      state: true,
      subjects: { select: { personId: true, pool: true, results: { orderBy: { version: "desc" }, take: 1 } } },
    },
  });
  const rows = cycle?.subjects.map(({ results, ...row }) => ({ ...row, result: results[0] ?? null })) ?? [];
  return cycle ? poolsWithheld(actor, cycle.state, rows) : [];
}

function withoutOwnPool(actor: Actor, sheet: ResultSheet): ResultSheet {
  const withheld = poolsWithheld(actor, sheet.cycle.state, sheet.rows);
  return { ...sheet, withheld, rows: sheet.rows.filter((row) => !withheld.includes(row.pool)) };
}

async function loadSheet(where: Prisma.CycleWhereInput): Promise<ResultSheet | null> {
  const cycle = await db.cycle.findFirst({ where, select: { ...CYCLE, subjects: { select: SUBJECT } } });
  if (!cycle) return null;
  const { subjects, scheme, ...head } = cycle;
  return {
    cycle: head,
    scheme: storedScheme(scheme.document),
    schemeVersion: scheme.version,
    schemeHash: scheme.sha256,
    rows: subjects.map(({ results, ...row }) => ({ ...row, result: results[0] ?? null })),
    withheld: [],
    counts: { subjects: subjects.length, decided: subjects.filter(({ decision }) => decision !== null).length },
  };
}

/**
 * The own result after the release, without rank or places, in a sheet that holds of the others only what the pool's mean
 * follows from; null otherwise.
 */
export async function getOwnResult(
  actor: Actor,
  subjectId: string,
): Promise<{ sheet: ResultSheet; row: ResultRow } | null> {
  const subject = await db.subject.findFirst({
    where: { id: subjectId, personId: actor.personId ?? "" },
    select: { personId: true, cycleId: true, cycle: { select: { state: true } } },
  });
  if (!subject || !mayReadOwnResult(actor, subject)) return null;
  const sheet = await loadSheet({ id: subject.cycleId });
  const found = sheet?.rows.find((each) => each.id === subjectId);
  if (!sheet || !found) return null;
  const row = unranked(found);
  return { row, sheet: { ...sheet, rows: sheet.rows.map((each) => (each.id === subjectId ? row : nameless(each))) } };
}

function unranked(row: ResultRow): ResultRow {
  if (!row.result) return row;
  const working = withoutRank(row.result.working as unknown as Working) as unknown as Prisma.JsonObject;
  return { ...row, result: { ...row.result, working, rank: null, suggested: null, reasons: [] } };
}

function nameless({ pool, result }: ResultRow): ResultRow {
  const nobody = { id: "", personId: "", name: "", unitId: "", unitName: "", postTitle: "", notRatedReason: null };
  const unsaid = { proposal: null, decision: null, opinion: null, headComment: null };
  if (!result) return { ...nobody, ...unsaid, pool, result };
  const figures = { ...result, id: "", subjectId: "", blocks: [], overall: null, working: {}, reasons: [] };
  return { ...nobody, ...unsaid, pool, result: { ...figures, rank: null, suggested: null, total: null } };
}

export function poolLabel(scheme: StoredScheme, pool: Category): string {
  return scheme.pools.find((each) => each.key === pool)?.label ?? pool;
}
