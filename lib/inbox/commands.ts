import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { missing } from "@/lib/errors";
import type { ReadNotice } from "./schema";

/** Marks one of the actor's messages as read and answers where it leads. Reading it twice is no mistake. */
export function readNotice(actor: Actor, { noticeId }: ReadNotice): Promise<string> {
  return transact(actor, async (tx, record) => {
    const mine = { id: noticeId, personId: actor.personId ?? "" };
    const notice = (await tx.notice.findFirst({ where: mine, select: { href: true } })) ?? missing("消息");
    await tx.notice.updateMany({ where: { ...mine, readAt: null }, data: { readAt: actor.at } });
    record("notice.read", noticeId);
    return notice.href;
  });
}

export function readAllNotices(actor: Actor): Promise<number> {
  return transact(actor, async (tx, record) => {
    const { count } = await tx.notice.updateMany({
      where: { personId: actor.personId ?? "", readAt: null },
      data: { readAt: actor.at },
    });
    record("notice.all_read", actor.personId ?? "", { count });
    return count;
  });
}
