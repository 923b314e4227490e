import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { Filter, SearchBar } from "@/components/ui/search-bar";
import { EVENTS, OUTCOMES, SUBJECTS } from "@/lib/audit/labels";
import { sayAbout, sayWhen, WITHHELD } from "@/lib/audit/lines";
import { mayReadAudit } from "@/lib/audit/policy";
import { type AuditLine, headOfTrail, listAudit } from "@/lib/audit/queries";
import { type AuditFilter, auditFilter } from "@/lib/audit/schema";
import { requireActor } from "@/lib/auth/session";

export const metadata: Metadata = { title: "审计记录" };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function AuditPage({ searchParams }: { searchParams: Query }) {
  const actor = await requireActor();
  if (mayReadAudit(actor) !== true) notFound();
  const filter = auditFilter(await searchParams);
  const [page, head] = await Promise.all([listAudit(actor, filter), headOfTrail(actor)]);
  return (
    <>
      <PageHead
        title="审计记录"
        sub={`共 ${head?.seq ?? 0} 条，只增不改，至少保存三年`}
        actions={
          <>
            <a className="btn btn-outline" href={hrefOf(filter, { format: "xlsx" }, "/audit/export")} download>
              导出 Excel
            </a>
            <a className="btn btn-outline" href={hrefOf(filter, { format: "csv" }, "/audit/export")} download>
              导出 CSV
            </a>
          </>
        }
      />
      <PageBody>
        <Panel
          flush
          foot={
            <>
              链尾 <span className="font-mono break-all">{head?.hash}</span>
              。在服务器上执行 npm run audit:verify 可逐条核验；导出本身也记入审计。
            </>
          }
        >
          <div className="px-4 pb-3">
            <AuditSearch filter={filter} />
          </div>
          {page.lines.length === 0 ? (
            <div className="px-4">
              <Empty title="没有符合条件的记录。">姓名或工号须填写完整；也可放宽日期，或清除条件。</Empty>
            </div>
          ) : (
            <Lines lines={page.lines} />
          )}
          <div className="px-4 pb-3">
            <Pager
              previous={page.newer === null ? undefined : hrefOf(filter, { after: String(page.newer) })}
              next={page.older === null ? undefined : hrefOf(filter, { before: String(page.older) })}
            />
          </div>
        </Panel>
      </PageBody>
    </>
  );
}

function AuditSearch({ filter }: { filter: AuditFilter }) {
  const narrowed = filter.q || filter.about || filter.outcome || filter.from || filter.until;
  const options = (labels: { readonly [value: string]: string }) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  return (
    <SearchBar
      action="/audit"
      label="姓名或工号（操作人或对象）"
      value={filter.q}
      clear={narrowed ? "/audit" : undefined}
    >
      <Filter name="about" label="事件" value={filter.about} options={options(SUBJECTS)} />
      <Filter name="outcome" label="结果" value={filter.outcome} options={options(OUTCOMES)} />
      <Day name="from" label="自" value={filter.from} />
      <Day name="until" label="至" value={filter.until} />
    </SearchBar>
  );
}

function Day({ name, label, value }: { name: string; label: string; value: string | null }) {
  return (
    <label className="field basis-32 grow sm:grow-0">
      <span className="field-label">{label}</span>
      <input className="input" type="date" name={name} defaultValue={value ?? ""} max="2100-12-31" />
    </label>
  );
}

function hrefOf(filter: AuditFilter, more: { [name: string]: string }, path = "/audit"): string {
  const { q, about, outcome, from, until } = filter;
  const entries = Object.entries({ q, about, outcome, from, until, ...more });
  return `${path}?${new URLSearchParams(entries.filter(([, value]) => value) as [string, string][])}`;
}

function Lines({ lines }: { lines: AuditLine[] }) {
  return (
    <Table label="审计记录" stack>
      <thead>
        <tr>
          <th>事件</th>
          <th>时间</th>
          <th>人员</th>
          <th>对象</th>
          <th>地址</th>
          <th>内容</th>
          <th className="num">序号</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={String(line.seq)}>
            <th scope="row">
              {EVENTS[line.event] ?? line.event}{" "}
              {line.outcome === "ok" ? null : <Badge tone="warning">{OUTCOMES[line.outcome] ?? line.outcome}</Badge>}
            </th>
            <td data-label="时间" className="nowrap">
              {sayWhen(line.at)}
            </td>
            <td data-label="人员" className="nowrap">
              {line.actorName || "未登录"}
            </td>
            <td data-label="对象" className="break-all md:max-w-60">
              {sayAbout(line) || "—"}
            </td>
            <td data-label="地址">{line.address || "—"}</td>
            <td data-label="内容">
              <Detail line={line} />
            </td>
            <td data-label="序号" className="num">
              {String(line.seq)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Detail({ line }: { line: AuditLine }) {
  const entries = Object.entries(line.detail);
  const note = line.withheld ? <span className="sub">{WITHHELD}</span> : null;
  if (entries.length === 0) return note ?? "—";
  return (
    <>
      <details>
        <summary className="text-link">{entries.length} 项</summary>
        <dl className="mt-1 grid max-w-96 grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-xs">
          {entries.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="break-all">{typeof value === "string" ? value : JSON.stringify(value)}</dd>
            </div>
          ))}
        </dl>
      </details>
      {note}
    </>
  );
}
