import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { sayQuarterOf } from "@/lib/mentoring/labels";
import { mayConfirmLog, mayWriteLog } from "@/lib/mentoring/policy";
import { quarterAt } from "@/lib/mentoring/quarters";
import { getSummary } from "@/lib/mentoring/summary/queries";
import { DraftNotice } from "../../draft-notice";
import { SummaryView } from "../../summary-view";
import { MonthsOfQuarter } from "./months";
import { SummaryConfirmation, SummaryForm } from "./summary-form";

export const metadata: Metadata = { title: "季度小结" };

type Params = { params: Promise<{ pairId: string; quarter: string }> };

export default async function QuarterSummaryPage({ params }: Params) {
  const actor = await requireActor();
  const { pairId, quarter } = await params;
  const first = quarterAt(quarter);
  const page = first && (await getSummary(actor, pairId, first));
  if (!first || !page) notFound();
  const { pair, summary, maySum } = page;
  const writes = maySum === true && mayWriteLog(actor, pair) === true;
  const confirms = summary !== null && mayConfirmLog(actor, pair) === true;
  return (
    <>
      <PageHead
        title={`季度小结 · ${sayQuarterOf(first)}`}
        back={{ href: `/mentoring/${pair.id}?part=logs`, label: `${pair.mentor.name}带${pair.mentee.name}` }}
      />
      <PageBody className="max-w-2xl">
        <MonthsOfQuarter page={page} />
        <Panel title={writes ? "写小结" : "小结"}>
          {writes || confirms ? (
            <DraftNotice draft={page.draft} revision={summary?.revision ?? 0} what="这篇小结" />
          ) : null}
          {maySum !== true && !summary ? <Empty title={maySum} /> : null}
          {maySum === true && !summary && !writes ? (
            <Empty title="导师还没有写这个季度的小结">导师写好之后，由培养对象写收获并确认。</Empty>
          ) : null}
          {summary && !writes ? <SummaryView summary={summary} /> : null}
          {writes ? <SummaryForm page={page} /> : null}
          {confirms ? (
            <div className="mt-4">
              <SummaryConfirmation page={page} />
            </div>
          ) : null}
        </Panel>
        {writes && summary?.reflection ? (
          <Panel title="对象的收获与建议" aside={summary.menteeAt ? "已确认" : "改动后须重新确认"}>
            <p className="whitespace-pre-wrap">{summary.reflection}</p>
          </Panel>
        ) : null}
      </PageBody>
    </>
  );
}
