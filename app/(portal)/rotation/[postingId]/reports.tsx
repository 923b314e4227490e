import { ActionForm } from "@/components/form/action-form";
import { TextAreaField } from "@/components/form/text-area-field";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { Reveal } from "@/components/ui/reveal";
import type { Actor } from "@/lib/auth/actor";
import { sayDate, sayFullMoment } from "@/lib/calendar";
import { speaksForHost } from "@/lib/rotation/policy";
import type { PostingSheet } from "@/lib/rotation/sheet/queries";
import { writeRemarkAction } from "../actions";
import { OwedBadge } from "../owed-badge";

type Line = PostingSheet["reports"][number];

/** Period by period: what was handed in, and what the host says about it. */
export function Reports({ actor, posting }: { actor: Actor; posting: PostingSheet }) {
  const begun = posting.reports.filter(({ owed }) => owed !== "future");
  const mayRemark = speaksForHost(actor, posting) === true && !posting.appraisal?.committeeSignedAt;
  const done = posting.reports.filter(({ owed }) => owed === "done").length;
  return (
    <Panel
      id="reports"
      title="书面汇报"
      aside={`已交 ${done} / ${posting.reports.length} 期，每期结束后${posting.rules.reportDays}天内提交`}
    >
      {begun.length === 0 ? (
        <Empty title="还没有汇报。">
          报到后每{posting.reportMonths ?? posting.rules.reportMonths}个月一期，由本人填写。
        </Empty>
      ) : (
        <ol className="divide-y divide-line">
          {begun.toReversed().map((line) => (
            <li key={line.period} className="py-3">
              <ReportLine line={line} mayRemark={mayRemark} />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

function ReportLine({ line, mayRemark }: { line: Line; mayRemark: boolean }) {
  const { report } = line;
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <strong className="font-semibold">第 {line.period} 期</strong>
        <span className="text-xs text-muted">
          {sayDate(line.from)} 至 {sayDate(line.last)}
        </span>
        <OwedBadge owed={line.owed} due={line.due} />
      </p>
      {report?.handedInAt ? (
        <>
          <p className="mt-2 max-w-prose whitespace-pre-wrap">{report.text}</p>
          <p className="mt-1 text-xs text-muted">{sayFullMoment(report.handedInAt)} 提交</p>
          {report.remarkAt ? (
            <p className="mt-2 max-w-prose">
              <Badge>锻炼单位意见</Badge> {report.remark}
              <span className="block text-xs text-muted">
                {report.remarkByName} {sayFullMoment(report.remarkAt)}
              </span>
            </p>
          ) : null}
          {mayRemark && report.remarkAt ? (
            <Reveal summary="修改意见">
              <RemarkForm period={line.period} report={report} />
            </Reveal>
          ) : null}
          {mayRemark && !report.remarkAt ? <RemarkForm period={line.period} report={report} /> : null}
        </>
      ) : (
        <p className="mt-1 text-muted">本人还没有提交。</p>
      )}
    </>
  );
}

function RemarkForm({ period, report }: { period: number; report: NonNullable<Line["report"]> }) {
  return (
    <ActionForm
      action={writeRemarkAction}
      submit={report.remarkAt ? "修改意见" : "保存意见"}
      tone="outline"
      label={`第${period}期意见`}
      hidden={{ reportId: report.id, revision: report.remarkRevision }}
      className="mt-2 max-w-prose"
    >
      <TextAreaField
        name="remark"
        label="锻炼单位意见"
        required
        limit={300}
        rows={2}
        defaultValue={report.remark}
        seenBy="本人、派出单位负责人、党群工作部和党委"
      />
    </ActionForm>
  );
}
