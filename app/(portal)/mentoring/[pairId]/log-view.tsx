import { Badge } from "@/components/ui/badge";
import { Facts } from "@/components/ui/facts";
import { sayDate, sayMoment } from "@/lib/calendar";
import type { LogFacts } from "@/lib/mentoring/facts";
import { RATING_LABELS, TASK_LABELS, WAY_LABELS } from "@/lib/mentoring/labels";

/** One month as it was written, to be read. */
export function LogView({ pair, log }: { pair: { id: string }; log: LogFacts }) {
  return (
    <>
      <Facts
        items={[
          { label: "日期", value: sayDate(log.heldOn) },
          { label: "方式", value: WAY_LABELS[log.way] },
          { label: "地点", value: log.place || null },
          { label: "本月评价", value: RATING_LABELS[log.rating] },
          { label: "主题", value: log.topic || null, wide: true },
          { label: "内容", value: <span className="whitespace-pre-wrap">{log.summary}</span>, wide: true },
          { label: "上次任务", value: log.lastTask ? TASK_LABELS[log.lastTask] : "无" },
          { label: "下次任务", value: log.task || null },
          {
            label: "对象体会",
            value: log.reflection ? <span className="whitespace-pre-wrap">{log.reflection}</span> : null,
            wide: true,
          },
        ]}
      />
      <p className="mt-3 flex flex-wrap items-center gap-2 text-xs text-muted">
        <Badge tone={log.menteeAt ? "success" : "neutral"}>{log.menteeAt ? "双方已确认" : "待对象确认"}</Badge>
        导师 {sayMoment(log.mentorAt)} 记录
        {log.menteeAt ? `，对象 ${sayMoment(log.menteeAt)} 确认` : ""}
        {log.fileId ? (
          <a className="text-link" href={`/mentoring/${pair.id}/files/${log.fileId}`} download>
            下载附件
          </a>
        ) : null}
      </p>
    </>
  );
}
