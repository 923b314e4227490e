import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { isPlainDate, sayDate, sayMoment, today } from "@/lib/calendar";
import { sayMonthOf } from "@/lib/mentoring/labels";
import { getLog } from "@/lib/mentoring/log/queries";
import { isMentor, mayConfirmLog, mayWriteLog } from "@/lib/mentoring/policy";
import { DraftNotice } from "../../draft-notice";
import { LogView } from "../../log-view";
import { NoteForm } from "../../notes";
import { LogForm, ReflectionForm } from "./log-form";

export const metadata: Metadata = { title: "帮带记录" };

type Params = { params: Promise<{ pairId: string; month: string }> };

export default async function LogMonthPage({ params }: Params) {
  const actor = await requireActor();
  const { pairId, month } = await params;
  const first = `${month}-01`;
  const page = isPlainDate(first) ? await getLog(actor, pairId, first) : null;
  if (!page) notFound();
  const { pair, log, mayLog, lastHeldOn, nth } = page;
  const writes = mayLog === true && mayWriteLog(actor, pair) === true;
  const confirms = log !== null && mayConfirmLog(actor, pair) === true;
  const other = isMentor(actor, pair) ? pair.mentee : pair.mentor;
  const sub = `结对第 ${nth} 个月${lastHeldOn ? ` · 上次 ${sayDate(lastHeldOn).slice(5)}` : ""}`;
  return (
    <>
      <PageHead
        title={`${writes ? "记一次帮带" : "帮带记录"} · ${sayMonthOf(first)}`}
        back={{ href: `/mentoring/${pair.id}?part=logs`, label: `${pair.mentor.name}带${pair.mentee.name}` }}
      />
      <PageBody className="max-w-2xl">
        <Panel title={other.name} aside={`${other.unitName} · ${sub}`}>
          {writes || confirms ? <DraftNotice draft={page.draft} revision={log?.revision ?? 0} what="这篇记录" /> : null}
          {mayLog !== true && !log ? <Empty title={mayLog} /> : null}
          {mayLog === true && !log && !writes ? (
            <Empty title="导师还没有记录这个月">导师记下之后，由培养对象写体会并确认。</Empty>
          ) : null}
          {log && !writes ? <LogView pair={pair} log={log} /> : null}
          {writes ? <LogForm page={page} day={today(actor.at)} /> : null}
          {confirms ? (
            <div className="mt-4">
              <ReflectionForm page={page} />
            </div>
          ) : null}
        </Panel>
        {writes && log?.reflection ? (
          <Panel title="对象体会" aside={log.menteeAt ? `${sayMoment(log.menteeAt)} 确认` : "改动后须重新确认"}>
            <p className="whitespace-pre-wrap">{log.reflection}</p>
          </Panel>
        ) : null}
        {writes || confirms ? (
          <Panel title="写一段不公开的">
            <NoteForm pairId={pair.id} />
          </Panel>
        ) : null}
      </PageBody>
    </>
  );
}
