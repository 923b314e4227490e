import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { ActionForm } from "@/components/form/action-form";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { mayEditScheme, mayWriteSchemes } from "@/lib/appraisal/scheme/policy";
import { listSchemes, type SchemeHead } from "@/lib/appraisal/scheme/queries";
import { requireActor } from "@/lib/auth/session";
import { sayDate, today } from "@/lib/calendar";
import { ensureFirstSchemeAction } from "./actions";

export const metadata: Metadata = { title: "考核方案" };

export default async function SchemesPage() {
  const actor = await requireActor();
  const schemes = (await listSchemes(actor)) ?? notFound();
  const writes = mayWriteSchemes(actor) === true;
  return (
    <>
      <PageHead title="考核方案" sub="维度、权重、评价组、等次和名额；使用过的版本不再改动，修改须复制为新版本" />
      <PageBody>
        <Panel title="全部版本" aside={schemes.length > 0 ? `${schemes.length} 版` : undefined} flush>
          {schemes.length === 0 ? (
            <Empty title="还没有考核方案。">
              {writes ? (
                <>
                  <p className="mb-3">
                    先按默认内容（德能勤绩廉 20/20/15/35/10，四个评价组 40/20/30/10）建立第 1 版，再按党委的规定修改。
                  </p>
                  <ActionForm action={ensureFirstSchemeAction} submit="按默认内容建立第 1 版" label="建立第 1 版" />
                </>
              ) : (
                "方案由党群工作部编制，建立后会列在这里。"
              )}
            </Empty>
          ) : (
            <SchemeTable schemes={schemes} editable={(scheme) => mayEditScheme(actor, scheme) === true} />
          )}
        </Panel>
      </PageBody>
    </>
  );
}

function SchemeTable({ schemes, editable }: { schemes: SchemeHead[]; editable: (scheme: SchemeHead) => boolean }) {
  return (
    <Table label="考核方案" stack>
      <thead>
        <tr>
          <th scope="col">版本</th>
          <th scope="col">状态</th>
          <th scope="col">批准文号</th>
          <th scope="col">用于</th>
          <th scope="col">更新</th>
          <th scope="col">校验码</th>
        </tr>
      </thead>
      <tbody>
        {schemes.map((scheme) => (
          <tr key={scheme.id}>
            <th scope="row">
              <a className="text-link" href={`/appraisal/schemes/${scheme.id}`}>
                第 {scheme.version} 版 {scheme.name}
              </a>
              {scheme.basedOn ? <span className="sub">由第 {scheme.basedOn.version} 版复制</span> : null}
            </th>
            <td data-label="状态" className="nowrap">
              <StateBadge scheme={scheme} editable={editable(scheme)} />
            </td>
            <td data-label="批准文号">{scheme.approvalNo || <span className="text-faint">未填</span>}</td>
            <td data-label="用于">
              {scheme.cycles.length === 0 ? (
                <span className="text-faint">未使用</span>
              ) : (
                scheme.cycles.map(({ id, title }) => (
                  <a className="text-link block" key={id} href={`/appraisal/${id}`}>
                    {title}
                  </a>
                ))
              )}
            </td>
            <td data-label="更新" className="nowrap">
              {sayDate(today(scheme.updatedAt))}
            </td>
            <td data-label="校验码" className="font-mono text-xs">
              {scheme.sha256.slice(0, 12)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function StateBadge({ scheme, editable }: { scheme: SchemeHead; editable: boolean }) {
  if (scheme.usedAt) return <Badge tone="success">已冻结</Badge>;
  if (scheme.cycles.some(({ state }) => state !== "DRAFT")) return <Badge tone="primary">已随考核批准</Badge>;
  return <Badge>{editable ? "草稿，可修改" : "草稿"}</Badge>;
}
