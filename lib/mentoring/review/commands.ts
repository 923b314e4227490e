import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { sayDate } from "@/lib/calendar";
import { invalid, permit, Refusal } from "@/lib/errors";
import { notify } from "@/lib/inbox/notify";
import { OUTCOME_LABELS } from "../labels";
import { type PairView, pairToChange } from "../pair/queries";
import { isMentor, mayAskChange, mayChangePair } from "../policy";
import type { ConcludeCheck, ViewCheck } from "./schema";

/** What the mentor, or the mentee, says at half-time; it may be rewritten until the check is concluded. */
export function viewCheck(actor: Actor, input: ViewCheck): Promise<void> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    // Either of the two, as for a change of mentor.
    if (mayAskChange(actor, pair) !== true) permit("中期意见由结对双方填写。");
    refuseClosed(pair);
    const side = isMentor(actor, pair) ? "mentor" : "mentee";
    const view =
      side === "mentor"
        ? { mentorView: input.view, mentorAt: actor.at }
        : { menteeView: input.view, menteeAt: actor.at };
    await tx.pairCheck.upsert({ where: { pairId: pair.id }, create: { pairId: pair.id, ...view }, update: view });
    record("pair.viewed", pair.id, { side });
  });
}

function refuseClosed({ state: { midTerm } }: PairView) {
  if (midTerm.state === "done") throw new Refusal("conflict", "中期检查已经办结，意见不能再改。");
  if (midTerm.state === "none") invalid("这对结对期限较短，不做中期检查。");
  if (midTerm.state === "before" && midTerm.due) invalid(`中期检查在${sayDate(midTerm.due)}前办理，还没有到时间。`);
}

/** Continue, or change the mentor; with the goals' mean as it stands today. */
export function concludeCheck(actor: Actor, input: ConcludeCheck): Promise<void> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    permit(mayChangePair(actor, pair));
    refuseClosed(pair);
    const missing = !pair.check?.mentorAt || !pair.check.menteeAt;
    if (missing && pair.state.midTerm.state !== "overdue") invalid("双方意见还没有填齐，请在到期之后再办结。");
    if ((missing || input.outcome === "CHANGE") && input.note === "") {
      const said = missing ? "双方意见不齐，请写明原因" : "更换导师请写明理由";
      invalid(`${said}。`, { note: [said] });
    }
    const done = {
      ...{ goals: pair.state.progress, outcome: input.outcome, note: input.note },
      ...{ byId: actor.personId, byName: actor.name, at: actor.at },
    };
    await tx.pairCheck.upsert({ where: { pairId: pair.id }, create: { pairId: pair.id, ...done }, update: done });
    await notify(tx, [pair.mentorId, pair.menteeId], {
      ...{ at: actor.at, title: `结对 ${pair.number} 中期检查：${OUTCOME_LABELS[input.outcome]}` },
      href: `/mentoring/${pair.id}`,
    });
    record("pair.checked", pair.id, { withheld: { outcome: input.outcome, goals: pair.state.progress } });
  });
}
