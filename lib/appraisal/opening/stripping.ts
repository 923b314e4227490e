import { createHash, randomUUID } from "node:crypto";
import { blockOfGroup, mergeBlocks } from "../result/merging";
import { mayShowComments } from "../result/publication";
import type { StoredScheme } from "../scheme/schema";
import type { StrippedLine } from "./unboxing";

export type StrippedBallot = { id: string; subjectId: string; block: string; marks: string; overall: string };
export type StrippedComment = { id: string; subjectId: string; text: string };

/**
 * The step after which no ballot can be led back: groups below the threshold are merged from the counts alone, every
 * ballot gets a fresh random id, and ballots and comments stand in the order of those ids. What two ballots of one voter
 * have in common after this is chance.
 */
export function strip(
  scheme: StoredScheme,
  lines: StrippedLine[],
): { ballots: StrippedBallot[]; comments: StrippedComment[]; withheldComments: number } {
  const ballots: StrippedBallot[] = [];
  const comments: StrippedComment[] = [];
  let withheldComments = 0;
  for (const [subjectId, own] of bySubject(lines)) {
    const counts: Record<string, number> = {};
    for (const { group } of own) counts[group] = (counts[group] ?? 0) + 1;
    const blocks = mergeBlocks(scheme, counts);
    const blockOf = blockOfGroup(blocks);
    for (const { group, marks, overall } of own) {
      ballots.push({ id: randomUUID(), subjectId, block: blockOf[group] as string, marks, overall });
    }
    const texts = own.map(({ comment }) => comment).filter((text) => text !== "");
    // Below the threshold even a free text would have an author (domain.md §2.5, 3): it is not stored at all.
    if (mayShowComments(scheme, blocks)) {
      for (const text of texts) comments.push({ id: randomUUID(), subjectId, text });
    } else withheldComments += texts.length;
  }
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return { ballots: ballots.sort(byId), comments: comments.sort(byId), withheldComments };
}

/** SHA-256 over the ballots in the order of their ids: the same from memory and from the table. */
export function hashBallots(ballots: readonly StrippedBallot[]): string {
  const hash = createHash("sha256");
  for (const { id, subjectId, block, marks, overall } of ballots) {
    hash.update(`${id}|${subjectId}|${block}|${marks}|${overall}\n`);
  }
  return hash.digest("hex");
}

export function bySubject<T extends { subjectId: string }>(lines: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const line of lines) {
    const own = groups.get(line.subjectId);
    if (own) own.push(line);
    else groups.set(line.subjectId, [line]);
  }
  return groups;
}
