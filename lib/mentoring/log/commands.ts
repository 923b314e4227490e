import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { addMonths, sayDate, toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { dropFile, keepFile } from "@/lib/files/keep";
import { dropDraft } from "../draft/commands";
import type { LogFacts } from "../facts";
import { mayLogMonth } from "../overdue";
import { type PairView, pairToChange } from "../pair/queries";
import { mayConfirmLog, mayWriteLog } from "../policy";
import type { ConfirmLog, KeepLog } from "./schema";

const NEWER = "这篇记录刚刚被保存过。您填写的内容还在：请复制后刷新，看过新的内容再保存。";

/** The mentor's record of a month. A change after the mentee's confirmation asks for it anew. */
export function keepLog(actor: Actor, input: KeepLog): Promise<{ revision: number }> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    permit(mayWriteLog(actor, pair));
    checkDays(actor, pair, input);
    const old = pair.logs.find(({ month }) => month === input.month);
    if ((old?.revision ?? 0) !== input.revision) throw new Refusal("conflict", NEWER);
    const revision = input.revision + 1;
    const fileId = await fileOf(actor, tx, input, old);
    const data = {
      ...{ heldOn: toColumn(input.heldOn), place: input.place, way: input.way, topic: input.topic },
      ...{ summary: input.summary, task: input.task, lastTask: input.lastTask, rating: input.rating },
      ...{ fileId, revision, mentorAt: actor.at, menteeAt: null },
    };
    if (old) await tx.pairLog.update({ where: { id: old.id }, data });
    else await tx.pairLog.create({ data: { pairId: pair.id, month: toColumn(input.month), ...data } });
    await dropDraft(tx, actor, draftOf(input));
    record("log.kept", pair.id, { month: input.month, revision, withheld: { rating: input.rating } });
    return { revision };
  });
}

function checkDays(actor: Actor, pair: PairView, { month, heldOn }: KeepLog) {
  const day = today(actor.at);
  const answer = mayLogMonth({ from: pair.from, until: pair.state.until, endedOn: pair.endedOn }, month, day);
  if (answer !== true) invalid(answer);
  const refuse = (said: string): never => invalid(`${said}。`, { heldOn: [said] });
  if (heldOn > day) refuse("帮带日期不能晚于今天");
  if (heldOn < pair.from) refuse(`帮带日期不能早于结对开始（${sayDate(pair.from)}）`);
  if (heldOn < month || heldOn >= addMonths(month, 1)) refuse("帮带日期须在所记的月份之内");
}

async function fileOf(actor: Actor, tx: Tx, input: KeepLog, old: LogFacts | undefined): Promise<string | null> {
  const kept = old?.fileId ?? null;
  if (!input.file && !input.dropFile) return kept;
  if (kept) await dropFile(actor, tx, kept);
  if (!input.file) return null;
  const bytes = new Uint8Array(await input.file.arrayBuffer());
  return keepFile(actor, tx, { name: input.file.name, bytes });
}

/** The mentee's reflection, and with it the confirmation of what the mentor wrote: of exactly that text. */
export function confirmLog(actor: Actor, input: ConfirmLog): Promise<void> {
  return transact(actor, async (tx, record) => {
    const pair = await pairToChange(actor, tx, input.pairId);
    permit(mayConfirmLog(actor, pair));
    const log = pair.logs.find(({ month }) => month === input.month) ?? missing("帮带记录");
    if (log.revision !== input.revision) throw new Refusal("conflict", NEWER);
    await tx.pairLog.update({
      where: { id: log.id },
      data: { reflection: input.reflection, menteeAt: actor.at, revision: { increment: 1 } },
    });
    await dropDraft(tx, actor, draftOf(input));
    record("log.confirmed", pair.id, { month: input.month, revision: log.revision + 1 });
  });
}

const draftOf = ({ pairId, month }: Pick<KeepLog, "pairId" | "month">) => ({
  ...{ pairId, about: { kind: "LOG" as const, month } },
});
