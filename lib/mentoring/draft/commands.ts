import type { Actor } from "@/lib/auth/actor";
import { toColumn } from "@/lib/calendar";
import { db, type Tx } from "@/lib/db";
import { missing } from "@/lib/errors";
import { isOneOfThem, visiblePairs } from "../policy";
import type { KeepDraft } from "./schema";

/**
 * Keeps what is being typed on the server, for its author alone: nothing about a person stays in a browser. No audit
 * entry: nothing has been said yet.
 */
export async function keepDraft(actor: Actor, { pairId, about, text }: KeepDraft): Promise<{ savedAt: Date }> {
  const pair = await db.pair.findFirst({
    where: { id: pairId, ...visiblePairs(actor) },
    select: {
      endedOn: true,
      mentor: { select: { id: true } },
      mentee: { select: { id: true, unitId: true, branchId: true } },
    },
  });
  if (!pair || !isOneOfThem(actor, pair)) missing("结对");
  await db.$queryRaw`
    insert into "PairDraft" ("pairId", "kind", "month", "authorId", "text", "savedAt")
    values (${pairId}, ${about.kind}::"PairDraftKind", ${toColumn(about.month)}::date, ${actor.personId},
      ${JSON.stringify(text)}::jsonb, ${actor.at}::timestamptz)
    on conflict ("pairId", "kind", "month", "authorId")
      do update set "text" = excluded."text", "savedAt" = excluded."savedAt"
    returning "pairId"`;
  return { savedAt: actor.at };
}

/** What was typed has been said: nothing of it is kept beside. */
export async function dropDraft(tx: Tx, actor: Actor, { pairId, about }: Omit<KeepDraft, "text">): Promise<void> {
  const { kind, month } = about;
  await tx.pairDraft.deleteMany({ where: { pairId, kind, month: toColumn(month), authorId: actor.personId ?? "" } });
}
