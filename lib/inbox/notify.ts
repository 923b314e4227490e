import type { Tx } from "@/lib/db";

/** A message inside the portal: what happened, and the page where it is dealt with. */
export type NewNotice = { at: Date; title: string; body?: string; href?: string };

/**
 * Puts a notice before each of these people, within the transaction of the command that causes it: no notice without
 * the change, no change without the notice. `at` is the moment of the actor.
 */
export async function notify(tx: Tx, personIds: readonly string[], notice: NewNotice): Promise<void> {
  const data = [...new Set(personIds)].map((personId) => ({
    personId,
    title: notice.title,
    body: notice.body ?? "",
    href: notice.href ?? "",
    createdAt: notice.at,
  }));
  if (data.length > 0) await tx.notice.createMany({ data });
}
