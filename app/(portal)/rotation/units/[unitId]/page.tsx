import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Timeline } from "@/components/chart/timeline";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { today } from "@/lib/calendar";
import { getBoard, type PostingLine } from "@/lib/rotation/posting/queries";
import { spanOf } from "@/lib/rotation/span";
import { rowsOf } from "../../bars";
import { PostingsTable } from "../../postings-table";
import { RotationTabs } from "../../rotation-tabs";

export const metadata: Metadata = { title: "单位看板" };

/** 谁在我处、谁在外. */
export default async function UnitBoardPage({ params }: { params: Promise<{ unitId: string }> }) {
  const actor = await requireActor();
  const board = (await getBoard(actor, (await params).unitId)) ?? notFound();
  const on = today(actor.at);
  const { unit, here, away, lines } = board;
  const span = spanOf(
    lines.map(({ dates }) => dates),
    on,
  );
  const hosted = lines.filter((line) => board.below.includes(line.hostUnitId));
  const sent = lines.filter((line) => board.below.includes(line.homeUnitId));
  const groups = [
    { label: "在我处", rows: rowsOf(hosted, "home") },
    { label: "在外", rows: rowsOf(sent) },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <>
      <PageHead
        title={`${unit.name} · 单位看板`}
        sub={`在我处 ${here.length} 人，在外 ${away.length} 人`}
        back={{ href: "/rotation", label: "岗位锻炼" }}
      />
      <PageBody>
        <RotationTabs current={`/rotation/units/${unit.id}`} unitId={unit.id} />
        {groups.length > 0 ? (
          <Panel title="时间轴" aside="深色锻炼中，虚线未报到，灰色已结束；红线是今天">
            <Timeline label={`${unit.name}的岗位锻炼时间轴`} {...span} today={on} groups={groups} />
          </Panel>
        ) : null}
        <Side title="在我处" lines={here} empty={`没有人在${unit.name}锻炼。`} />
        <Side title="在外" lines={away} empty={`${unit.name}没有人在外锻炼。`} />
      </PageBody>
    </>
  );
}

function Side({ title, lines, empty }: { title: string; lines: PostingLine[]; empty: string }) {
  return (
    <Panel title={title} aside={`${lines.length} 人，含待报到`} flush={lines.length > 0}>
      {lines.length > 0 ? (
        <PostingsTable label={title} lines={lines} />
      ) : (
        <Empty title={empty}>安排由党群工作部提出、党委书记批准。</Empty>
      )}
    </Panel>
  );
}
