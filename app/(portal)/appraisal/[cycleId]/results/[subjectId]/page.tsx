import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/shell/page-head";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { listResults, poolLabel } from "@/lib/appraisal/conclusion/queries";
import { listComments } from "@/lib/appraisal/opening/queries";
import { can } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/session";
import { sayFullMoment } from "@/lib/calendar";
import { DecisionPanel, VoicesPanel } from "../../../result-view/decision-panel";
import { ResultView } from "../../../result-view/result-view";

export const metadata: Metadata = { title: "考核结果" };

type Params = Promise<{ cycleId: string; subjectId: string }>;

export default async function ResultPage({ params }: { params: Params }) {
  const actor = await requireActor();
  const { cycleId, subjectId } = await params;
  const sheet = await listResults(actor, cycleId);
  const row = sheet?.rows.find((each) => each.id === subjectId);
  if (!sheet || !row) notFound();
  const comments = await listComments(actor, row.id);
  const snapshot = row.result ? [{ label: "计算时间", value: sayFullMoment(row.result.reckonedAt) }] : [];
  return (
    <PageBody>
      <Panel
        title={row.name}
        aside={
          <a className="text-link no-print" href={`/appraisal/${cycleId}/results`}>
            全部结果
          </a>
        }
      >
        <div className="flex flex-wrap items-end justify-between gap-3">
          {/* Without a width of its own the grid would shrink to one column beside the button. */}
          <div className="grow basis-64">
            <Facts
              width="14rem"
              items={[
                { label: "单位职务", value: `${row.unitName} ${row.postTitle}` },
                { label: "类别", value: poolLabel(sheet.scheme, row.pool) },
                ...snapshot,
              ]}
            />
          </div>
          {can(actor, "paper.print") && ["DECIDED", "FINAL", "ARCHIVED"].includes(sheet.cycle.state) ? (
            <a
              className="btn btn-primary no-print"
              href={`/reports/registration-form?cycle=${cycleId}&subject=${row.id}`}
            >
              登记表 PDF
            </a>
          ) : null}
        </div>
      </Panel>
      <ResultView sheet={sheet} row={row} beside={<DecisionPanel row={row} />} />
      <VoicesPanel row={row} />
      {comments ? <CommentsPanel comments={comments} threshold={sheet.scheme.anonymityThreshold} /> : null}
    </PageBody>
  );
}

/** 意见建议, for those who paraphrase it. The texts carry no id and no group, and their order means nothing. */
function CommentsPanel({ comments, threshold }: { comments: string[]; threshold: number }) {
  return (
    <Panel
      title={`意见建议（${comments.length} 条）`}
      aside="只有党群工作部可以看到；向本人转述，不出示原文"
      foot="各组（含署名组）的意见合在一起，顺序随机，不与选票或组别对应。"
    >
      {comments.length === 0 ? (
        <p className="text-muted">没有人填写；匿名票不足 {threshold} 张时不保留意见。</p>
      ) : (
        <ul className="grid gap-2">
          {[...comments.entries()].map(([at, text]) => (
            <li key={at} className="whitespace-pre-wrap break-words border-b border-line pb-2 last:border-0">
              {text}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
