import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { beginningOf } from "@/lib/characters";
import { RATING_LABELS, sayMonthOf, TASK_LABELS } from "@/lib/mentoring/labels";
import type { SummaryPage } from "@/lib/mentoring/summary/queries";

/** What the quarter brought, beside the form: nobody should have to look it up. */
export function MonthsOfQuarter({ page: { pair, months, logs } }: { page: SummaryPage }) {
  const written = [...new Set([...months.map(({ month }) => month), ...logs.map(({ month }) => month)])].sort();
  const { progress } = pair.state;
  return (
    <Panel title="本季情况" aside={progress === null ? undefined : `目标进度 ${progress}%`}>
      {written.length === 0 ? <Empty title="这个季度没有应记的月份" /> : null}
      <ul className="divide-y divide-line">
        {written.map((month) => {
          const log = logs.find((one) => one.month === month);
          return (
            <li key={month} className="py-2">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{sayMonthOf(month)}</span>
                {log ? <Badge>{RATING_LABELS[log.rating]}</Badge> : <Badge tone="warning">没有记录</Badge>}
                {log?.lastTask ? <span className="text-xs text-muted">上次任务{TASK_LABELS[log.lastTask]}</span> : null}
              </p>
              {log ? <p className="text-muted">{log.topic || beginningOf(log.summary, 60)}</p> : null}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
