import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { missing, permit, Refusal } from "@/lib/errors";
import type { Answer } from "../candidate/schema";
import { mayAnswer, mayAnswerOpinions } from "../policy";

/** 纪委 answers: a conclusion and a document number, no clues. Given once. */
export function answerOpinion(actor: Actor, input: Answer): Promise<void> {
  return transact(actor, async (tx, record) => {
    if (!mayAnswerOpinions(actor)) permit(mayAnswer(actor, ""));
    const asked = (await tx.poolOpinion.findUnique({ where: { id: input.opinionId } })) ?? missing("征求事项");
    // A question about oneself is not seen, and so there is none.
    if (mayAnswer(actor, asked.personId) !== true) missing("征求事项");
    const claimed = await tx.poolOpinion.updateMany({
      where: { id: asked.id, answeredAt: null },
      data: {
        ...{ view: input.view, documentNo: input.documentNo, text: input.text },
        ...{ answeredAt: actor.at, answeredByName: actor.name },
      },
    });
    if (claimed.count === 0) throw new Refusal("conflict", "这一事项已经答复。");
    await tx.poolCandidate.update({ where: { id: asked.candidateId }, data: { version: { increment: 1 } } });
    record("pool.answered", asked.id);
  });
}
