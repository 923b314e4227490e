import type { Actor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { itemsOfPerson } from "@/lib/training/queries";
import { factsOf } from "../facts/queries";
import { type Block, ownBlocks, trainingBlock } from "./blocks";

/**
 * The sheet of a person for the review of a year, drawn from every domain that knows something of the person. Their own
 * queries are asked, so that nothing stands here that the actor may not read there.
 */
export async function sheetOf(actor: Actor, tx: Tx, personId: string, year: number): Promise<Block[]> {
  const facts = (await factsOf(actor, tx, [personId])).get(personId);
  if (!facts) return [];
  const items = (await itemsOfPerson(actor, personId, year)) ?? [];
  return [...ownBlocks(facts, year), trainingBlock(items, year)];
}
