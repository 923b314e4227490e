import type { Actor } from "@/lib/auth/actor";
import { fromColumn } from "@/lib/calendar";
import { db, type Tx } from "@/lib/db";
import { honoursOfYear } from "@/lib/honours/queries";
import { staysOfPeople } from "@/lib/rotation/queries";
import { doneInYear } from "@/lib/training/queries";
import { lacksSuperiors } from "../assignment/preview";
import { loadChart, storedPairs, votesBySubject } from "../assignment/queries";
import { excuser } from "../assignment/rules";
import { type CustodyKind, keysComplete } from "../ballot/custody";
import { mayReadCycles } from "../cycle/policy";
import { loadReadiness } from "../cycle/queries";
import { type StartReadiness, startFaults } from "../cycle/readiness";
import type { SubjectRecord } from "../cycle/schema";
import { fingerprint } from "../scheme/fingerprint";
import { schemeOf } from "../scheme/queries";
import { recordOf } from "./record";

type Cycle = { id: string; cutoffOn: Date; schemeId: string; custody: CustodyKind; openingKey: Uint8Array | null };

/** Everything the start asks, gathered once: by the page that shows what is missing and by the command. */
export async function loadStartReadiness(tx: Tx | typeof db, cycle: Cycle, at: Date): Promise<StartReadiness> {
  const scheme = await schemeOf(tx, cycle.schemeId);
  // One after the other: a transaction is one connection, which takes one question at a time.
  const common = await loadReadiness(tx, cycle.id, at);
  const subjects = await tx.subject.findMany({
    where: { cycleId: cycle.id },
    select: { id: true, personId: true, name: true, notRatedReason: true },
  });
  const pairs = await storedPairs(tx, cycle.id);
  const votes = await votesBySubject(tx, cycle.id);
  const chart = await loadChart(tx, cycle, scheme, at);
  const excuse = excuser(chart);
  const byId = new Map(subjects.map((subject) => [subject.id, subject]));
  const forbidden = pairs.flatMap(({ subjectId, voterId, excused }) => {
    const subject = byId.get(subjectId);
    if (excused !== "" || !subject) return [];
    if (subject.notRatedReason !== null) return [`${subject.name}（不参加测评）`];
    const why = excuse(voterId, subject.personId);
    return why ? [`评价${subject.name}：${why}`] : [];
  });
  const rated = subjects.filter(({ notRatedReason }) => notRatedReason === null);
  const votesOf = (id: string) => votes.get(id)?.votes ?? {};
  const hasVoters = (id: string) => Object.values(votesOf(id)).some((count) => count > 0);
  return {
    ...common,
    withoutVoters: rated.filter(({ id }) => !hasVoters(id)).map(({ name }) => name),
    withoutSuperiors: rated.filter(({ id }) => hasVoters(id) && lacksSuperiors(scheme, votesOf(id))).map((s) => s.name),
    forbidden: [...new Set(forbidden)],
    keysLost: !(await keysComplete(cycle.id, cycle.custody, cycle.openingKey)),
  };
}

/** What still stands in the way of starting the vote, for the page. */
export async function listStartFaults(actor: Actor, cycle: Cycle): Promise<string[] | null> {
  if (mayReadCycles(actor) !== true) return null;
  return startFaults(await loadStartReadiness(db, cycle, actor.at));
}

/** SHA-256 over the subjects with their posts and cells as they stand on the form. */
export async function postsHash(tx: Tx | typeof db, cycleId: string): Promise<string> {
  const subjects = await tx.subject.findMany({ where: { cycleId }, orderBy: { personId: "asc" } });
  return fingerprint(
    subjects.map(({ id, personId, pool, unitId, unitName, postTitle, postSince, name, snapshot, notRatedReason }) => ({
      id,
      personId,
      pool,
      unitId,
      unitName,
      postTitle,
      postSince: fromColumn(postSince),
      name,
      snapshot,
      notRatedReason,
    })),
  );
}

/** The number of subjects on the longest paper: what the length of every sealed box is reckoned from. */
export async function longestPaper(tx: Tx, cycleId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ longest: number }[]>`
    select coalesce(max(votes), 0)::int as longest from (
      select count(*) as votes from "Assignment" a join "Paper" p on p.id = a."paperId"
      where p."cycleId" = ${cycleId} and not a.excused group by p.id) papers`;
  return row?.longest ?? 0;
}

/** What is frozen of each person's year for the raters' eyes. */
export async function recordsOf(
  actor: Actor,
  tx: Tx,
  personIds: readonly string[],
  year: number,
): Promise<Map<string, SubjectRecord>> {
  // One after the other: a transaction is one connection, which takes one question at a time.
  const posts = await tx.post.findMany({
    where: { personId: { in: [...personIds] } },
    select: { personId: true, title: true, main: true, from: true, until: true, unit: { select: { name: true } } },
    orderBy: [{ from: "asc" }, { id: "asc" }],
  });
  const done = await doneInYear(actor, tx, personIds, year);
  const stays = await staysOfPeople(actor, tx, personIds);
  const honours = await honoursOfYear(actor, tx, personIds, year);
  const held = posts.map(({ unit, from, until, ...post }) => ({
    ...post,
    ...{ unitName: unit.name, from: fromColumn(from), until: until && fromColumn(until) },
  }));
  const of = <T>(lines: Map<string, T[]>, personId: string) => lines.get(personId) ?? [];
  return new Map(
    personIds.map((id) => [
      id,
      recordOf(year, {
        posts: held.filter(({ personId }) => personId === id),
        ...{ stays: of(stays, id), training: of(done, id), honours: of(honours, id) },
      }),
    ]),
  );
}
