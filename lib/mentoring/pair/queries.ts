import type { Actor } from "@/lib/auth/actor";
import { holdersOfRoles } from "@/lib/auth/grant/queries";
import { type PlainDate, today } from "@/lib/calendar";
import { db, type Tx } from "@/lib/db";
import { missing } from "@/lib/errors";
import type { Rules } from "@/lib/rulebook/books";
import { rulesInForce } from "@/lib/rulebook/queries";
import type { Prisma } from "@/prisma/generated/client";
import type { NoteAudience } from "@/prisma/generated/enums";
import { menteeCourses } from "../ending/queries";
import { PAIR, type PairFacts, pairOf } from "../facts";
import { defects } from "../matching/eligibility";
import { mentorFacts } from "../matching/queries";
import { movesOf } from "../moves";
import { discreet, mayListPairs, mayReadDefects, readsOfficeNotes, visiblePairs } from "../policy";
import { type PairState, stateOf } from "../state";

export type PairView = PairFacts & { state: PairState };

/**
 * The row is locked: whatever a command changes about a pair, it changes alone. Missing and invisible look the same.
 * @throws Refusal
 */
export async function pairToChange(actor: Actor, tx: Tx, pairId: string): Promise<PairView> {
  await tx.$queryRaw`select id from "Pair" where id = ${pairId} for update`;
  const [pair] = await loadPairs(actor, tx, { AND: [{ id: pairId }, visiblePairs(actor)] });
  return pair ?? missing("结对");
}

/** Pairs with their state; whoever asks has narrowed `where` to what the actor may see. */
export async function loadPairs(actor: Actor, tx: Tx, where: Prisma.PairWhereInput): Promise<PairView[]> {
  const rows = await tx.pair.findMany({ where, include: PAIR, orderBy: [{ from: "desc" }, { number: "desc" }] });
  if (rows.length === 0) return [];
  const rules = await rulesInForce(actor, "MENTORING", { tx });
  return rows.map((row) => {
    const pair = discreet(actor, pairOf(row));
    return { ...pair, state: stateOf(pair, rules, today(actor.at)) };
  });
}

export type PairLine = PairView & {
  /** Why the mentor should be replaced or the pair ended, in words for this reader; empty where nothing stands against it. */
  trouble: string[];
};

/** Live pairs, or the ended ones. Null for those who have no list. */
export async function listPairs(actor: Actor, { ended = false } = {}): Promise<PairLine[] | null> {
  if (mayListPairs(actor) !== true) return null;
  const over = ended ? { endedOn: { not: null } } : { OR: [{ endedOn: null }, OPEN_GAP] };
  return withTrouble(actor, await loadPairs(actor, db, { AND: [visiblePairs(actor), over] }));
}

/** Ended for another mentor who has not come yet, and is still to come: somebody's business. */
export const OPEN_GAP: Prisma.PairWhereInput = { end: "CHANGED", successor: { is: null }, waivedAt: null };

/** Whether the two are still what was asked at the pairing; in one load for all. */
export async function withTrouble(actor: Actor, pairs: PairView[]): Promise<PairLine[]> {
  const defects = await defectsOf(actor, pairs);
  return pairs.map((pair) => ({ ...pair, trouble: sayTrouble(actor, pair, defects(pair)) }));
}

/** What stands against a live pair: about its mentor by the rules, and what became of its mentee. */
export type Defects = { mentor: string[]; mentee: string[] };

/** As the rules say it; how much of it is said depends on the reader. */
export async function defectsOf(actor: Actor, pairs: PairView[]): Promise<(pair: PairView) => Defects> {
  const live = pairs.filter(({ state }) => state.live);
  const only = [...new Set(live.map(({ mentorId }) => mentorId))];
  const on = today(actor.at);
  const [facts, rules, courses] = await Promise.all([
    only.length > 0 ? mentorFacts(actor, db, on, { only }) : [],
    rulesInForce(actor, "MENTORING"),
    menteeCourses(actor, db, live, on),
  ]);
  return (pair) => {
    const mentor = facts.find(({ personId }) => personId === pair.mentorId);
    const course = courses.get(pair.id);
    if (!pair.state.live) return { mentor: [], mentee: [] };
    return {
      mentor: mentor ? defects(mentor, rules, on) : [],
      mentee: hasLeft(pair.mentee, on) ? ["培养对象已离职"] : course ? movesOf(course, pair.from, on) : [],
    };
  };
}

const hasLeft = ({ leftOn }: PairView["mentee"], on: PlainDate): boolean => leftOn !== null && leftOn <= on;

/** In words for this reader: what became of the mentee is known to all who see the pair. */
export const sayTrouble = (actor: Actor, pair: PairView, { mentor, mentee }: Defects): string[] => [
  ...sayDefects(actor, pair, mentor),
  ...mentee,
];

function sayDefects(actor: Actor, pair: PairView, found: string[]): string[] {
  if (found.length === 0) return [];
  if (mayReadDefects(actor)) return found.map((why) => `导师${why}`);
  return pair.mentor.leftOn === null ? ["导师需要更换，由党群工作部办理"] : ["导师已离职"];
}

export type NoteView = { id: string; authorName: string; own: boolean; text: string; audience: NoteAudience; at: Date };
export type PairPage = PairLine & {
  notes: NoteView[];
  rules: Rules<"MENTORING">;
  /** Secretaries of the mentee's branch: they sign. */
  secretaries: string[];
};

/** One pair with all of it; null where it is not for this actor. */
export async function getPair(actor: Actor, pairId: string): Promise<PairPage | null> {
  const [pair] = await withTrouble(actor, await loadPairs(actor, db, { AND: [{ id: pairId }, visiblePairs(actor)] }));
  if (!pair) return null;
  const [notes, rules, secretaries] = await Promise.all([
    notesOf(actor, pair),
    rulesInForce(actor, "MENTORING"),
    branchSecretaries(actor, db, pair.mentee.branchId),
  ]);
  return { ...pair, notes, rules, secretaries };
}

export async function branchSecretaries(actor: Actor, tx: Tx, branchId: string | null): Promise<string[]> {
  if (branchId === null) return [];
  const holders = await holdersOfRoles(actor, tx, ["BRANCH_SECRETARY"], today(actor.at));
  return holders.filter((holder) => holder.branchId === branchId).map(({ personId }) => personId);
}

/** One's own, and of others' only what was written for the office by somebody who said so. */
async function notesOf(actor: Actor, pair: PairView): Promise<NoteView[]> {
  const rows = await db.pairNote.findMany({
    where: {
      pairId: pair.id,
      OR: [
        { authorId: actor.personId ?? "" },
        ...(readsOfficeNotes(actor, pair) ? [{ audience: "OFFICE" as const }] : []),
      ],
    },
    orderBy: { at: "desc" },
  });
  return rows.map(({ authorId, ...note }) => ({ ...note, own: authorId === actor.personId }));
}
