import { SMTPServer } from "smtp-server";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { actorOfPerson } from "@/lib/auth/queries";
import { plainDate, toColumn } from "@/lib/calendar";
import { db } from "@/lib/db";
import { addItem } from "@/lib/training/commands";
import { givenSmallPlant } from "@/prisma/seed/given-small-plant";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import { renewFeed, revokeFeed, saveSetting, sendDigests } from "./commands";
import { calendarBehind } from "./feed";
import type { PostOffice } from "./post";
import { ownReminders, personOfFeed } from "./queries";

freshDatabase();

const at = new Date("2026-05-10T02:00:00Z");
const dayOf = (date: string) => new Date(`${date}T02:00:00Z`);
const as = (personId: string): Actor => ({ ...systemActor("某人", at), personId });
const ME = "p-die-deputy-1";
const OTHER = "p-ring-deputy-1";
const organiser = systemActor("党群工作部", at, ["ORGANISER"]);

const owe = (personId: string, goal: string, dueOn: string) =>
  addItem(organiser, {
    ...{ personId, ownerId: personId, year: 2026, line: "THEORY", goal, measure: "取得结业证" },
    dueOn: plainDate(dueOn),
  });

beforeAll(async () => {
  await givenSmallPlant();
  await db.account.createMany({
    data: [ME, OTHER, "p-die-head"].map((personId) => ({
      ...{ id: `account-${personId}`, personId, passwordHash: "x", passwordSetAt: at, createdAt: at },
      state: "ACTIVE" as const,
    })),
  });
  await owe(ME, "党校中青班", "2026-05-15");
  await owe(ME, "远期项目", "2026-12-31");
  await owe(OTHER, "课题结题", "2026-05-01");
});
beforeEach(() => db.notice.deleteMany());

const digests = (date: string) => db.digest.findMany({ where: { day: toColumn(plainDate(date)) } });

describe("the daily digest", () => {
  test("is one message a person and day, whichever of two servers comes first; the next day's takes its place", async () => {
    const runs = await Promise.all([1, 2].map(() => sendDigests(dayOf("2026-05-10"), "07:00", null)));
    expect(runs.reduce((sum, { told }) => sum + told, 0)).toBe(2);
    expect((await digests("2026-05-10")).length).toBe(3);
    expect(await db.notice.findMany({ where: { personId: ME } })).toMatchObject([
      { title: "1 件待办临近期限", body: "培养计划 · 党校中青班（5月15日前）。", href: "/" },
    ]);
    expect(await db.notice.findMany({ where: { personId: OTHER } })).toMatchObject([{ title: "1 件待办已逾期" }]);
    expect(await db.notice.count({ where: { personId: "p-die-head" } })).toBe(0);
    expect(await sendDigests(dayOf("2026-05-10"), "07:00", null)).toMatchObject({ told: 0 });
    await sendDigests(dayOf("2026-05-11"), "07:00", null);
    const mine = await db.notice.findMany({ where: { personId: ME }, orderBy: { createdAt: "asc" } });
    expect(mine.map(({ readAt }) => readAt !== null)).toEqual([true, false]);
    expect((await trailOf("2026-05-11")).map(({ event }) => event)).toEqual(["reminder.digested"]);
  });

  test("waits for its hour, and is off where the plant wants none", async () => {
    await sendDigests(new Date("2026-05-11T22:30:00Z"), "07:00", null);
    await sendDigests(dayOf("2026-05-12"), "off", null);
    expect(await digests("2026-05-12")).toEqual([]);
  });

  test("says nothing to whoever has left or has no open account", async () => {
    await db.account.update({ where: { personId: OTHER }, data: { state: "DISABLED" } });
    await sendDigests(dayOf("2026-05-13"), "07:00", null);
    expect((await digests("2026-05-13")).map(({ personId }) => personId)).not.toContain(OTHER);
    await db.account.update({ where: { personId: OTHER }, data: { state: "ACTIVE" } });
  });
});

type Received = { from: string; to: string[]; text: string };

/** A mail server of our own, on this machine. */
async function sink(refuse = false): Promise<{ office: PostOffice; received: Received[]; close: () => Promise<void> }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, answer) => answer(refuse ? new Error("no such mailbox") : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : "";
        received.push({ from, to: rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return {
    office: {
      url: `smtp://127.0.0.1:${port}`,
      from: "衡才 <hengcai@example.cn>",
      portal: "https://hengcai.example.cn",
    },
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The text of a letter, however its transfer was encoded. */
function bodyOf({ text }: Received): string {
  const body = text.split("\r\n\r\n").slice(1).join("\r\n\r\n");
  if (/content-transfer-encoding: base64/i.test(text)) return Buffer.from(body, "base64").toString();
  const bytes = body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => `%${hex}`);
  return decodeURIComponent(bytes);
}

describe("the e-mail", () => {
  let open: Awaited<ReturnType<typeof sink>> | undefined;
  afterEach(async () => {
    await open?.close();
    open = undefined;
  });

  test("goes to who has switched it on, once of two servers, with titles and days only", async () => {
    open = await sink();
    await saveSetting(as(ME), { address: "ding@example.cn", mail: true, revision: 0 });
    await saveSetting(as(OTHER), { address: "feng@example.cn", mail: false, revision: 0 });
    const { office, received } = open;
    await Promise.all([1, 2].map(() => sendDigests(dayOf("2026-05-14"), "07:00", office)));
    expect(received.map(({ from, to }) => [from, to])).toEqual([["hengcai@example.cn", ["ding@example.cn"]]]);
    const body = bodyOf(received[0] as Received);
    expect(body).toContain("培养计划 · 党校中青班（5月15日前）");
    expect(body).toContain("https://hengcai.example.cn");
    expect(body).not.toMatch(/填报进展|取得结业证|training/);
    expect(await digests("2026-05-14")).toContainEqual(expect.objectContaining({ personId: ME, mail: "SENT" }));
    expect(await trailOf("2026-05-14")).toContainEqual(
      expect.objectContaining({ event: "reminder.mailed", detail: { letters: 1 } }),
    );
  });

  test("that a server refuses is recorded, costs nobody the message inside, and is tried again the next day", async () => {
    open = await sink(true);
    expect(await sendDigests(dayOf("2026-05-15"), "07:00", open.office)).toEqual({ told: 2, mailed: 0, failed: 1 });
    expect(await db.notice.count({ where: { readAt: null } })).toBe(2);
    expect((await ownReminders(as(ME))).lastMail).toMatchObject({ day: "2026-05-15", state: "FAILED" });
    expect((await ownReminders(as(ME))).lastMail?.error).toContain("不接受这个地址");
    await open.close();
    open = await sink();
    await sendDigests(dayOf("2026-05-15"), "07:00", open.office);
    expect(open.received).toEqual([]);
    await sendDigests(dayOf("2026-05-16"), "07:00", open.office);
    expect(open.received).toHaveLength(1);
  });

  test("to a server that is away fails in words and the job goes on", async () => {
    const away = await sink();
    await away.close();
    const run = await sendDigests(dayOf("2026-05-17"), "07:00", away.office);
    expect(run).toEqual({ told: 2, mailed: 0, failed: 1 });
    expect((await ownReminders(as(ME))).lastMail?.error).toContain("连不上邮件服务器");
  });

  test("settings saved by two at once keep the first", async () => {
    const { revision } = await ownReminders(as(ME));
    await saveSetting(as(ME), { address: "a@example.cn", mail: true, revision });
    expect((await refusalOf(() => saveSetting(as(ME), { address: "b@example.cn", mail: true, revision }))).kind).toBe(
      "conflict",
    );
  });
});

describe("the calendar's address", () => {
  const found = (token: string) => personOfFeed(systemActor("日历订阅", at), token);

  test("is kept as a hash only, is replaced when renewed and nobody's when revoked", async () => {
    const first = await renewFeed(as(ME));
    expect(first).toMatch(/^[\w-]{32}$/);
    expect(JSON.stringify(await db.calendarFeed.findMany())).not.toContain(first);
    expect(JSON.stringify(await db.auditEntry.findMany({ select: { detail: true } }))).not.toContain(first);
    expect(await found(first)).toBe(ME);
    const second = await renewFeed(as(ME));
    expect([await found(first), await found(second), await found("x".repeat(32))]).toEqual([null, ME, null]);
    await revokeFeed(as(ME));
    expect(await found(second)).toBeNull();
    expect((await refusalOf(() => revokeFeed(as(ME)))).kind).toBe("conflict");
  });

  test("opens the days and titles of the person's own todos and nothing else, and closes with the account", async () => {
    const token = await renewFeed(as(ME));
    const calendar = (await calendarBehind(token, at))?.replaceAll("\r\n ", "") ?? "";
    expect(calendar).toContain("SUMMARY:培养计划 · 党校中青班\r\n");
    expect(calendar).toContain("DTSTART;VALUE=DATE:20260515\r\n");
    // What is due next winter is no todo yet.
    expect(calendar).not.toMatch(/远期项目|课题结题|填报进展|\/training|取得结业证/);
    expect(await calendarBehind(`${token.slice(1)}x`, at)).toBeNull();
    expect(await calendarBehind("../../etc/passwd", at)).toBeNull();
    await db.account.update({ where: { personId: ME }, data: { state: "DISABLED" } });
    expect(await calendarBehind(token, at)).toBeNull();
    await db.account.update({ where: { personId: ME }, data: { state: "ACTIVE" } });
    expect(await db.session.count()).toBe(0);
  });

  test("acts for the person without a session, and for nobody once the account is closed or the person has left", async () => {
    await db.roleGrant.create({
      data: {
        accountId: "account-p-die-head",
        role: "UNIT_HEAD",
        scopeUnitId: "u-die",
        from: toColumn(plainDate("2020-01-01")),
        grantedAt: at,
      },
    });
    const actor = await actorOfPerson("p-die-head", at);
    expect(actor).toMatchObject({ sessionId: null, grants: [{ role: "UNIT_HEAD", unitIds: ["u-die"] }], at });
    await db.account.update({ where: { personId: "p-die-head" }, data: { state: "DISABLED" } });
    expect(await actorOfPerson("p-die-head", at)).toBeNull();
    await db.person.update({ where: { id: OTHER }, data: { leftOn: toColumn(plainDate("2026-05-10")) } });
    expect(await actorOfPerson(OTHER, at)).toBeNull();
    expect(await actorOfPerson("p-die-rep-1", at)).toBeNull();
  });
});
