import type { Actor } from "@/lib/auth/actor";
import { toColumn } from "@/lib/calendar";
import { db } from "@/lib/db";
import type { KeepDraft } from "./schema";

export type Draft = { text: Record<string, string>; savedAt: Date };

/** What the actor was typing; nobody else's is ever read. */
export async function getDraft(actor: Actor, { pairId, about }: Omit<KeepDraft, "text">): Promise<Draft | null> {
  const draft = await db.pairDraft.findUnique({
    where: {
      pairId_kind_month_authorId: {
        ...{ pairId, kind: about.kind, month: toColumn(about.month), authorId: actor.personId ?? "" },
      },
    },
    select: { text: true, savedAt: true },
  });
  return draft && { text: draft.text as Record<string, string>, savedAt: draft.savedAt };
}
