import type { Actor } from "@/lib/auth/actor";
import { addMonths, type PlainDate, today } from "@/lib/calendar";
import { db } from "@/lib/db";
import { type KeptFile, loadFile } from "@/lib/files/queries";
import { type Draft, getDraft } from "../draft/queries";
import type { LogFacts } from "../facts";
import { mayLogMonth } from "../overdue";
import { loadPairs, type PairView } from "../pair/queries";
import { visiblePairs } from "../policy";

export type LogPage = {
  pair: PairView;
  month: PlainDate;
  log: LogFacts | null;
  /** The task set the time before. */
  lastTask: string;
  lastHeldOn: PlainDate | null;
  /** Which month of the pair this is, from one on. */
  nth: number;
  draft: Draft | null;
  mayLog: true | string;
};

/** One month of one pair, for its two people and for those who read it. */
export async function getLog(actor: Actor, pairId: string, month: PlainDate): Promise<LogPage | null> {
  const [pair] = await loadPairs(actor, db, { AND: [{ id: pairId }, visiblePairs(actor)] });
  if (!pair) return null;
  const before = pair.logs.findLast((log) => log.month < month);
  return {
    ...{ pair, month, log: pair.logs.find((log) => log.month === month) ?? null },
    ...{ lastTask: before?.task ?? "", lastHeldOn: before?.heldOn ?? null, nth: nthMonth(pair.from, month) },
    draft: await getDraft(actor, { pairId, about: { kind: "LOG", month } }),
    mayLog: mayLogMonth({ from: pair.from, until: pair.state.until, endedOn: pair.endedOn }, month, today(actor.at)),
  };
}

function nthMonth(from: PlainDate, month: PlainDate): number {
  let nth = 1;
  for (let at = `${from.slice(0, 7)}-01` as PlainDate; at < month; at = addMonths(at, 1)) nth += 1;
  return nth;
}

/** A file that a log of a visible pair carries; null for any other, whoever asks. */
export async function getLogFile(actor: Actor, pairId: string, fileId: string): Promise<KeptFile | null> {
  const log = await db.pairLog.findFirst({
    where: { fileId, pairId, pair: visiblePairs(actor) },
    select: { fileId: true },
  });
  return log?.fileId ? loadFile(actor, log.fileId) : null;
}
