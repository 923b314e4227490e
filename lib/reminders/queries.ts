import { createHash } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, type PlainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import type { MailState } from "@/prisma/generated/enums";

export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("hex");

export type OwnReminders = {
  address: string;
  mail: boolean;
  revision: number;
  feedMadeAt: Date | null;
  lastMail: { day: PlainDate; state: MailState; error: string } | null;
};

/** One's own settings; nobody reads another's. */
export async function ownReminders(actor: Actor): Promise<OwnReminders> {
  const personId = actor.personId ?? "";
  const [setting, feed, last] = await Promise.all([
    db.reminderSetting.findUnique({ where: { personId } }),
    db.calendarFeed.findUnique({ where: { personId }, select: { madeAt: true } }),
    db.digest.findFirst({ where: { personId, mail: { not: "NONE" } }, orderBy: { day: "desc" } }),
  ]);
  return {
    address: setting?.address ?? "",
    mail: setting?.mail ?? false,
    revision: setting?.revision ?? 0,
    feedMadeAt: feed?.madeAt ?? null,
    lastMail: last && { day: fromColumn(last.day), state: last.mail, error: last.mailError },
  };
}

/** Whose calendar an address is; null for one that never was or is revoked. Asked by the portal itself. */
export async function personOfFeed(_actor: Actor, token: string): Promise<string | null> {
  const feed = await db.calendarFeed.findUnique({
    where: { tokenHash: hashOfToken(token) },
    select: { personId: true },
  });
  return feed?.personId ?? null;
}
