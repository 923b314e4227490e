import type { Metadata } from "next";
import { Table } from "@/components/data/table";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { stateLabel } from "@/lib/appraisal/cycle/states";
import { listOwnAppraisals } from "@/lib/appraisal/materials/queries";
import { requireActor } from "@/lib/auth/session";
import { sayFullMoment } from "@/lib/calendar";

export const metadata: Metadata = { title: "我的考核" };

export default async function OwnAppraisalsPage() {
  const actor = await requireActor();
  const rows = await listOwnAppraisals(actor);
  return (
    <>
      <PageHead title="我的考核" sub={`${actor.name} · ${actor.unitName}`} />
      <PageBody>
        <Panel title="历次考核" aside={rows.length > 0 ? `${rows.length} 次` : undefined} flush>
          {rows.length === 0 ? (
            <Empty title="您目前不是被考核干部">被列入考核名单后，可在此填写个人总结、查看本人结果并签署意见。</Empty>
          ) : (
            <Table label="历次考核" stack>
              <thead>
                <tr>
                  <th scope="col">考核</th>
                  <th scope="col">考核时职务</th>
                  <th scope="col">进度</th>
                  <th scope="col">个人总结</th>
                  <th scope="col">填报内容</th>
                  <th scope="col">
                    <span className="sr-only">操作</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.subjectId}>
                    <th scope="row">
                      {row.title}
                      {row.notRatedReason ? <span className="sub">不参加测评：{row.notRatedReason}</span> : null}
                    </th>
                    <td data-label="考核时职务">
                      {row.postTitle}
                      <span className="sub">{row.unitName}</span>
                    </td>
                    <td data-label="进度">{stateLabel(row.state)}</td>
                    <td data-label="个人总结">
                      {row.summaryWritten ? "已填写" : "未填写"}
                      {row.savedAt ? <span className="sub">{sayFullMoment(row.savedAt)} 保存</span> : null}
                    </td>
                    <td data-label="填报内容">
                      <CheckMark checkedAt={row.checkedAt} note={row.checkNote} />
                    </td>
                    <td>
                      <a className="text-link" href={`/mine/${row.subjectId}`}>
                        打开
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </Panel>
      </PageBody>
    </>
  );
}

function CheckMark({ checkedAt, note }: { checkedAt: Date | null; note: string }) {
  if (note) return <Badge tone="warning">需补正</Badge>;
  return checkedAt ? <Badge tone="success">已审核</Badge> : <span className="text-muted">待审核</span>;
}
