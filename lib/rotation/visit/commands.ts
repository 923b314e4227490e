import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, sayDate, toColumn, today } from "@/lib/calendar";
import { invalid, permit } from "@/lib/errors";
import { lastDay } from "../course";
import { mayManage } from "../policy";
import { lockPosting } from "../posting/queries";
import type { RecordVisit } from "./schema";

/** 走访: when, who, what was said, what follows. Several are kept one after the other; none is changed. */
export function recordVisit(actor: Actor, input: RecordVisit): Promise<void> {
  return transact(actor, async (tx, record) => {
    const posting = await lockPosting(tx, input.postingId);
    permit(mayManage(actor, posting));
    if (!posting.actualFrom) invalid("还没有登记报到，报到后再走访。");
    const from = fromColumn(posting.actualFrom);
    if (input.visitedOn > today(actor.at)) invalid("走访日期不能晚于今天。", { visitedOn: ["还没有到这一天。"] });
    if (input.visitedOn < from) {
      invalid(`走访日期应在报到日期${sayDate(from)}之后。`, { visitedOn: ["早于报到日期。"] });
    }
    const until = posting.actualUntil && fromColumn(posting.actualUntil);
    if (until && input.visitedOn >= until) {
      invalid(`锻炼的最后一天是${sayDate(lastDay(until))}，之后不再走访。`, { visitedOn: ["晚于最后一天。"] });
    }
    const { visitors, talk, conclusion, advice } = input;
    await tx.postingVisit.create({
      data: {
        ...{ postingId: posting.id, visitors, talk, conclusion, advice },
        visitedOn: toColumn(input.visitedOn),
        recordedById: actor.personId,
        recordedByName: actor.name,
        recordedAt: actor.at,
      },
    });
    record("posting.visited", posting.id, { on: input.visitedOn, withheld: { conclusion } });
  });
}
