import { randomBytes } from "node:crypto";
import { transact } from "@/lib/audit/transact";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { actorOfPerson } from "@/lib/auth/queries";
import { type PlainDate, sayClock, toColumn, today } from "@/lib/calendar";
import { db } from "@/lib/db";
import { missing, Refusal } from "@/lib/errors";
import { notifyAnew } from "@/lib/inbox/notify";
import { digestTitle, mailOf, noticeBody } from "./digest-text";
import { type DueTodo, soonOrOverdue } from "./due";
import { type PostOffice, post } from "./post";
import { hashOfToken } from "./queries";
import type { SaveSetting } from "./schema";
import { todosOf } from "./todos";

export function saveSetting(actor: Actor, input: SaveSetting): Promise<void> {
  return transact(actor, async (tx, record) => {
    const personId = actor.personId ?? missing("人员");
    const { address, mail } = input;
    const { count } =
      input.revision === 0
        ? await tx.reminderSetting.createMany({
            data: { personId, address, mail, changedAt: actor.at },
            skipDuplicates: true,
          })
        : await tx.reminderSetting.updateMany({
            where: { personId, revision: input.revision },
            data: { address, mail, changedAt: actor.at, revision: { increment: 1 } },
          });
    if (count === 0) throw new Refusal("conflict", "设置刚在别处改过，请刷新后再保存。");
    record("reminder.setting_changed", personId, { mail });
  });
}

/** A new address of one's calendar; the former one is nobody's from now on. The token is answered once and never kept. */
export function renewFeed(actor: Actor): Promise<string> {
  return transact(actor, async (tx, record) => {
    const personId = actor.personId ?? missing("人员");
    const token = randomBytes(24).toString("base64url");
    const row = { tokenHash: hashOfToken(token), madeAt: actor.at };
    await tx.calendarFeed.upsert({ where: { personId }, create: { personId, ...row }, update: row });
    record("reminder.feed_renewed", personId);
    return token;
  });
}

export function revokeFeed(actor: Actor): Promise<void> {
  return transact(actor, async (tx, record) => {
    const personId = actor.personId ?? missing("人员");
    const { count } = await tx.calendarFeed.deleteMany({ where: { personId } });
    if (count === 0) throw new Refusal("conflict", "订阅地址已经停用。");
    record("reminder.feed_revoked", personId);
  });
}

export type DigestRun = { told: number; mailed: number; failed: number };
/** As many people as one transaction takes: in a plant of some hundred accounts the trail has one entry a day. */
const A_BATCH = 500;

/**
 * 每日提醒: once a person and day, from the hour on that the plant has set. Any number of servers may run it; whoever
 * writes a person's row first tells that person, and sends the mail.
 */
export async function sendDigests(at: Date, from: string, office: PostOffice | null): Promise<DigestRun> {
  const run = { told: 0, mailed: 0, failed: 0 };
  if (from === "off" || sayClock(at) < from) return run;
  const day = today(at);
  for (let people = await untold(day); people.length > 0; people = await untold(day)) {
    const drafts: Draft[] = [];
    for (const person of people) drafts.push(await draftOf(person, at, day));
    const mine = await keep(drafts, at, day, office !== null);
    run.told += mine.filter(({ todos }) => todos.length > 0).length;
    const letters: Letter[] = [];
    for (const { personId, address, todos } of mine) {
      if (!office || !address || todos.length === 0) continue;
      letters.push({ personId, failure: await post(office, { to: address, ...mailOf(todos, day, office.portal) }) });
    }
    if (letters.length > 0) await settle(letters, at, day);
    run.failed += letters.filter(({ failure }) => failure !== null).length;
    run.mailed += letters.filter(({ failure }) => failure === null).length;
  }
  return run;
}

type Person = { personId: string; address: string | null; formerId: string | null };
type Draft = Person & { todos: DueTodo[] };

/** Who has an open account and no digest of this day yet, with the address if mail is on, and the last digest's notice. */
function untold(day: PlainDate): Promise<Person[]> {
  return db.$queryRaw<Person[]>`
    select a."personId", (select s.address from "ReminderSetting" s where s."personId" = a."personId" and s.mail) as address,
      (select d."noticeId" from "Digest" d where d."personId" = a."personId" and d."noticeId" is not null
        order by d.day desc limit 1) as "formerId"
    from "Account" a join "Person" p on p.id = a."personId"
    where a.state = 'ACTIVE' and (p."leftOn" is null or p."leftOn" > ${toColumn(day)}::date)
      and not exists (select from "Digest" d where d."personId" = a."personId" and d.day = ${toColumn(day)}::date)
    order by a."personId" limit ${A_BATCH}`;
}

async function draftOf(person: Person, at: Date, day: PlainDate): Promise<Draft> {
  const actor = await actorOfPerson(person.personId, at);
  return { ...person, todos: actor ? soonOrOverdue(await todosOf(actor), day) : [] };
}

/** The rows and the messages, in one transaction; answers the drafts that nobody else had kept before. */
function keep(drafts: Draft[], at: Date, day: PlainDate, posting: boolean): Promise<Draft[]> {
  return transact(systemActor("每日提醒", at), async (tx, record) => {
    const rows = await tx.digest.createManyAndReturn({
      data: drafts.map(({ personId, address, todos }) => ({
        ...{ personId, day: toColumn(day), todos: todos.length, at },
        mail: posting && address && todos.length > 0 ? ("WAITING" as const) : ("NONE" as const),
      })),
      skipDuplicates: true,
      select: { personId: true },
    });
    const mine = drafts.filter(({ personId }) => rows.some((row) => row.personId === personId));
    for (const { personId, formerId, todos } of mine) {
      if (todos.length === 0) continue;
      const notice = { at, title: digestTitle(todos, day), body: noticeBody(todos, day), href: "/" };
      const noticeId = await notifyAnew(tx, personId, formerId, notice);
      await tx.digest.update({ where: { personId_day: { personId, day: toColumn(day) } }, data: { noticeId } });
    }
    record("reminder.digested", day, {
      people: mine.length,
      told: mine.filter(({ todos }) => todos.length > 0).length,
    });
    return mine;
  });
}

type Letter = { personId: string; failure: string | null };

/** How the letters ended, each in its row, where its person reads it; the trail has how many, and why any failed. */
async function settle(letters: Letter[], at: Date, day: PlainDate): Promise<void> {
  await transact(systemActor("每日提醒", at), async (tx, record) => {
    for (const failure of new Set(letters.map((letter) => letter.failure))) {
      const same = letters.filter((letter) => letter.failure === failure);
      await tx.digest.updateMany({
        where: { day: toColumn(day), personId: { in: same.map(({ personId }) => personId) } },
        data: { mail: failure === null ? "SENT" : "FAILED", mailError: failure ?? "" },
      });
      if (failure === null) record("reminder.mailed", day, { letters: same.length });
      else record("reminder.mail_failed", day, { letters: same.length, failure }, "refused");
    }
  });
}
