import type { Actor } from "@/lib/auth/actor";
import { db, type Tx } from "@/lib/db";
import { Refusal } from "@/lib/errors";
import { refusalOf } from "./constraints";

type Outcome = "ok" | "refused";

/**
 * Puts an entry on the trail; `refused` for what was tried and turned down, such as a sign-in. Grades, figures and what
 * is said about a person stand in `detail.withheld`: part of the chain, but the audit administrator reads no business
 * data (domain.md §1.3), so no page and no export shows it.
 */
export type Record = (event: string, subjectId: string, detail?: object, outcome?: Outcome) => void;

type Entry = { event: string; subjectId: string; detail: object; outcome: Outcome };
type ActorsEntry = Entry & { actor: Actor };

type Options = {
  /** Milliseconds the whole transaction may take; default 30,000. */
  timeout?: number;
};

/**
 * One transaction, one actor, at least one audit entry. A write that records nothing is a bug.
 * The entries are appended last, in one call: the chain's head is locked for the shortest time, and a failing append
 * fails the change (GB/T 22239 安全审计 d).
 * @throws Refusal when a constraint of the database says no; the last word on "only once" is a unique key.
 */
export async function transact<T>(
  actor: Actor,
  work: (tx: Tx, record: Record) => Promise<T>,
  options: Options = {},
): Promise<T> {
  return within(options, async (tx, entries) => {
    const result = await work(tx, (event, subjectId, detail = {}, outcome = "ok") => {
      entries.push({ actor, event, subjectId, detail, outcome });
    });
    if (entries.length === 0) throw new Error("transact: the work recorded no audit entry");
    return result;
  });
}

/**
 * The same change by several actors in one transaction, each with the entry under his own name. `work` may record
 * nothing for those whom the database turned down, and nothing at all if it turned down everybody.
 */
export async function transactTogether<T>(
  work: (tx: Tx, record: (actor: Actor, ...entry: Parameters<Record>) => void) => Promise<T>,
): Promise<T> {
  return within({}, (tx, entries) =>
    work(tx, (actor, event, subjectId, detail = {}, outcome = "ok") => {
      entries.push({ actor, event, subjectId, detail, outcome });
    }),
  );
}

async function within<T>(
  { timeout = 30_000 }: Options,
  work: (tx: Tx, entries: ActorsEntry[]) => Promise<T>,
): Promise<T> {
  try {
    return await db.$transaction(
      async (tx) => {
        const entries: ActorsEntry[] = [];
        const result = await work(tx, entries);
        if (entries.length > 0) await append(tx, entries);
        return result;
      },
      { maxWait: 20_000, timeout },
    );
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw refusalOf(error) ?? error;
  }
}

async function append(tx: Tx, entries: ActorsEntry[]) {
  const rows = entries.map(({ actor: { at, personId, name, sessionId, address }, ...entry }) => ({
    ...entry,
    at,
    actor: { personId, name, sessionId, address },
  }));
  await tx.$executeRaw`
    select audit_append(
      (entry->>'at')::timestamptz, entry#>>'{actor,personId}', entry#>>'{actor,name}', entry#>>'{actor,sessionId}',
      entry#>>'{actor,address}', entry->>'event', entry->>'subjectId', entry->>'outcome', entry->'detail')
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as entry`;
}

/** For what must be on the trail although nothing was changed: a refused sign-in, a read of a sensitive register. */
export async function note(actor: Actor, event: string, subjectId: string, outcome: Outcome, detail: object = {}) {
  await db.$executeRaw`
    select audit_append(
      ${actor.at}::timestamptz, ${actor.personId}, ${actor.name}, ${actor.sessionId}, ${actor.address},
      ${event}, ${subjectId}, ${outcome}, ${JSON.stringify(detail)}::jsonb)`;
}
