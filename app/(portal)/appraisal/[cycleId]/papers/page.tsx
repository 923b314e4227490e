import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { PageBody } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { KIND_LABELS } from "@/lib/appraisal/cycle/labels";
import { byStrokes } from "@/lib/appraisal/cycle/strokes";
import { can } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/session";
import { CATEGORIES } from "@/lib/organisation/labels";
import { mayPrintForm } from "@/lib/reports/policy";
import { listPrintable } from "@/lib/reports/queries";
import { BatchForm } from "./batch-form";

export const metadata: Metadata = { title: "文书" };

export default async function PapersPage({ params }: { params: Promise<{ cycleId: string }> }) {
  const actor = await requireActor();
  if (!can(actor, "paper.print")) notFound();
  const cycle = (await listPrintable(actor, (await params).cycleId)) ?? notFound();
  const rows = cycle.subjects.toSorted(
    byStrokes(
      (row) => row.name,
      (row) => row.id,
    ),
  );
  const withheld = cycle.withheld.map((pool) => CATEGORIES[pool]).join("、");
  return (
    <PageBody>
      <div className="grid gap-4 lg:grid-cols-2">
        <Panel title={`干部${KIND_LABELS[cycle.kind]}登记表`} aside={`${rows.length} 人`}>
          {cycle.forms === true ? (
            <>
              <div className="grid items-start gap-4 sm:grid-cols-2">
                <BatchForm cycleId={cycle.id} shape="one" submit="全部登记表，一个 PDF" />
                <BatchForm cycleId={cycle.id} shape="zip" submit="每人一个文件，打包" />
              </div>
              {cycle.withheld.length > 0 ? (
                <p className="mt-3 text-xs text-muted">
                  您本人在{withheld}中被考核：结果反馈之前，这一类的登记表不在您打印的文件中，请由其他人员打印。
                </p>
              ) : null}
            </>
          ) : (
            <Notice tone="quiet">{cycle.forms}</Notice>
          )}
        </Panel>
        <Panel title="民主测评汇总表" aside="横向 A4">
          {cycle.tally === true ? (
            <a className="btn btn-outline" href={`/reports/tally-sheet?cycle=${cycle.id}`}>
              汇总表 PDF
            </a>
          ) : (
            <Notice tone="quiet">{cycle.tally}</Notice>
          )}
        </Panel>
      </div>
      <Panel title="逐人打印" aside="印在登记表上的内容是否齐全" flush>
        {rows.length === 0 ? (
          <Empty title="没有被考核干部">本次考核名单为空。</Empty>
        ) : (
          <PaperTable
            rows={rows}
            cycleId={cycle.id}
            open={(row) => mayPrintForm(actor, row, cycle.withheld) === true}
          />
        )}
      </Panel>
    </PageBody>
  );
}

type Rows = NonNullable<Awaited<ReturnType<typeof listPrintable>>>["subjects"];

type TableProps = { rows: Rows; cycleId: string; open: (row: Rows[number]) => boolean };

function PaperTable({ rows, cycleId, open }: TableProps) {
  const cells = ["个人总结", "填报审核", "主管评语", "党委审定", "本人意见"];
  return (
    <Table label="登记表" sticky stack>
      <thead>
        <tr>
          <th scope="col">被考核人</th>
          {cells.map((cell) => (
            <th scope="col" key={cell}>
              {cell}
            </th>
          ))}
          <th scope="col">
            <span className="sr-only">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const there = [row.materials?.summary, row.materials?.checkedAt, row.headComment, row.decision, row.opinion];
          return (
            <tr key={row.id}>
              <th scope="row">
                {row.name}
                <span className="sub">
                  {row.unitName} {row.postTitle}
                </span>
              </th>
              {cells.map((cell, index) => (
                <td key={cell} data-label={cell}>
                  {there[index] ? <Badge tone="success">已有</Badge> : <span className="text-muted">空</span>}
                </td>
              ))}
              <td className="nowrap">
                {open(row) ? (
                  <a className="text-link" href={`/reports/registration-form?cycle=${cycleId}&subject=${row.id}`}>
                    打印
                  </a>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
