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

/** The same for one person in place of a former message: what is said anew need not be read twice. Answers its id. */
export async function notifyAnew(
  tx: Tx,
  personId: string,
  formerId: string | null,
  notice: NewNotice,
): Promise<string> {
  if (formerId !== null) {
    await tx.notice.updateMany({ where: { id: formerId, personId, readAt: null }, data: { readAt: notice.at } });
  }
  const { at, title, body = "", href = "" } = notice;
  const { id } = await tx.notice.create({ data: { personId, title, body, href, createdAt: at }, select: { id: true } });
  return id;
}
