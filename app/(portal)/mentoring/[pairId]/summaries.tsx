import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { Reveal } from "@/components/ui/reveal";
import { sayDate } from "@/lib/calendar";
import { beginningOf } from "@/lib/characters";
import { sayQuarterOf } from "@/lib/mentoring/labels";
import type { PairPage } from "@/lib/mentoring/pair/queries";
import { addressOf } from "@/lib/mentoring/quarters";
import { STATES, TONES } from "./logs";
import { SummaryView } from "./summary-view";

/** Quarter by quarter, newest first; no panel before the first is due. */
export function Summaries({ pair, part }: { pair: PairPage; part: "mentor" | "mentee" | null }) {
  const lines = pair.state.quarters.toReversed();
  if (lines.length === 0) return null;
  return (
    <Panel title="季度小结" aside={`季末后 ${pair.rules.summaryDays} 天之内`}>
      <ul className="divide-y divide-line">
        {lines.map(({ quarter, state, owedBy, due, lastDay }) => {
          const summary = pair.summaries.find((one) => one.quarter === quarter);
          const acts = pair.state.live && part !== null && (part === "mentor" || summary !== undefined);
          const word = part === "mentor" ? (summary ? "修改" : "填写") : summary?.menteeAt ? "修改" : "确认";
          return (
            <li key={quarter} className="py-2">
              <div className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{sayQuarterOf(quarter)}</span>
                <Badge tone={TONES[state]}>{STATES[state]}</Badge>
                {owedBy ? (
                  <span className="text-xs text-muted">
                    {owedBy === "mentor" ? "导师未写" : "对象未确认"}，
                    {state === "open" ? `${sayDate(due)} 前` : `宽限到 ${sayDate(lastDay)}`}
                  </span>
                ) : null}
                {acts ? (
                  <a
                    className="btn btn-outline btn-sm ml-auto"
                    href={`/mentoring/${pair.id}/summary/${addressOf(quarter)}`}
                    aria-label={`${word}${sayQuarterOf(quarter)}小结`}
                  >
                    {word}
                  </a>
                ) : null}
              </div>
              {summary ? (
                <Reveal summary={beginningOf(summary.progress, 40)}>
                  <SummaryView summary={summary} />
                </Reveal>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
