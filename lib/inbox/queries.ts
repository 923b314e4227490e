import type { Actor } from "@/lib/auth/actor";
import { db, readRows } from "@/lib/db";

/** How many messages the actor has not read, for the navigation. */
export async function countUnread(actor: Actor): Promise<number> {
  if (!actor.personId) return 0;
  const rows = await readRows<{ count: number }>`
    select count(*)::int as count from "Notice" where "personId" = ${actor.personId} and "readAt" is null`;
  return rows[0]?.count ?? 0;
}

export type NoticeLine = {
  id: string;
  title: string;
  body: string;
  href: string;
  createdAt: Date;
  readAt: Date | null;
};
export type NoticePage = { notices: NoticeLine[]; page: number; more: boolean };

const A_PAGE = 30;

/** The actor's messages, the unread first, then the newest. */
export async function listNotices(actor: Actor, page: number): Promise<NoticePage> {
  const notices = await db.notice.findMany({
    where: { personId: actor.personId ?? "" },
    orderBy: [{ readAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }, { id: "asc" }],
    skip: (page - 1) * A_PAGE,
    take: A_PAGE + 1,
    omit: { personId: true },
  });
  return { notices: notices.slice(0, A_PAGE), page, more: notices.length > A_PAGE };
}
