import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import type { ResultRow } from "@/lib/appraisal/conclusion/queries";
import { fromColumn, sayDate, sayFullMoment } from "@/lib/calendar";

/** The committee's vote with its five facts; the reason where it departed from the suggestion. */
export function DecisionPanel({ row }: { row: ResultRow }) {
  const { decision } = row;
  if (!decision) {
    return (
      <Panel title="党委审定">
        <p className="text-muted">尚未审定。系统只提出建议，等次由党委集体审定。</p>
      </Panel>
    );
  }
  const votes = [
    ["应到", decision.expected],
    ["实到", decision.present],
    ["同意", decision.inFavour],
    ["不同意", decision.against],
    ["缓议", decision.deferred],
  ] as const;
  const agrees = decision.grade === decision.suggested;
  return (
    <Panel title="党委审定" aside={`${sayDate(fromColumn(decision.meetingOn))} ${decision.meeting}`}>
      <dl className="grid grid-cols-3 gap-3 sm:grid-cols-5">
        {votes.map(([label, count]) => (
          <div key={label}>
            <dt className="text-xs text-muted">{label}</dt>
            <dd className="text-lg font-semibold">{count}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3">
        审定等次 <strong>{decision.grade ?? "不定等次"}</strong>
        <span className="ml-2 text-muted">{agrees ? "与建议一致" : `系统建议 ${decision.suggested ?? "未定"}`}</span>
      </p>
      {decision.reason ? <p className="mt-1">理由：{decision.reason}</p> : null}
      {decision.opinion ? <p className="mt-1">党委意见：{decision.opinion}</p> : null}
    </Panel>
  );
}

/** 主管领导评语 and 本人意见. */
export function VoicesPanel({ row }: { row: ResultRow }) {
  const { headComment, opinion } = row;
  return (
    <Panel title="评语与本人意见">
      <Facts
        width="9rem"
        items={[
          {
            label: "主管领导评语",
            wide: true,
            value: headComment ? `${headComment.text}（建议等次 ${headComment.grade}，${headComment.byName}）` : null,
          },
          {
            label: "本人意见",
            wide: true,
            value: opinion
              ? `${opinion.agrees ? "同意" : "有异议"}${opinion.text ? `：${opinion.text}` : ""}（${sayFullMoment(opinion.at)}）`
              : null,
          },
        ]}
      />
    </Panel>
  );
}
