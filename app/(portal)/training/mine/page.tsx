import type { Metadata } from "next";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/session";
import { today } from "@/lib/calendar";
import { LINES } from "@/lib/training/labels";
import { mayReport, planSeenBy } from "@/lib/training/policy";
import { itemsOfPerson, itemsOwned, type TrainingItemView } from "@/lib/training/queries";
import { Checks, ReportForm, Reports, StateBadge, sayDue } from "../item-view";
import { YearBar, yearAsked } from "../year-bar";

export const metadata: Metadata = { title: "我的培养计划" };

type Query = { year?: string | string[] };

export default async function OwnTrainingPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor();
  const day = today(actor.at);
  const year = yearAsked((await searchParams).year, day);
  const [own, owned] = await Promise.all([itemsOfPerson(actor, actor.personId ?? "", year), itemsOwned(actor, year)]);
  const items = own ?? [];
  const live = items.filter(({ state }) => state !== "DROPPED");
  const done = live.filter(({ state }) => state === "DONE").length;
  return (
    <>
      <PageHead
        title="我的培养计划"
        sub={`${actor.name} · ${actor.unitName}`}
        actions={
          <a className="btn btn-outline" href={`/cadres/${actor.personId}?year=${year}`}>
            我的成长
          </a>
        }
      />
      <PageBody>
        <YearBar path="/training/mine" year={year} day={day} />
        <Panel
          title={`${year}年度`}
          aside={live.length > 0 ? `${live.length} 项，完成 ${done}` : undefined}
          foot={`谁能看到：${planSeenBy}。`}
        >
          {items.length === 0 ? (
            <Empty title={`您${year}年度没有培养计划。`}>党群工作部编制后会列在这里，并发消息给您。</Empty>
          ) : (
            <Items items={items} actor={actor} />
          )}
        </Panel>
        {owned.length > 0 ? (
          <Panel title="由我负责的他人项目" aside={`${owned.length} 项`}>
            <Items items={owned} actor={actor} named />
          </Panel>
        ) : null}
      </PageBody>
    </>
  );
}

function Items({ items, actor, named = false }: { items: TrainingItemView[]; actor: Actor; named?: boolean }) {
  return (
    <ul className="divide-y divide-line">
      {items.map((item) => (
        <li key={item.id} className="grid gap-1 py-3">
          <div className="flex items-start justify-between gap-3">
            <p className="min-w-0">
              <span className="mr-2 text-muted">{LINES[item.line]}</span>
              <b>{item.goal}</b>
            </p>
            <StateBadge item={item} />
          </div>
          <p className="text-muted">{item.measure}</p>
          <p className="text-xs text-muted">
            {named ? `${item.personName} · ` : ""}
            {sayDue(item.dueOn)}前{named || item.ownerId === item.personId ? "" : ` · 责任人 ${item.ownerName}`}
          </p>
          {item.state === "DROPPED" ? <p className="text-xs text-muted">取消原因：{item.droppedWhy}</p> : null}
          {item.checks.length > 0 ? (
            <div className="text-xs">
              <Checks item={item} />
            </div>
          ) : null}
          <Reports item={item} />
          {mayReport(actor, item) === true ? <ReportForm item={item} seenBy={planSeenBy} /> : null}
        </li>
      ))}
    </ul>
  );
}
