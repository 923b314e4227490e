import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { sayDate } from "@/lib/calendar";
import { TYPES } from "@/lib/rotation/labels";
import type { PostingSheet } from "@/lib/rotation/sheet/queries";
import { StateBadge } from "../state-badge";
import { Term } from "../term";

/** What was arranged, what happened, and what is late. */
export function Overview({ posting }: { posting: PostingSheet }) {
  const { dates, homeUnit, hostUnit } = posting;
  const called = posting.ends.find(({ kind }) => kind === "CANCELLED");
  return (
    <Panel title="安排" aside={<StateBadge state={posting.state} />}>
      {posting.late ? (
        <div className="mb-3">
          <Notice tone="danger">{posting.late}。</Notice>
        </div>
      ) : null}
      {called ? (
        <div className="mb-3">
          <Notice tone="quiet">
            {called.askedByName}取消：{called.reason}
          </Notice>
        </div>
      ) : null}
      <Facts
        items={[
          { label: "类型", value: TYPES[posting.type] },
          { label: "派出单位及职务", value: [homeUnit.name, posting.homePost].filter(Boolean).join(" ") },
          { label: "锻炼单位及岗位", value: `${hostUnit.name} ${posting.role}` },
          ...(posting.projectName ? [{ label: "项目", value: posting.projectName }] : []),
          { label: "起止", value: <Term dates={dates} /> },
          { label: "报到", value: dates.actualFrom ? sayDate(dates.actualFrom) : "尚未报到" },
          { label: "批准文号", value: posting.approvalNo || (posting.approvedAt ? null : "尚未批准") },
          ...(posting.returnPost
            ? [{ label: "返回岗位", value: `${posting.returnUnit?.name ?? ""} ${posting.returnPost}` }]
            : []),
          ...(dates.actualUntil && !posting.counts
            ? [{ label: "经历", value: `不足${posting.rules.leastMonths}个月，不计为锻炼经历` }]
            : []),
          { label: "主要任务", value: <span className="whitespace-pre-wrap">{posting.tasks}</span>, wide: true },
          { label: "锻炼目标", value: <span className="whitespace-pre-wrap">{posting.goals}</span>, wide: true },
        ]}
      />
    </Panel>
  );
}
