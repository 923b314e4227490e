import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { listResults } from "@/lib/appraisal/conclusion/queries";
import { mayMove } from "@/lib/appraisal/cycle/policy";
import { requireActor } from "@/lib/auth/session";
import { Withheld } from "../../result-view/withheld";
import { DecisionForm } from "./decision-form";
import { DecisionTable } from "./decision-table";
import { NextStep } from "./next-step";
import { SeatLine } from "./seat-line";

export const metadata: Metadata = { title: "等次审定" };

export default async function DecisionsPage({ params }: { params: Promise<{ cycleId: string }> }) {
  const actor = await requireActor();
  const { cycleId } = await params;
  const sheet = await listResults(actor, cycleId);
  if (!sheet) notFound();
  const { scheme, rows } = sheet;
  const grades = scheme.grades.map((grade) => grade.label);
  const mayPropose = mayMove(actor, sheet.cycle, "PROPOSED") === true;
  const mayDecide = mayMove(actor, sheet.cycle, "DECIDED") === true;
  return (
    <PageBody>
      <Withheld sheet={sheet} />
      <NextStep actor={actor} cycle={sheet.cycle} counts={sheet.counts} />
      <SeatLine scheme={scheme} rows={rows} />
      <Panel title="等次一览" aside={`${sheet.counts.subjects} 人`} flush>
        {sheet.counts.subjects === 0 ? (
          <Empty title="没有被考核干部">本次考核名单为空。</Empty>
        ) : (
          <DecisionTable
            cycleId={cycleId}
            rows={rows}
            scheme={scheme}
            grades={grades}
            mayPropose={mayPropose}
            ownId={actor.personId}
          />
        )}
      </Panel>
      {mayDecide ? (
        <Panel title="登记党委会审定结果" aside="一个会议议项一次登记；与建议一致的可以合并登记">
          <DecisionForm cycleId={cycleId} grades={grades} people={choosable(rows, actor.personId)} />
        </Panel>
      ) : null}
    </PageBody>
  );
}

function choosable(rows: NonNullable<Awaited<ReturnType<typeof listResults>>>["rows"], ownId: string | null) {
  return rows
    .filter((row) => row.personId !== ownId)
    .map((row) => ({
      id: row.id,
      name: row.name,
      unitName: row.unitName,
      suggested: row.result?.suggested ?? null,
      proposed: row.proposal?.grade ?? null,
      decided: row.decision !== null,
    }));
}
