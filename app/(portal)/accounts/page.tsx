import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { Filter, SearchBar } from "@/components/ui/search-bar";
import { STATE_FILTERS } from "@/lib/auth/account/labels";
import { mayOpenAccounts, maySeeAccounts } from "@/lib/auth/account/policy";
import { type AccountLine, listAccounts } from "@/lib/auth/account/queries";
import { type AccountFilter, accountFilter } from "@/lib/auth/account/schema";
import { scopeOptions } from "@/lib/auth/grant/queries";
import { ROLES } from "@/lib/auth/roles";
import { requireActor } from "@/lib/auth/session";
import { sayDate, today } from "@/lib/calendar";

export const metadata: Metadata = { title: "账号与授权" };

type Query = Promise<Record<string, string | string[] | undefined>>;

export default async function AccountsPage({ searchParams }: { searchParams: Query }) {
  const actor = await requireActor();
  if (maySeeAccounts(actor) !== true) notFound();
  const filter = accountFilter(await searchParams);
  const [page, { units }] = await Promise.all([listAccounts(actor, filter), scopeOptions(actor)]);
  const mayOpen = mayOpenAccounts(actor) === true;
  const narrowed = filter.q || filter.state !== "all" || filter.role || filter.unitId;
  return (
    <>
      <PageHead
        title="账号与授权"
        sub="系统管理员开立、停用账号；安全管理员授予角色、重置口令；审计管理员只能查看。"
        actions={
          mayOpen ? (
            <a className="btn btn-primary" href="/accounts/open">
              开立账号
            </a>
          ) : undefined
        }
      />
      <PageBody>
        <Panel flush>
          <div className="px-4 pb-3">
            <SearchBar
              action="/accounts"
              label="姓名、工号或拼音"
              value={filter.q}
              clear={narrowed ? "/accounts" : undefined}
            >
              <Filter
                name="state"
                label="状态"
                value={filter.state === "all" ? "" : filter.state}
                all={STATE_FILTERS.all}
                options={Object.entries(STATE_FILTERS)
                  .filter(([value]) => value !== "all")
                  .map(([value, label]) => ({ value, label }))}
              />
              <Filter
                name="role"
                label="角色"
                value={filter.role}
                options={Object.entries(ROLES).map(([value, label]) => ({ value, label }))}
              />
              <Filter name="unitId" label="单位" value={filter.unitId} options={units} />
            </SearchBar>
          </div>
          {page.lines.length === 0 ? (
            <div className="px-4">
              <Empty title={narrowed ? "没有符合条件的账号。" : "还没有账号。"}>
                {narrowed ? "换一个条件，或清除条件查看全部已开户人员。" : "先导入花名册，再由系统管理员开立账号。"}
                {filter.q && filter.state === "all" ? (
                  <>
                    这里只查已开户的人，也可以
                    <a className="text-link" href={pageHref({ ...filter, state: "none" }, {})}>
                      在未开户的人员中查找
                    </a>
                    。
                  </>
                ) : null}
              </Empty>
            </div>
          ) : (
            <Lines lines={page.lines} mayOpen={mayOpen} />
          )}
          <div className="px-4 pb-3">
            <Pager
              previous={page.previous ? pageHref(filter, { before: page.previous }) : undefined}
              next={page.next ? pageHref(filter, { after: page.next }) : undefined}
            />
          </div>
        </Panel>
      </PageBody>
    </>
  );
}

function pageHref({ q, state, role, unitId }: AccountFilter, place: { after?: string; before?: string }): string {
  const entries = Object.entries({ q, state: state === "all" ? "" : state, role, unitId, ...place });
  return `/accounts?${new URLSearchParams(entries.filter(([, value]) => value) as [string, string][])}`;
}

function Lines({ lines, mayOpen }: { lines: AccountLine[]; mayOpen: boolean }) {
  return (
    <Table label="账号" stack>
      <thead>
        <tr>
          <th>姓名</th>
          <th>工号</th>
          <th>单位</th>
          <th>角色</th>
          <th>状态</th>
          <th>上次登录</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.personId}>
            <th scope="row">
              {line.accountId ? (
                <a className="text-link" href={`/accounts/${line.accountId}`}>
                  {line.name}
                </a>
              ) : (
                line.name
              )}
            </th>
            <td data-label="工号">{line.employeeNo}</td>
            <td data-label="单位">{line.unitName}</td>
            <td data-label="角色">{line.roles.map((role) => ROLES[role]).join("、") || "职工"}</td>
            <td data-label="状态">
              <State line={line} mayOpen={mayOpen} />
            </td>
            <td data-label="上次登录">
              {line.lastLoginAt ? sayDate(today(line.lastLoginAt)) : line.accountId ? "从未" : "—"}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function State({ line, mayOpen }: { line: AccountLine; mayOpen: boolean }) {
  if (!line.accountId) {
    return mayOpen && !line.left ? (
      <a className="btn btn-outline btn-sm" href={`/accounts/open?personId=${line.personId}`}>
        开立
      </a>
    ) : (
      <Badge>未开户</Badge>
    );
  }
  if (line.left) return <Badge>已离职</Badge>;
  if (line.state === "DISABLED") return <Badge>已停用</Badge>;
  return line.locked ? <Badge tone="warning">锁定中</Badge> : <Badge tone="success">启用</Badge>;
}
