import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { toColumn, today } from "@/lib/calendar";
import { invalid, missing, permit } from "@/lib/errors";
import type { Recommend } from "../candidate/schema";
import { mayRecommend, mayRecommendSomebody } from "../policy";

/**
 * The branch recommends one of its people. The answer is the same whatever the list holds already: a branch secretary
 * must not learn from a refusal who stands in it.
 */
export function recommend(actor: Actor, input: Recommend): Promise<string> {
  return transact(actor, async (tx, record) => {
    if (!mayRecommendSomebody(actor)) permit(mayRecommend(actor, { id: input.personId, branchId: null }));
    const person =
      (await tx.person.findUnique({
        where: { id: input.personId },
        select: { id: true, branchId: true, leftOn: true },
      })) ?? missing("人员");
    permit(mayRecommend(actor, person));
    if (person.leftOn && person.leftOn <= toColumn(today(actor.at)))
      invalid("此人已经离职。", { personId: ["已经离职"] });
    if (input.recommendedOn > today(actor.at)) invalid("推荐日期不能晚于今天。", { recommendedOn: ["不能晚于今天"] });
    const row = await tx.poolRecommendation.create({
      data: {
        ...{ personId: person.id, source: "BRANCH", branchId: person.branchId, target: input.target, tier: input.tier },
        ...{ reasons: input.reasons, votes: input.votes, voters: input.voters },
        recommendedOn: toColumn(input.recommendedOn),
        ...{ byId: actor.personId, byName: actor.name, at: actor.at },
      },
      select: { id: true },
    });
    record("pool.recommended", row.id);
    return row.id;
  });
}
