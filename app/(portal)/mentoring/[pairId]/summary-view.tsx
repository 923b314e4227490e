import { Badge } from "@/components/ui/badge";
import { Facts } from "@/components/ui/facts";
import { sayMoment } from "@/lib/calendar";
import type { SummaryFacts } from "@/lib/mentoring/facts";

const prose = (text: string) => (text ? <span className="whitespace-pre-wrap">{text}</span> : null);

/** A quarter as it was summed up, to be read. */
export function SummaryView({ summary }: { summary: SummaryFacts }) {
  return (
    <>
      <Facts
        items={[
          { label: "进展与不足", value: prose(summary.progress), wide: true },
          { label: "下季度重点", value: prose(summary.next), wide: true },
          { label: "对象的收获与建议", value: prose(summary.reflection), wide: true },
        ]}
      />
      <p className="mt-3 flex flex-wrap items-center gap-2 text-xs text-muted">
        <Badge tone={summary.menteeAt ? "success" : "neutral"}>{summary.menteeAt ? "双方已确认" : "待对象确认"}</Badge>
        导师 {sayMoment(summary.mentorAt)} 小结
        {summary.menteeAt ? `，对象 ${sayMoment(summary.menteeAt)} 确认` : ""}
      </p>
    </>
  );
}
