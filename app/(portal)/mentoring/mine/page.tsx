import type { Metadata } from "next";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/session";
import { sayDate, today } from "@/lib/calendar";
import { sayMonthOf, sayQuarterOf } from "@/lib/mentoring/labels";
import type { PairView } from "@/lib/mentoring/pair/queries";
import { isMentor } from "@/lib/mentoring/policy";
import { addressOf } from "@/lib/mentoring/quarters";
import { listOwnPairs } from "@/lib/mentoring/queries";
import { PairBadges } from "../pair-badges";

export const metadata: Metadata = { title: "我的结对" };

export default async function OwnPairsPage() {
  const actor = await requireActor();
  const pairs = await listOwnPairs(actor);
  const live = pairs.filter(({ state }) => state.live);
  const over = pairs.filter(({ state }) => !state.live);
  return (
    <>
      <PageHead title="我的结对" sub={`${actor.name} · ${actor.unitName}`} />
      <PageBody>
        {live.length === 0 ? (
          <Panel>
            <Empty title="您目前没有结对">被安排为导师或培养对象后，在这里签协议、每月记录和确认。</Empty>
          </Panel>
        ) : (
          live.map((pair) => <OwnPair key={pair.id} pair={pair} actor={actor} />)
        )}
        {over.length > 0 ? (
          <Panel title="以往的结对">
            <ul className="grid gap-2">
              {over.map((pair) => (
                <li key={pair.id} className="flex flex-wrap items-center gap-2">
                  <a className="text-link" href={`/mentoring/${pair.id}`}>
                    {pair.mentor.name}带{pair.mentee.name}
                  </a>
                  <span className="text-xs text-muted">{pair.number}</span>
                  <PairBadges pair={pair} />
                </li>
              ))}
            </ul>
          </Panel>
        ) : null}
      </PageBody>
    </>
  );
}

function OwnPair({ pair, actor }: { pair: PairView; actor: Actor }) {
  const mentor = isMentor(actor, pair);
  const other = mentor ? pair.mentee : pair.mentor;
  const month = today(actor.at).slice(0, 7);
  const owed = pair.state.months.filter(({ owedBy }) => owedBy === (mentor ? "mentor" : "mentee"));
  const current = pair.logs.find((log) => log.month.startsWith(month));
  return (
    <Panel title={mentor ? `我带的 ${other.name}` : `我的导师 ${other.name}`} aside={<PairBadges pair={pair} />}>
      <Facts
        items={[
          { label: mentor ? "培养对象单位" : "导师单位", value: other.unitName },
          { label: "方向", value: pair.field },
          { label: "期限", value: `${sayDate(pair.from)} 至 ${sayDate(pair.state.lastDay)}` },
          { label: "记录", value: `${pair.state.logs.kept}/${pair.state.logs.owed} 个月` },
        ]}
      />
      <div className="mt-4 flex flex-wrap gap-2">
        {mentor && !current && !pair.state.future ? (
          <a className="btn btn-primary" href={`/mentoring/${pair.id}/log/${month}`}>
            记一次帮带
          </a>
        ) : null}
        {owed
          .filter((line) => !line.month.startsWith(month) || current)
          .map((line) => (
            <a
              key={line.month}
              className="btn btn-outline"
              href={`/mentoring/${pair.id}/log/${line.month.slice(0, 7)}`}
            >
              {mentor ? "补记" : "确认"}
              {sayMonthOf(line.month)}
            </a>
          ))}
        {pair.state.quarters
          .filter(({ owedBy }) => owedBy === (mentor ? "mentor" : "mentee"))
          .map(({ quarter }) => (
            <a key={quarter} className="btn btn-outline" href={`/mentoring/${pair.id}/summary/${addressOf(quarter)}`}>
              {mentor ? "写" : "确认"}
              {sayQuarterOf(quarter)}小结
            </a>
          ))}
        {pair.state.agreement.concluded ? null : (
          <a className="btn btn-outline" href={`/mentoring/${pair.id}?part=agreement`}>
            阅读并签署协议
          </a>
        )}
        <a className="btn btn-ghost" href={`/mentoring/${pair.id}`}>
          打开
        </a>
      </div>
    </Panel>
  );
}
