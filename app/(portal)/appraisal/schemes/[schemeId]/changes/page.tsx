import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { differenceOf } from "@/lib/appraisal/scheme/difference";
import { getScheme } from "@/lib/appraisal/scheme/queries";
import { requireActor } from "@/lib/auth/session";

export const metadata: Metadata = { title: "方案改动" };

export default async function SchemeChangesPage({ params }: { params: Promise<{ schemeId: string }> }) {
  const actor = await requireActor();
  const scheme = (await getScheme(actor, (await params).schemeId)) ?? notFound();
  const base = (scheme.basedOn && (await getScheme(actor, scheme.basedOn.id))) ?? notFound();
  const changes = differenceOf(base.document, scheme.document);
  return (
    <>
      <PageHead
        title={`第 ${scheme.version} 版相对第 ${base.version} 版的改动`}
        back={{ href: `/appraisal/schemes/${scheme.id}`, label: `第 ${scheme.version} 版` }}
      />
      <PageBody>
        <Panel title="改动" aside={`${changes.length} 处`} flush>
          {changes.length === 0 ? (
            <Empty title="两版内容相同。">新版本复制后还没有修改。</Empty>
          ) : (
            <Table label="改动" stack>
              <thead>
                <tr>
                  <th scope="col">内容</th>
                  <th scope="col">第 {base.version} 版</th>
                  <th scope="col">第 {scheme.version} 版</th>
                </tr>
              </thead>
              <tbody>
                {changes.map(({ place, before, after }) => (
                  <tr key={place}>
                    <th scope="row" className="nowrap">
                      {place}
                    </th>
                    <td data-label={`第 ${base.version} 版`}>{before ?? <span className="text-faint">没有</span>}</td>
                    <td data-label={`第 ${scheme.version} 版`}>
                      {after ?? <span className="text-faint">已删除</span>}
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
