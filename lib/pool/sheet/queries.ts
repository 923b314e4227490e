import type { Actor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { pairsOfPerson } from "@/lib/mentoring/queries";
import { postingsOfPerson } from "@/lib/rotation/queries";
import { itemsOfPerson } from "@/lib/training/queries";
import { factsOf } from "../facts/queries";
import { type Block, mentoringBlock, ownBlocks, rotationBlock, trainingBlock } from "./blocks";

/**
 * The sheet of a person for the review of a year, drawn from every domain that knows something of the person. Their own
 * queries are asked, so that nothing stands here that the actor may not read there.
 */
export async function sheetOf(actor: Actor, tx: Tx, personId: string, year: number): Promise<Block[]> {
  const facts = (await factsOf(actor, tx, [personId])).get(personId);
  if (!facts) return [];
  const items = (await itemsOfPerson(actor, personId, year)) ?? [];
  const pairs = (await pairsOfPerson(actor, personId)) ?? [];
  const postings = (await postingsOfPerson(actor, personId)) ?? [];
  return [
    ...ownBlocks(facts, year),
    trainingBlock(items, year),
    mentoringBlock(pairs, personId, year),
    rotationBlock(postings, year),
  ];
}
