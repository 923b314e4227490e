import { note } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { today } from "@/lib/calendar";
import { db } from "@/lib/db";
import type { PoolView } from "@/prisma/generated/enums";
import { holds } from "../criteria";
import { factsOf } from "../facts/queries";
import { mayAnswer, mayAnswerOpinions } from "../policy";

export type OpinionLine = {
  id: string;
  personName: string;
  employeeNo: string;
  unitName: string;
  postTitle: string;
  askedAt: Date;
  askedByName: string;
  view: PoolView | null;
  documentNo: string;
  text: string;
  answeredAt: Date | null;
  answeredByName: string;
};

/** Requests put to 纪委, the open ones first. Nothing of the list: what became of a person is not told here. */
export async function listOpinions(actor: Actor): Promise<OpinionLine[] | null> {
  if (!mayAnswerOpinions(actor)) return null;
  const rows = await db.poolOpinion.findMany({
    omit: { candidateId: true },
    orderBy: [{ answeredAt: { sort: "desc", nulls: "first" } }, { askedAt: "desc" }, { id: "asc" }],
    take: 300,
  });
  const seen = rows.filter(({ personId }) => mayAnswer(actor, personId) === true);
  const people = await factsOf(
    actor,
    db,
    seen.map(({ personId }) => personId),
  );
  await note(actor, "pool.listed", "opinions", "ok", { records: seen.map(({ id }) => id) });
  const day = today(actor.at);
  return seen.map(({ personId, ...row }) => {
    const person = people.get(personId);
    const post = person?.posts.find((one) => one.main && holds(one, day));
    return {
      ...row,
      personName: person?.name ?? "",
      employeeNo: person?.employeeNo ?? "",
      unitName: person?.unitName ?? "",
      postTitle: post?.title ?? "",
    };
  });
}
