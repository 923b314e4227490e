import { type Actor, can } from "@/lib/auth/actor";
import { actorOfPerson } from "@/lib/auth/queries";
import { today } from "@/lib/calendar";
import { db, type Tx } from "@/lib/db";
import type { Todo } from "@/lib/todo";
import type { ConsentDuty, ReleaseDuty } from "@/prisma/generated/enums";
import { modeOfGroup } from "../ballot/lines";
import { openingDueOn } from "../cycle/deadlines";
import { among, type Occasions, occasionsOf } from "../occasion/queries";
import type { StoredScheme } from "../scheme/schema";
import { consentDutyOf, holdsDuty, mayReadComments, maySeeOpening, releaseDutyOf } from "./policy";
import type { StrippedBallot } from "./stripping";
import type { PaperInBox } from "./unboxing";

/** Papers read at a time: a box of a large cycle may take a quarter of a megabyte. */
export const BATCH = 50;

type PaperRow = {
  paperId: string;
  voterName: string;
  revision: number;
  receipt: string | null;
  sealedRevision: number | null;
  box: Uint8Array | null;
  mac: Uint8Array | null;
  assigned: [subjectId: string, group: string][];
};

/** Returned papers with their envelopes and lines, in the order of their ids. */
export async function papersInBox(
  tx: Tx,
  cycleId: string,
  scheme: StoredScheme,
  offset: number,
): Promise<PaperInBox[]> {
  const rows = await tx.$queryRaw<PaperRow[]>`
    select p.id as "paperId", v.name as "voterName", p.revision, p.receipt,
      e.revision as "sealedRevision", e.box, e.mac,
      (select coalesce(jsonb_agg(jsonb_build_array(a."subjectId", a."group") order by a."subjectId"), '[]'::jsonb)
        from "Assignment" a where a."paperId" = p.id and not a.excused) as assigned
    from "Paper" p join "Person" v on v.id = p."voterId" left join "Envelope" e on e."paperId" = p.id
    where p."cycleId" = ${cycleId} and p.state = 'RETURNED'
    order by p.id offset ${offset}::int limit ${BATCH}::int`;
  return rows.map(({ sealedRevision, box, mac, assigned, ...paper }) => ({
    ...paper,
    envelope: box && mac && sealedRevision !== null ? { revision: sealedRevision, box, mac } : null,
    lines: assigned.map(([subjectId, group]) => ({ subjectId, group, mode: modeOfGroup(scheme, group) })),
  }));
}

/** Sorted here and not by the database, whose order of characters depends on how it was set up. */
export async function storedBallots(tx: Tx, cycleId: string): Promise<StrippedBallot[]> {
  const ballots = await tx.ballot.findMany({
    where: { cycleId },
    select: { id: true, subjectId: true, block: true, marks: true, overall: true },
  });
  return ballots.sort((a, b) => (a.id < b.id ? -1 : 1));
}

type Given = { duty: ConsentDuty; personId: string };

/**
 * The consents, each with whether it still stands at this moment: grants are read anew, not remembered. Once the box was
 * opened they are history and stand as they were given.
 */
export async function standingConsents<C extends Given>(
  actor: Actor,
  from: Tx | typeof db,
  { consents, opening }: { consents: readonly C[]; opening: object | null },
): Promise<(C & { stands: boolean })[]> {
  const weighed: (C & { stands: boolean })[] = [];
  for (const consent of consents) {
    const giver = opening ? null : await actorOfPerson(consent.personId, actor.at, from);
    weighed.push({ ...consent, stands: opening !== null || (giver !== null && holdsDuty(giver, consent.duty)) });
  }
  return weighed;
}

/** The releases of the tally file, each with whether whoever gave it still holds the duty; asked anew at each writing. */
export async function standingReleases<R extends { duty: ReleaseDuty; personId: string }>(
  actor: Actor,
  from: Tx | typeof db,
  releases: readonly R[],
): Promise<(R & { stands: boolean })[]> {
  const weighed: (R & { stands: boolean })[] = [];
  for (const release of releases) {
    const giver = await actorOfPerson(release.personId, actor.at, from);
    weighed.push({ ...release, stands: giver !== null && releaseDutyOf(giver) === release.duty });
  }
  return weighed;
}

/** The opening of a cycle, before, during and after it; null for whoever may not see it, and before the close. */
export async function getOpening(actor: Actor, cycleId: string) {
  const cycle = await db.cycle.findUnique({
    where: { id: cycleId },
    include: {
      scheme: { select: { name: true, version: true, approvalNo: true } },
      officials: { select: { personId: true, duty: true, person: { select: { name: true } } }, orderBy: { id: "asc" } },
      consents: { orderBy: { at: "asc" } },
      releases: { orderBy: { at: "asc" } },
      opening: true,
      steps: { where: { to: { in: ["CLOSED", "TALLIED"] } }, orderBy: { at: "asc" } },
    },
  });
  if (!cycle || maySeeOpening(actor, cycle) !== true) return null;
  const [papers, returned, envelopes] = await Promise.all([
    db.paper.count({ where: { cycleId } }),
    db.paper.count({ where: { cycleId, state: "RETURNED" } }),
    db.envelope.count({ where: { paper: { cycleId } } }),
  ]);
  const consents = await standingConsents(actor, db, cycle);
  const releases = await standingReleases(actor, db, cycle.releases);
  return { ...cycle, consents, releases, counts: { papers, returned, envelopes } };
}
export type OpeningView = NonNullable<Awaited<ReturnType<typeof getOpening>>>;

/** 意见建议 on one subject, in the order of their random ids; null for whoever may not read them, and before the count. */
export async function listComments(actor: Actor, subjectId: string): Promise<string[] | null> {
  const subject = await db.subject.findUnique({
    where: { id: subjectId },
    select: { personId: true, cycle: { select: { state: true } }, comments: { select: { id: true, text: true } } },
  });
  if (!subject || mayReadComments(actor, subject) !== true) return null;
  return subject.comments.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ text }) => text);
}

/** Whether a receipt was counted; only after the count, and only for those who have to do with the cycle. */
export async function findReceipt(actor: Actor, cycleId: string, receipt: string | null) {
  const voter = { cycleId, voterId: actor.personId ?? "" };
  const cycle = await db.cycle.findFirst({
    where: {
      id: cycleId,
      opening: { destroyedAt: { not: null } },
      ...(can(actor, "cycle.read") ? {} : { papers: { some: voter } }),
    },
    select: { id: true, title: true },
  });
  if (!cycle) return null;
  const own = await db.paper.findFirst({ where: voter, select: { receipt: true, revision: true } });
  const stateOf = async (text: string | null) =>
    text === null ? null : db.openingReceipt.findFirst({ where: { cycleId, receipt: text }, select: { state: true } });
  const [found, ownState] = [await stateOf(receipt), await stateOf(own?.receipt ?? null)];
  return {
    cycle,
    own: own && { ...own, state: ownState?.state ?? null },
    asked: receipt === null ? null : { receipt, state: found?.state ?? null },
  };
}

/** After the close both sides owe their consent, then the organiser the opening. */
export async function listTodos(actor: Actor, given?: Occasions): Promise<Todo[]> {
  const duty = consentDutyOf(actor);
  if (!duty) return [];
  const { states } = given ?? (await occasionsOf(actor));
  if (!among(states, "CLOSED")) return [];
  const cycles = await db.cycle.findMany({
    where: { state: "CLOSED" },
    select: {
      ...{ id: true, title: true, closedAt: true, voteClosesAt: true },
      consents: { select: { duty: true, personId: true } },
      opening: { select: { verifiedAt: true } },
    },
  });
  const weighed = [];
  for (const cycle of cycles) {
    const given = await standingConsents(actor, db, cycle);
    weighed.push({ ...cycle, consents: given.filter(({ stands }) => stands) });
  }
  return weighed.flatMap(({ id, title, closedAt, voteClosesAt, consents, opening }) => {
    const href = `/appraisal/${id}/opening`;
    const common = { id: `opening-${id}`, due: openingDueOn(today(closedAt ?? voteClosesAt)), href };
    if (!consents.some((each) => each.duty === duty)) {
      const detail = "党群工作部与纪委都同意后才能开箱";
      return [{ ...common, title: `${title} · 请同意开箱`, detail, action: "同意" }];
    }
    if (duty !== "ORGANISER" || consents.length < 2) return [];
    const detail = opening ? "上次开箱没有走完，请继续复核与销毁密钥" : "双方已同意";
    return [{ ...common, title: `${title} · 开箱计票`, detail, action: opening ? "继续" : "开箱" }];
  });
}
