import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { toColumn, today } from "@/lib/calendar";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { rulesInForce } from "@/lib/rulebook/queries";
import { dropDraft } from "../draft/commands";
import { pairToChange } from "../pair/queries";
import { mayConfirmLog, mayWriteLog } from "../policy";
import { maySumUp } from "../quarters";
import type { ConfirmSummary, KeepSummary } from "./schema";

const NEWER = "这篇小结刚刚被保存过。您填写的内容还在：请复制后刷新，看过新的内容再保存。";

/** The mentor's summary of a quarter. A change after the mentee's confirmation asks for it anew. */
export function keepSummary(actor: Actor, input: KeepSummary): Promise<void> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    // Whose the monthly log is, his is the summary.
    permit(mayWriteLog(actor, pair));
    const rules = await rulesInForce(actor, "MENTORING", { tx });
    const span = { from: pair.from, until: pair.state.until, endedOn: pair.endedOn };
    const answer = maySumUp(span, pair.state.quarters, input.quarter, rules, today(actor.at));
    if (answer !== true) invalid(answer);
    const old = pair.summaries.find(({ quarter }) => quarter === input.quarter);
    if ((old?.revision ?? 0) !== input.revision) throw new Refusal("conflict", NEWER);
    const revision = input.revision + 1;
    const data = { progress: input.progress, next: input.next, mentorAt: actor.at, menteeAt: null, revision };
    if (old) await tx.pairSummary.update({ where: { id: old.id }, data });
    else await tx.pairSummary.create({ data: { pairId: pair.id, quarter: toColumn(input.quarter), ...data } });
    await dropDraft(tx, actor, draftOf(input));
    record("pair.summed_up", pair.id, { quarter: input.quarter, revision });
  });
}

/** What the mentee adds, and with it the confirmation of exactly that text. */
export function confirmSummary(actor: Actor, input: ConfirmSummary): Promise<void> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    permit(mayConfirmLog(actor, pair));
    const summary = pair.summaries.find(({ quarter }) => quarter === input.quarter) ?? missing("季度小结");
    if (summary.revision !== input.revision) throw new Refusal("conflict", NEWER);
    const revision = summary.revision + 1;
    await tx.pairSummary.update({
      where: { id: summary.id },
      data: { reflection: input.reflection, menteeAt: actor.at, revision },
    });
    await dropDraft(tx, actor, draftOf(input));
    record("pair.summary_confirmed", pair.id, { quarter: input.quarter, revision });
  });
}

const draftOf = ({ pairId, quarter }: Pick<KeepSummary, "pairId" | "quarter">) => ({
  ...{ pairId, about: { kind: "SUMMARY" as const, month: quarter } },
});
