import { Badge } from "@/components/ui/badge";
import { COLOUR_LABELS, END_LABELS, GRADE_LABELS } from "@/lib/mentoring/labels";
import type { PairView } from "@/lib/mentoring/pair/queries";

const TONE = { green: "success", amber: "warning", red: "danger" } as const;

const sayGap = (days: number) => (days > 0 ? `空档${days}天` : "待安排导师");

/** Where a pair stands, in a word or two. */
export function PairBadges({ pair }: { pair: PairView }) {
  const { state } = pair;
  if (!state.live) {
    return (
      <span className="flex flex-wrap gap-1">
        <Badge>{pair.end ? END_LABELS[pair.end] : "已结束"}</Badge>
        {state.result?.grade === "EXCELLENT" ? <Badge tone="success">{GRADE_LABELS.EXCELLENT}</Badge> : null}
        {state.gap ? <Badge tone={state.gap.tooLong ? "danger" : "warning"}>{sayGap(state.gap.days)}</Badge> : null}
      </span>
    );
  }
  return (
    <span className="flex flex-wrap gap-1">
      <Badge tone={TONE[state.colour]}>{COLOUR_LABELS[state.colour]}</Badge>
      {state.agreement.overdue ? <Badge tone="warning">协议未签齐</Badge> : null}
      {state.midTerm.state === "overdue" ? <Badge tone="warning">中期逾期</Badge> : null}
      {pair.extensions.length > 0 ? <Badge>已延期</Badge> : null}
      {state.completion ? <Badge tone="primary">出师考核中</Badge> : null}
      {state.overrun && !state.completion ? <Badge tone="danger">期限已满</Badge> : null}
      {state.change ? <Badge tone="primary">申请换导师</Badge> : null}
    </span>
  );
}
