import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { ROLES, type Role } from "@/lib/auth/roles";
import { db } from "@/lib/db";
import type { Todo } from "@/lib/todo";
import { CycleState } from "@/prisma/generated/enums";
import { freshDatabase } from "@/scripts/testing/database";
import { actorFor, type GivenVote, givenVote } from "@/scripts/testing/vote";
import { listTodos as ballotTodos } from "../ballot/queries";
import { listTodos as cycleTodos } from "../cycle/queries";
import { listTodos as decisionTodos } from "../decision/queries";
import { listTodos as materialsTodos } from "../materials/queries";
import { listTodos as openingTodos } from "../opening/queries";
import { listTodos as progressTodos } from "../progress/queries";
import { type Occasions, occasionsOf } from "./queries";

freshDatabase();
const LISTS = { ballotTodos, cycleTodos, decisionTodos, materialsTodos, openingTodos, progressTodos };
const EVERYTHING: Occasions = { states: Object.values(CycleState), ratedIn: Object.values(CycleState), votes: true };

let vote: GivenVote;
let actors: Actor[];

beforeAll(async () => {
  vote = await givenVote();
  const subject = vote.subjects[0] as GivenVote["subjects"][number];
  await db.materials.create({ data: { subjectId: subject.id, checkNote: "请补写分管工作", savedAt: vote.at } });
  await db.materials.create({ data: { subjectId: vote.subjects[1]?.id as string, savedAt: vote.at } });
  const officers = (Object.keys(ROLES) as Role[]).map((role) => actorFor("none", role, [role]));
  const voter = vote.papers[0]?.voter as Actor;
  actors = [...officers, actorFor(subject.personId, subject.name), voter, actorFor("stranger", "路人")];
});

/** What each list says when it asks for everything, and when it asks only what there can be. */
async function both(): Promise<{ blind: Todo[]; asked: Todo[] }> {
  const [blind, asked]: [Todo[], Todo[]] = [[], []];
  for (const actor of actors) {
    const occasions = await occasionsOf(actor);
    for (const list of Object.values(LISTS)) {
      blind.push(...(await list(actor, EVERYTHING)));
      asked.push(...(await list(actor, occasions)));
    }
  }
  return { blind, asked };
}

describe.each(Object.values(CycleState))("while a cycle is %s", (state) => {
  test("nobody's debt is overlooked because the occasion for it was", async () => {
    // The shortest way into a state; what its commands would have written besides is not asked here.
    await db.$executeRaw`update "Cycle" set state = ${state}::"CycleState"`;
    const { blind, asked } = await both();
    expect(asked).toEqual(blind);
    // Otherwise two empty lists would agree.
    if (state !== "ARCHIVED") expect(blind).not.toEqual([]);
  });
});

test("who has nothing to do with any appraisal has no occasion of one's own", async () => {
  await db.$executeRaw`update "Cycle" set state = 'OPEN'`;
  expect(await occasionsOf(actorFor("stranger", "路人"))).toEqual({ states: ["OPEN"], ratedIn: [], votes: false });
  expect(await occasionsOf(actorFor(vote.subjects[0]?.personId as string, "甲"))).toMatchObject({ ratedIn: ["OPEN"] });
  expect(await occasionsOf(vote.papers[0]?.voter as Actor)).toMatchObject({ votes: true });
});
