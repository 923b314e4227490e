import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { PageBody } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { Filter, SearchBar } from "@/components/ui/search-bar";
import { listVoters, type VoterRow } from "@/lib/appraisal/assignment/queries";
import { getCycle } from "@/lib/appraisal/cycle/queries";
import { getScheme } from "@/lib/appraisal/scheme/queries";
import type { StoredScheme } from "@/lib/appraisal/scheme/schema";
import { requireActor } from "@/lib/auth/session";

export const metadata: Metadata = { title: "评价人名册" };

const PAGE = 100;

type Query = { q?: string; show?: string; page?: string };
type Props = { params: Promise<{ cycleId: string }>; searchParams: Promise<Query> };

export default async function VotersPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { cycleId } = await params;
  const query = await searchParams;
  const cycle = (await getCycle(actor, cycleId)) ?? notFound();
  const [voters, scheme] = await Promise.all([listVoters(actor, cycleId), getScheme(actor, cycle.schemeId)]);
  if (!voters || !scheme) notFound();
  const found = voters.filter((voter) => matches(voter, query));
  const page = Math.min(Math.max(1, Number(query.page) || 1), Math.max(1, Math.ceil(found.length / PAGE)));
  const here = `/appraisal/${cycleId}/assignment/voters`;
  return (
    <PageBody>
      <p className="no-print">
        <a className="text-link" href={`/appraisal/${cycleId}/assignment`}>
          返回评价关系
        </a>
      </p>
      <Panel title="评价人名册" aside={`${voters.length} 名 · 按姓氏笔画`} flush>
        <div className="px-4 pt-3">
          <SearchBar
            action={here}
            label="姓名、工号或单位"
            value={query.q}
            clear={query.q || query.show ? here : undefined}
          >
            <Filter
              name="show"
              label="范围"
              value={query.show}
              options={[
                { value: "without", label: "没有账号" },
                { value: "idle", label: "无须评价任何人" },
              ]}
            />
          </SearchBar>
        </div>
        {found.length === 0 ? (
          <Empty title={voters.length === 0 ? "尚未生成评价关系。" : "没有符合条件的评价人。"}>
            {voters.length === 0 ? "回到“评价关系”按规则生成。" : "换一个条件，或点“清除”。"}
          </Empty>
        ) : (
          <VoterTable voters={found.slice((page - 1) * PAGE, page * PAGE)} groups={scheme.document.groups} />
        )}
        <div className="px-4 pb-3">
          <Pager
            previous={page > 1 ? address(here, query, page - 1) : undefined}
            next={page * PAGE < found.length ? address(here, query, page + 1) : undefined}
            summary={found.length > PAGE ? `第 ${page} 页，共 ${found.length} 名` : undefined}
          />
        </div>
      </Panel>
    </PageBody>
  );
}

function matches({ name, employeeNo, unitName, account, votes }: VoterRow, { q = "", show }: Query): boolean {
  const text = q.trim();
  if (text && ![name, employeeNo, unitName].some((field) => field.includes(text))) return false;
  if (show === "without") return !account && votes > 0;
  return show !== "idle" || votes === 0;
}

function address(here: string, { q, show }: Query, page: number): string {
  const query = new URLSearchParams({ ...(q ? { q } : {}), ...(show ? { show } : {}), page: String(page) });
  return `${here}?${query}`;
}

function VoterTable({ voters, groups }: { voters: VoterRow[]; groups: StoredScheme["groups"] }) {
  return (
    <Table label="评价人名册" sticky>
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">单位</th>
          <th scope="col" className="num">
            评价人数
          </th>
          {groups.map(({ key, label }) => (
            <th scope="col" className="num" key={key}>
              作为{label}
            </th>
          ))}
          <th scope="col" className="num">
            不参加
          </th>
          <th scope="col">账号</th>
        </tr>
      </thead>
      <tbody>
        {voters.map((voter) => (
          <tr key={voter.paperId}>
            <th scope="row" className="nowrap">
              {voter.name}
              <span className="sub">{voter.employeeNo}</span>
            </th>
            <td className="nowrap">{voter.unitName}</td>
            <td className="num font-semibold">{voter.votes}</td>
            {groups.map(({ key }) => (
              <td className="num" key={key}>
                {voter.groups?.[key] ?? <span className="text-faint">—</span>}
              </td>
            ))}
            <td className="num">{voter.excused || <span className="text-faint">—</span>}</td>
            <td>{voter.account ? "有" : <Badge tone="warning">没有</Badge>}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
