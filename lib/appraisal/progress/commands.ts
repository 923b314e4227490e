import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { sayFullMoment } from "@/lib/calendar";
import { missing, permit, Refusal } from "@/lib/errors";
import { notify } from "@/lib/inbox/notify";
import { mayRemind } from "./policy";
import { lastReminder } from "./queries";
import type { Remind } from "./schema";

/** Two clicks, or two organisers at a time, must not put two notices before everybody. */
const QUIET_MINUTES = 10;

/** A notice before each voter who has not returned his paper. Answers how many there were. */
export function remindMissing(actor: Actor, input: Remind): Promise<number> {
  return transact(actor, async (tx, record) => {
    const cycle = (await tx.cycle.findUnique({ where: { id: input.cycleId } })) ?? missing("考核");
    permit(mayRemind(actor, cycle));
    // Whoever reminds at the same moment waits here and then sees the reminder just sent.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${cycle.id}, 2))`;
    const last = await lastReminder(tx, cycle.id);
    if (last && actor.at.getTime() - last.at.getTime() < QUIET_MINUTES * 60_000) {
      throw new Refusal("conflict", `刚刚已催办过（${last.by}），请 ${QUIET_MINUTES} 分钟后再试。`);
    }
    const papers = await tx.paper.findMany({
      where: { cycleId: cycle.id, state: "NONE" },
      select: { voterId: true },
    });
    if (papers.length === 0) throw new Refusal("conflict", "测评表已全部交回，无需催办。");
    await notify(
      tx,
      papers.map(({ voterId }) => voterId),
      {
        at: actor.at,
        title: `请完成${cycle.title}的民主测评`,
        body: `您的测评表尚未交回，${sayFullMoment(cycle.voteClosesAt)} 截止。`,
        href: `/appraisal/${cycle.id}/rate`,
      },
    );
    record("paper.reminded", cycle.id, { voters: papers.length });
    return papers.length;
  });
}
