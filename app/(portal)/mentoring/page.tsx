import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Facts } from "@/components/ui/facts";
import { Bar } from "@/components/ui/meter";
import { Panel } from "@/components/ui/panel";
import { Filter, SearchBar } from "@/components/ui/search-bar";
import { requireActor } from "@/lib/auth/session";
import { sayDate, today, yearOf } from "@/lib/calendar";
import { listPairs, type PairLine } from "@/lib/mentoring/pair/queries";
import { mayManage } from "@/lib/mentoring/policy";
import { YearBatch } from "../printing/year-batch";
import { PairBadges } from "./pair-badges";

export const metadata: Metadata = { title: "结对培养" };

type Query = { q?: string; show?: string; unit?: string };

const SHOWS: { [key: string]: { label: string; test: (pair: PairLine) => boolean } } = {
  amber: { label: "黄牌、红牌", test: ({ state }) => state.colour !== "green" },
  red: { label: "红牌", test: ({ state }) => state.colour === "red" },
  unsigned: { label: "协议未签齐", test: ({ state }) => state.live && !state.agreement.concluded },
  check: { label: "中期待办", test: ({ state }) => ["open", "overdue"].includes(state.midTerm.state) },
  ending: { label: "将满或已满", test: ({ state }) => state.ending },
  trouble: {
    label: "需换导师或结束",
    test: ({ trouble, state }) => trouble.length > 0 || state.replace || state.gap !== null,
  },
};

export default async function PairsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor();
  const query = await searchParams;
  const ended = query.show === "ended";
  const pairs = await listPairs(actor, { ended });
  if (!pairs) notFound();
  const q = query.q?.trim() ?? "";
  const found = pairs
    .filter(({ mentor, mentee, number }) => `${mentor.name} ${mentee.name} ${number}`.includes(q))
    .filter(({ mentee }) => !query.unit || mentee.unitId === query.unit)
    .filter((pair) => SHOWS[query.show ?? ""]?.test(pair) ?? true);
  const units = new Map(pairs.map(({ mentee }) => [mentee.unitId, mentee.unitName]));
  return (
    <>
      <PageHead
        title="结对培养"
        sub="一对一结对，导师每月记录，逾期先提醒双方"
        actions={
          <>
            {pairs.length > 0 ? (
              <a className="btn btn-outline" href={`/reports/lists/pairs${ended ? "?show=ended" : ""}`}>
                导出 Excel
              </a>
            ) : null}
            {mayManage(actor) === true ? (
              <a className="btn btn-primary" href="/mentoring/new">
                安排结对
              </a>
            ) : null}
          </>
        }
      />
      <PageBody>
        {ended ? null : <Counts pairs={pairs} />}
        <Panel title={ended ? "已结束的结对" : "进行中的结对"} aside={`${found.length} 对`} flush>
          <div className="px-4 pb-3">
            <SearchBar action="/mentoring" label="按姓名或编号查找" value={query.q} placeholder="姓名或编号">
              <Filter
                name="show"
                label="状态"
                value={query.show}
                all="进行中"
                options={[
                  ...Object.entries(SHOWS).map(([value, { label }]) => ({ value, label })),
                  { value: "ended", label: "已结束" },
                ]}
              />
              <Filter
                name="unit"
                label="对象单位"
                value={query.unit}
                all="全部单位"
                options={[...units].map(([value, label]) => ({ value, label }))}
              />
            </SearchBar>
          </div>
          {found.length === 0 ? (
            <Empty title={pairs.length === 0 ? "您的范围内还没有结对" : "没有符合条件的结对"}>
              {mayManage(actor) === true
                ? "在“安排结对”中选定培养对象，系统按方向、单位和带教人数推荐导师。"
                : "由党群工作部安排。"}
            </Empty>
          ) : (
            <Pairs pairs={found} />
          )}
        </Panel>
        {pairs.length > 0 ? <YearPapers year={yearOf(today(actor.at))} /> : null}
      </PageBody>
    </>
  );
}

/** The papers of all pairs that ran in a year. */
function YearPapers({ year }: { year: number }) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Panel title="结对培养协议" aside="当年在期的，每对一份">
        <YearBatch kind="agreement" label="结对培养协议" year={year} />
      </Panel>
      <Panel title="帮带记录" aside="当年在期的，每对一份">
        <YearBatch kind="log" label="帮带记录" year={year} />
      </Panel>
    </div>
  );
}

function Counts({ pairs }: { pairs: PairLine[] }) {
  const count = (test: (pair: PairLine) => boolean) => `${pairs.filter(test).length} 对`;
  return (
    <Panel>
      <Facts
        large
        width="6rem"
        items={[
          { label: "进行中", value: count(({ state }) => state.live) },
          { label: "黄牌", value: count(({ state }) => state.colour === "amber") },
          { label: "红牌", value: count(({ state }) => state.colour === "red") },
          { label: "协议未签齐", value: count(SHOWS.unsigned?.test ?? (() => false)) },
          { label: "将满或已满", value: count(({ state }) => state.ending) },
          { label: "需换导师或结束", value: count(SHOWS.trouble?.test ?? (() => false)) },
        ]}
      />
    </Panel>
  );
}

function Pairs({ pairs }: { pairs: PairLine[] }) {
  return (
    <Table label="结对" sticky stack>
      <thead>
        <tr>
          <th scope="col">培养对象</th>
          <th scope="col">导师</th>
          <th scope="col">方向</th>
          <th scope="col">期限</th>
          <th scope="col">目标进度</th>
          <th scope="col" className="num">
            记录
          </th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <tr key={pair.id}>
            <th scope="row">
              <a className="text-link" href={`/mentoring/${pair.id}`}>
                {pair.mentee.name}
              </a>
              <span className="sub">{pair.mentee.unitName}</span>
            </th>
            <td data-label="导师">
              {pair.mentor.name}
              <span className="sub">{pair.mentor.unitName}</span>
            </td>
            <td data-label="方向">
              {pair.field}
              <span className="sub">{pair.number}</span>
            </td>
            <td data-label="期限" className="nowrap">
              {sayDate(pair.from)}
              <span className="sub">
                {pair.endedOn ? `${sayDate(pair.endedOn)} 结束` : `至 ${sayDate(pair.state.lastDay)}`}
              </span>
            </td>
            <td data-label="目标进度">
              {pair.state.progress === null ? (
                "—"
              ) : (
                <>
                  <div className="w-full sm:w-32">
                    <Bar value={pair.state.progress} total={100} label={`${pair.mentee.name} 目标进度`} />
                  </div>
                  <span className="sub">{pair.state.progress}%</span>
                </>
              )}
            </td>
            <td data-label="记录" className="num">
              {pair.state.logs.kept}/{pair.state.logs.owed}
              {pair.state.missed > 0 ? <span className="sub">连缺 {pair.state.missed} 个月</span> : null}
            </td>
            <td data-label="状态">
              <PairBadges pair={pair} />
              {pair.trouble.length > 0 ? <span className="sub text-accent">{pair.trouble.join("；")}</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
