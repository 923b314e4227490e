import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { Reveal } from "@/components/ui/reveal";
import { sayDate } from "@/lib/calendar";
import { beginningOf } from "@/lib/characters";
import { RATING_LABELS, sayMonthOf, WAY_LABELS } from "@/lib/mentoring/labels";
import type { PairPage } from "@/lib/mentoring/pair/queries";
import { LogView } from "./log-view";

export const STATES = { kept: "已确认", open: "未到期", late: "逾期", missed: "已缺" } as const;
export const TONES = { kept: "success", open: "neutral", late: "warning", missed: "danger" } as const;

/** Month by month, newest first: what is kept, and whose turn it is. */
export function Logs({ pair, part }: { pair: PairPage; part: "mentor" | "mentee" | null }) {
  const months = new Set([...pair.state.months.map(({ month }) => month), ...pair.logs.map(({ month }) => month)]);
  const lines = [...months].sort().reverse();
  return (
    <Panel
      title="帮带记录"
      aside={`${pair.state.logs.kept}/${pair.state.logs.owed} 个月，每月 ${pair.rules.logDay} 日提醒`}
    >
      {lines.length === 0 ? (
        <Empty title="还没有到记录的时间">{`每月 ${pair.rules.logDay} 日前由导师记录，对象确认。`}</Empty>
      ) : null}
      <ul className="divide-y divide-line">
        {lines.map((month) => {
          const owed = pair.state.months.find((line) => line.month === month);
          const log = pair.logs.find((one) => one.month === month);
          const state = owed?.state ?? (log?.menteeAt ? "kept" : "open");
          const acts = pair.state.live && part !== null && (part === "mentor" || log !== undefined);
          const word = part === "mentor" ? (log ? "修改" : "记下") : log?.menteeAt ? "修改体会" : "确认";
          return (
            <li key={month} className="py-2">
              <div className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{sayMonthOf(month)}</span>
                <Badge tone={TONES[state]}>{STATES[state]}</Badge>
                {owed?.owedBy && state !== "open" ? (
                  <span className="text-xs text-muted">
                    {owed.owedBy === "mentor" ? "导师未记录" : "对象未确认"}，宽限到 {sayDate(owed.lastDay)}
                  </span>
                ) : null}
                {acts ? (
                  <a
                    className="btn btn-outline btn-sm ml-auto"
                    href={`/mentoring/${pair.id}/log/${month.slice(0, 7)}`}
                    aria-label={`${word}${sayMonthOf(month)}`}
                  >
                    {word}
                  </a>
                ) : null}
              </div>
              {log ? (
                <Reveal
                  summary={`${WAY_LABELS[log.way]} · ${RATING_LABELS[log.rating]} · ${beginningOf(log.summary, 40)}`}
                >
                  <LogView pair={pair} log={log} />
                </Reveal>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
