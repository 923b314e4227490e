import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Timeline } from "@/components/chart/timeline";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { today } from "@/lib/calendar";
import { inForce } from "@/lib/rotation/course";
import { maySeePostings } from "@/lib/rotation/policy";
import { listPostings, reachedUnits } from "@/lib/rotation/posting/queries";
import { spanOf } from "@/lib/rotation/span";
import { rowsOf } from "../bars";
import { RotationTabs } from "../rotation-tabs";

export const metadata: Metadata = { title: "锻炼时间轴" };

export default async function TimelinePage() {
  const actor = await requireActor();
  if (maySeePostings(actor) !== true) notFound();
  const on = today(actor.at);
  const all = (await listPostings(actor)).filter(({ state }) => state !== "CANCELLED");
  const span = spanOf(
    all.map(({ dates }) => dates),
    on,
  );
  const lines = all.filter(({ dates }) => inForce(dates).until > span.from);
  const units = unitsOf(lines.map(({ hostUnitId: id, hostUnitName: name }) => ({ id, name })));
  const homes = lines.map(({ homeUnitId: id, homeUnitName: name }) => ({ id, name }));
  const reach = await reachedUnits(actor);
  const boards = unitsOf([...units, ...homes]).filter(({ id }) => reach === null || reach.includes(id));
  return (
    <>
      <PageHead title="锻炼时间轴" sub="按锻炼单位，近一年及以后" />
      <PageBody>
        <RotationTabs current="/rotation/timeline" />
        <Panel
          title="全厂"
          aside="深色锻炼中，虚线未报到，灰色已结束；红线是今天"
          foot={
            <>
              单位看板：
              {boards.map(({ id, name }) => (
                <a key={id} className="text-link mr-3 whitespace-nowrap" href={`/rotation/units/${id}`}>
                  {name}
                </a>
              ))}
            </>
          }
        >
          {lines.length === 0 ? (
            <Empty title="近一年没有岗位锻炼。">安排锻炼后在这里按单位画出。</Empty>
          ) : (
            <Timeline
              label="岗位锻炼时间轴，按锻炼单位"
              {...span}
              today={on}
              groups={units.map(({ id, name }) => ({
                label: name,
                rows: rowsOf(
                  lines.filter(({ hostUnitId }) => hostUnitId === id),
                  "home",
                ),
              }))}
            />
          )}
        </Panel>
      </PageBody>
    </>
  );
}

type Named = { id: string; name: string };

/** Each once, in the order of their names. */
function unitsOf(named: readonly Named[]): Named[] {
  const units = new Map(named.map(({ id, name }) => [id, name]));
  return [...units].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, "zh"));
}
