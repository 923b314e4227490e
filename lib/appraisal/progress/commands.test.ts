import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { freshDatabase } from "@/scripts/testing/database";
import { actorFor, DURING, type GivenPaper, type GivenVote, givenVote, marksFor, slot } from "@/scripts/testing/vote";
import { closeVote, submitPaper } from "../ballot/commands";
import { listTodos as ballotTodos } from "../ballot/queries";
import { remindMissing } from "./commands";
import { getCurrentCycle, getProgress, listTodos } from "./queries";

freshDatabase();

let vote: GivenVote;
beforeAll(async () => {
  vote = await givenVote({ voters: { G1: 2, G2: 5, G3: 6 } });
  for (const paper of [vote.papers[0], vote.papers[2], vote.papers[3]] as GivenPaper[]) {
    await submitPaper(paper.voter, { ...slot(vote, paper), revision: 0, lines: marksFor(vote, paper) });
  }
});

test("turnout is told by unit, and by group only where the group has enough members", async () => {
  const progress = await getProgress(vote.organiser, vote.cycleId);
  expect(progress?.total).toMatchObject({ papers: 13, returned: 3 });
  expect(progress?.units).toEqual([
    { label: "模压车间", papers: 5, returned: 2 },
    { label: "自由锻车间", papers: 4, returned: 0 },
    { label: "环轧车间", papers: 4, returned: 1 },
  ]);
  expect(progress?.groups).toEqual([
    { label: "同级中层", papers: 5, returned: 2 },
    { label: "职工代表", papers: 6, returned: 0 },
  ]);
  expect(progress?.smallGroups).toBe(1);
});

test("whoever may not know who is missing cannot read it from the turnout of a small unit", async () => {
  const told = [
    { label: "模压车间", papers: 5, returned: 2 },
    { label: "其他单位", papers: 8, returned: 1 },
  ];
  expect((await getProgress(vote.secretary, vote.cycleId))?.units).toEqual(told);
  expect((await getCurrentCycle(vote.discipline))?.units).toEqual(told);
  expect((await getCurrentCycle(vote.organiser))?.units).toHaveLength(3);
});

test("voters of a team count with their workshop", async () => {
  const workshop = await db.unit.findFirstOrThrow({ where: { name: "模压车间" } });
  const openedOn = new Date("2001-01-01");
  const team = await db.unit.create({ data: { name: "一班", kind: "TEAM", parentId: workshop.id, openedOn } });
  await db.paper.updateMany({ where: { id: vote.papers[0]?.paperId }, data: { unitId: team.id } });
  const progress = await getProgress(vote.secretary, vote.cycleId);
  expect(progress?.units[0]).toEqual({ label: "模压车间", papers: 5, returned: 2 });
});

test("who has not returned is the organisers' alone to see", async () => {
  expect((await getProgress(vote.secretary, vote.cycleId))?.missing).toBeNull();
  expect((await getProgress(vote.discipline, vote.cycleId))?.missing).toBeNull();
  const names = (await getProgress(vote.organiser, vote.cycleId))?.missing;
  expect(names).toHaveLength(10);
  expect(names?.map(({ name }) => name)).not.toContain(vote.papers[0]?.voter.name);
  const voter = vote.papers[0]?.voter as GivenPaper["voter"];
  expect(await getProgress(voter, vote.cycleId)).toBeNull();
  expect(await getCurrentCycle(voter)).toBeNull();
  expect((await getCurrentCycle(vote.secretary))?.total).toMatchObject({ papers: 13, returned: 3 });
});

test("nothing that is told before the opening holds a mark", async () => {
  const told = JSON.stringify([
    await getProgress(vote.organiser, vote.cycleId),
    await getCurrentCycle(vote.organiser),
    await db.auditEntry
      .findMany({ select: { event: true, detail: true } })
      .then((rows) => rows.map(({ detail }) => detail)),
  ]);
  for (const mark of ["E,G", "G,E", '"marks"', '"overall"', "多下现场"]) expect(told).not.toContain(mark);
});

test("a reminder reaches those who are missing, once, and stands on the trail", async () => {
  await expect(remindMissing(vote.secretary, vote)).rejects.toThrow("由党群工作部办理");
  const both = await Promise.allSettled([remindMissing(vote.organiser, vote), remindMissing(vote.organiser, vote)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const notices = await db.notice.findMany({ where: { title: { contains: "民主测评" } } });
  expect(notices).toHaveLength(10);
  expect(notices.map(({ personId }) => personId)).not.toContain(vote.papers[0]?.voter.personId);
  expect(notices[0]).toMatchObject({ href: `/appraisal/${vote.cycleId}/rate` });
  const later = { ...vote.organiser, at: new Date(DURING.getTime() + 11 * 60_000) };
  expect(await remindMissing(later, vote)).toBe(10);
  expect(await db.auditEntry.count({ where: { event: "paper.reminded", subjectId: vote.cycleId } })).toBe(2);
});

test("the voter owes his paper until it is in; the organiser owes a reminder near the end", async () => {
  const [returned, open] = [vote.papers[0], vote.papers[1]] as [GivenPaper, GivenPaper];
  expect(await ballotTodos(returned.voter)).toEqual([]);
  expect(await ballotTodos(open.voter)).toMatchObject([{ due: "2026-01-16", action: "评分" }]);
  expect(await listTodos(vote.organiser)).toMatchObject([
    { action: "催办", title: expect.stringContaining("10 名评价人") },
  ]);
  expect(await listTodos(vote.secretary)).toEqual([]);
  const early = { ...vote.organiser, at: new Date("2026-01-11T00:00:00Z") };
  expect(await listTodos(early)).toEqual([]);
  const stranger = actorFor("nobody", "路人");
  expect(await ballotTodos(stranger)).toEqual([]);
});

test("after the close nobody is reminded any more", async () => {
  await closeVote(vote.organiser, { cycleId: vote.cycleId, note: "" });
  await expect(remindMissing(vote.organiser, vote)).rejects.toThrow("无需催办");
  expect(await ballotTodos(vote.papers[1]?.voter as GivenPaper["voter"])).toEqual([]);
});
