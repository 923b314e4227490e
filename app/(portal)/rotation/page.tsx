import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { Filter, SearchBar } from "@/components/ui/search-bar";
import type { Actor } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/session";
import { today, yearOf } from "@/lib/calendar";
import { options } from "@/lib/organisation/labels";
import { listUnitOptions } from "@/lib/organisation/unit/queries";
import type { State } from "@/lib/rotation/course";
import { STATES, TYPES } from "@/lib/rotation/labels";
import { mayManage, maySeePostings, reachOfPostings } from "@/lib/rotation/policy";
import { listPostings } from "@/lib/rotation/posting/queries";
import type { PostingType } from "@/prisma/generated/enums";
import { unitChoices } from "../people/unit-choices";
import { YearBatch } from "../printing/year-batch";
import { PostingsTable } from "./postings-table";
import { RotationTabs } from "./rotation-tabs";

export const metadata: Metadata = { title: "岗位锻炼" };

type Query = { q?: string; type?: string; state?: string; unitId?: string };

export default async function RotationPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor();
  if (maySeePostings(actor) !== true) notFound();
  const query = await searchParams;
  const late = query.state === "late";
  const [lines, units] = await Promise.all([
    listPostings(actor, {
      person: query.q?.trim() || undefined,
      type: query.type && query.type in TYPES ? (query.type as PostingType) : undefined,
      state: query.state && query.state in STATES ? (query.state as State) : undefined,
      unitId: query.unitId || undefined,
      late,
    }),
    listUnitOptions(actor),
  ]);
  const overdue = lines.filter((line) => line.late !== null).length;
  const narrowed = Boolean(query.q || query.type || query.state || query.unitId);
  const manages = mayManage(actor) === true;
  return (
    <>
      <PageHead
        title="岗位锻炼"
        sub="轮岗、挂职、借调、交流、项目锻炼"
        actions={<Actions query={lines.length > 0 ? query : null} manages={manages} />}
      />
      <PageBody>
        <RotationTabs current="/rotation" unitId={query.unitId || ownUnit(actor)} />
        <Panel>
          <SearchBar
            action="/rotation"
            label="按姓名或工号查找"
            value={query.q}
            placeholder="姓名或工号"
            clear={narrowed ? "/rotation" : undefined}
          >
            <Filter name="type" label="类型" value={query.type} options={options(TYPES)} />
            <Filter
              name="state"
              label="状态"
              value={query.state}
              options={[{ value: "late", label: "有逾期" }, ...options(STATES)]}
            />
            {units.length > 1 ? (
              <Filter name="unitId" label="单位（派出或接收）" value={query.unitId} options={unitChoices(units)} />
            ) : null}
          </SearchBar>
        </Panel>
        <Panel
          title="名单"
          aside={`${lines.length} 项${overdue > 0 ? `，逾期 ${overdue} 项` : ""}`}
          flush={lines.length > 0}
        >
          {lines.length > 0 ? (
            <PostingsTable label="岗位锻炼名单" lines={lines} />
          ) : narrowed ? (
            <Empty title="没有符合条件的岗位锻炼。">减少条件，或清除后查看全部。</Empty>
          ) : (
            <Empty title={manages ? "还没有安排岗位锻炼。" : "您的权限范围内没有岗位锻炼。"}>
              {manages ? "点右上角“安排锻炼”。批准后登记报到，锻炼才开始。" : "派出或接收人员后在这里查看。"}
            </Empty>
          )}
        </Panel>
        {lines.length > 0 ? (
          <Panel title="锻炼鉴定表" aside="当年在岗或结束的，每人一份">
            <YearBatch kind="posting" label="锻炼鉴定表" year={yearOf(today(actor.at))} />
          </Panel>
        ) : null}
      </PageBody>
    </>
  );
}

/** The unit that somebody heads: its board is one click away. */
function ownUnit(actor: Actor): string | undefined {
  const { unitIds } = reachOfPostings(actor);
  return unitIds.find((id) => id === actor.unitId) ?? unitIds[0];
}

/** The workbook holds what the list shows, by the same filters. */
function Actions({ query, manages }: { query: Query | null; manages: boolean }) {
  const { q = "", type = "", state = "", unitId = "" } = query ?? {};
  return (
    <>
      {query ? (
        <a
          className="btn btn-outline"
          href={`/reports/lists/postings?${new URLSearchParams({ q, type, state, unitId })}`}
        >
          导出 Excel
        </a>
      ) : null}
      {manages ? (
        <a className="btn btn-primary" href="/rotation/new">
          安排锻炼
        </a>
      ) : null}
    </>
  );
}
