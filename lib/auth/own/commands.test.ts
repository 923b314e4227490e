import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { Refusal } from "@/lib/errors";
import { actorOf, type GivenAccount, givenAccounts } from "@/prisma/seed/given-accounts";
import { givenOrganisation } from "@/prisma/seed/given-organisation";
import { freshDatabase } from "@/scripts/testing/database";
import { refusalOf, trailOf } from "@/scripts/testing/trail";
import type { Actor } from "../actor";
import { actorOfSession } from "../queries";
import { changePassword, endOtherSessions, endSession } from "./commands";
import { changePasswordSchema } from "./schema";

freshDatabase();
const AT = new Date("2026-03-05T02:00:00Z");
const DAY = 24 * 60 * 60 * 1000;

let ding: GivenAccount;
let shan: GivenAccount;
let he: GivenAccount;

beforeAll(async () => {
  const { people } = await givenOrganisation(AT);
  [ding, shan, he] = (await givenAccounts(AT, [
    { personId: people.chief },
    { personId: people.deputy },
    { personId: people.worker },
  ])) as [GivenAccount, GivenAccount, GivenAccount];
});

const alive = async (actor: Actor, at = AT) => (await actorOfSession(actor.sessionId ?? "", at, "")) !== null;
const change = (actor: Actor, currentPassword: string, newPassword: string) =>
  changePassword(actor, { currentPassword, newPassword, repeatedPassword: newPassword });

describe("one's own sessions", () => {
  test("are ended one by one or all but the present one, and never another person's", async () => {
    const [here, there, elsewhere] = [await actorOf(ding, AT), await actorOf(ding, AT), await actorOf(ding, AT)];
    await endSession(here, { sessionId: there.sessionId ?? "" });
    expect([await alive(here), await alive(there), await alive(elsewhere)]).toEqual([true, false, true]);
    expect(await endOtherSessions(here)).toBe(1);
    expect([await alive(here), await alive(elsewhere)]).toEqual([true, false]);

    const stranger = await actorOf(shan, AT);
    const refused = await refusalOf(() => endSession(stranger, { sessionId: here.sessionId ?? "" }));
    expect(refused.kind).toBe("missing");
    expect(await alive(here)).toBe(true);
  });
});

describe("a password is changed", () => {
  test("with the old one; every other session ends, the present one goes on, and only the new one signs in", async () => {
    const [here, there] = [await actorOf(ding, AT), await actorOf(ding, AT)];
    await change(here, ding.password, "Marmot-77-Kettle");
    expect([await alive(here), await alive(there)]).toEqual([true, false]);
    await expect(actorOf(ding, AT)).rejects.toThrow();
    ding = { ...ding, password: "Marmot-77-Kettle" };
    expect(await alive(await actorOf(ding, AT))).toBe(true);
    expect((await trailOf(ding.accountId)).map(({ event }) => event)).toContain("password.changed");
  });

  test("not to one of the last five, but to the sixth last", async () => {
    const actor = await actorOf(shan, AT);
    const words = ["Otter", "Heron", "Badger", "Plover", "Falcon", "Merlin"].map((word) => `Zq-${word}-7391`);
    let present = shan.password;
    for (const [n, word] of words.entries()) {
      await change({ ...actor, at: new Date(AT.getTime() + n) }, present, word);
      present = word;
    }
    for (const old of words.slice(1)) {
      const refused = await refusalOf(() => change(actor, present, old));
      expect(refused.fields.newPassword?.[0], old).toContain("最近 5 次");
    }
    await change({ ...actor, at: new Date(AT.getTime() + 9) }, present, words[0] as string);
  });

  test("not to a weak one, and not when the two entries differ", async () => {
    const actor = await actorOf(he, AT);
    expect((await refusalOf(() => change(actor, he.password, "He-xiaobing-0104"))).fields.newPassword).toHaveLength(1);
    const input = { currentPassword: "a", newPassword: "Marmot-77-Kettle", repeatedPassword: "Marmot-77-Kettlf" };
    expect(changePasswordSchema.safeParse(input).error?.issues[0]?.path).toEqual(["repeatedPassword"]);
  });

  test("by one of two who come at once", async () => {
    const actor = await actorOf(he, AT);
    const answers = await Promise.allSettled([
      change(actor, he.password, "Marmot-77-Kettle"),
      change(actor, he.password, "Weasel-77-Kettle"),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    he = { ...he, password: answers[0]?.status === "fulfilled" ? "Marmot-77-Kettle" : "Weasel-77-Kettle" };
  });

  test("not by guessing the old one: the fifth wrong guess locks the account and ends every session", async () => {
    const actor = await actorOf(he, AT);
    for (let n = 0; n < 5; n++) {
      await expect(change(actor, "Wrong-Wrong-1", "Marmot-78-Kettle")).rejects.toThrow(Refusal);
      expect(await alive(actor)).toBe(n < 4);
    }
    await expect(actorOf(he, AT)).rejects.toThrow();
  });
});

test("a password older than 90 days, or handed out by an officer, is changed before anything else", async () => {
  const actor = await actorOf(ding, AT);
  const must = async (data: object, at = AT) => {
    await db.account.update({ where: { id: ding.accountId }, data });
    await db.session.update({
      where: { id: actor.sessionId ?? "" },
      data: { lastSeenAt: at, expiresAt: new Date(at.getTime() + DAY) },
    });
    return (await actorOfSession(actor.sessionId ?? "", at, ""))?.mustChangePassword;
  };
  const in90Days = new Date(AT.getTime() + 90 * DAY);
  expect(await must({ demonstration: false, mustChange: false })).toBe(false);
  expect(await must({}, in90Days)).toBe(false);
  expect(await must({}, new Date(in90Days.getTime() + 1))).toBe(true);
  expect(await must({ mustChange: true })).toBe(true);
  expect(await must({ demonstration: true })).toBe(false);
});
