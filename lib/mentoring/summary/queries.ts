import type { Actor } from "@/lib/auth/actor";
import { addMonths, type PlainDate, today } from "@/lib/calendar";
import { db } from "@/lib/db";
import { rulesInForce } from "@/lib/rulebook/queries";
import { type Draft, getDraft } from "../draft/queries";
import type { LogFacts, SummaryFacts } from "../facts";
import type { MonthLine } from "../overdue";
import { loadPairs, type PairView } from "../pair/queries";
import { visiblePairs } from "../policy";
import { maySumUp } from "../quarters";

export type SummaryPage = {
  pair: PairView;
  quarter: PlainDate;
  summary: SummaryFacts | null;
  /** What the quarter brought, to write from: its months and their logs. */
  months: MonthLine[];
  logs: LogFacts[];
  draft: Draft | null;
  maySum: true | string;
};

/** One quarter of one pair, for its two people and for those who read it. */
export async function getSummary(actor: Actor, pairId: string, quarter: PlainDate): Promise<SummaryPage | null> {
  const [pair] = await loadPairs(actor, db, { AND: [{ id: pairId }, visiblePairs(actor)] });
  if (!pair) return null;
  const rules = await rulesInForce(actor, "MENTORING");
  const within = ({ month }: { month: PlainDate }) => month >= quarter && month < addMonths(quarter, 3);
  const span = { from: pair.from, until: pair.state.until, endedOn: pair.endedOn };
  return {
    ...{ pair, quarter, summary: pair.summaries.find((one) => one.quarter === quarter) ?? null },
    ...{ months: pair.state.months.filter(within), logs: pair.logs.filter(within) },
    draft: await getDraft(actor, { pairId, about: { kind: "SUMMARY", month: quarter } }),
    maySum: maySumUp(span, pair.state.quarters, quarter, rules, today(actor.at)),
  };
}
