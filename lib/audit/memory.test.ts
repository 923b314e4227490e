import { beforeEach, describe, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { freshDatabase } from "@/scripts/testing/database";
import { remembered } from "./memory";
import { trailEnd } from "./queries";
import { note, transact } from "./transact";

freshDatabase();
const AT = new Date("2026-03-05T02:00:00Z");
const organiser = systemActor("周文清", AT, ["ORGANISER"]);
const on = (moment: string): Actor => ({ ...organiser, at: new Date(moment) });

async function end(): Promise<string | undefined> {
  const [row] = await db.$queryRaw<{ trail: string | null }[]>`select ${trailEnd} as trail`;
  return row?.trail ?? undefined;
}
const change = () => transact(organiser, async (_tx, record) => record("unit.changed", "u1"));

describe("what is remembered", () => {
  let loads = 0;
  let asked: (actor: Actor, trail?: string) => Promise<number>;
  beforeEach(async () => {
    await change();
    loads = 0;
    asked = remembered("单位", async () => ++loads);
  });

  test("is loaded once, and anew as soon as anything has been changed", async () => {
    const before = await end();
    expect(await asked(organiser, before)).toBe(1);
    expect(await asked(organiser, before)).toBe(1);
    await change();
    expect(await end()).not.toBe(before);
    expect(await asked(organiser, await end())).toBe(2);
  });

  test("is loaded once for all who ask at the same moment", async () => {
    const trail = await end();
    expect(await Promise.all([1, 2, 3].map(() => asked(organiser, trail)))).toEqual([1, 1, 1]);
  });

  test("outlasts papers handed in, sessions, messages and reminders, of which nothing is remembered", async () => {
    const before = await end();
    for (const event of ["paper.returned", "session.opened", "notice.read", "reminder.digested"]) {
      await note(organiser, event, "x", "ok");
    }
    expect(await end()).toBe(before);
    await note(organiser, "papers.bound", "x", "ok");
    expect(await end()).not.toBe(before);
  });

  test("holds for the day and for a minute only: deadlines pass, and a hand in the database leaves no entry", async () => {
    const trail = await end();
    await asked(on("2026-03-05T15:59:30Z"), trail);
    expect(await asked(on("2026-03-05T15:59:50Z"), trail)).toBe(1);
    expect(await asked(on("2026-03-05T16:00:01Z"), trail)).toBe(2);
    expect(await asked(on("2026-03-05T16:00:59Z"), trail)).toBe(2);
    expect(await asked(on("2026-03-05T16:01:02Z"), trail)).toBe(3);
  });

  test("is never used by whoever does not know where the trail ends", async () => {
    await asked(organiser, await end());
    expect(await asked(organiser)).toBe(2);
  });

  test("knows nothing of the person who asked first: the load is the portal's own", async () => {
    const seen: Actor[] = [];
    const whoever = remembered("单位", async (portal) => seen.push(portal));
    await whoever({ ...organiser, personId: "p1" }, await end());
    expect(seen).toEqual([systemActor("单位", AT)]);
  });

  test("is no failure: the next one tries again", async () => {
    let fails = true;
    const shaky = remembered("单位", async () => {
      if (fails) throw new Error("the database is away");
      return "there";
    });
    const trail = await end();
    await expect(shaky(organiser, trail)).rejects.toThrow("the database is away");
    fails = false;
    expect(await shaky(organiser, trail)).toBe("there");
  });
});
