import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { mayAdjust } from "@/lib/appraisal/assignment/policy";
import { previewOf } from "@/lib/appraisal/assignment/preview";
import { getSubjectAssignments, type SubjectAssignments } from "@/lib/appraisal/assignment/queries";
import { getCycle } from "@/lib/appraisal/cycle/queries";
import { isPreparing } from "@/lib/appraisal/cycle/states";
import { getScheme } from "@/lib/appraisal/scheme/queries";
import { requireActor } from "@/lib/auth/session";
import { Warnings } from "../preview-table";
import { AddVoter } from "./add-voter";
import { LeftOut } from "./left-out";
import { VoterLines } from "./voter-lines";

export const metadata: Metadata = { title: "评价人" };

type Props = { params: Promise<{ cycleId: string; subjectId: string }> };

export default async function SubjectVotersPage({ params }: Props) {
  const actor = await requireActor();
  const { cycleId, subjectId } = await params;
  const cycle = (await getCycle(actor, cycleId)) ?? notFound();
  const [subject, scheme] = await Promise.all([
    getSubjectAssignments(actor, cycleId, subjectId),
    getScheme(actor, cycle.schemeId),
  ]);
  if (!subject || !scheme) notFound();
  const may = mayAdjust(actor, cycle, subject);
  const { groups } = scheme.document;
  const voting = subject.lines.filter(({ excused }) => !excused);
  const preview = previewOf(scheme.document, countsOf(voting));
  return (
    <PageBody>
      <p className="no-print">
        <a className="text-link" href={`/appraisal/${cycleId}/assignment`}>
          返回评价关系
        </a>
      </p>
      <Panel title={`${subject.name} · ${subject.unitName} ${subject.postTitle}`} aside={`评价人 ${voting.length} 名`}>
        {subject.notRatedReason ? (
          <Notice tone="warn" title="不参加测评">
            {subject.notRatedReason}
          </Notice>
        ) : (
          <>
            <p>
              全部交回时：
              {preview.blocks.map(({ label, voters }) => `${label} ${voters} 票`).join("，") || "没有评价人"}
            </p>
            <Warnings warnings={preview.warnings} />
          </>
        )}
        {may !== true && isPreparing(cycle.state) ? <p className="mt-2 text-muted">{may}</p> : null}
      </Panel>
      {subject.lines.length === 0 && subject.notRatedReason === null ? (
        <Panel>
          <Empty title="还没有评价人。">回到“评价关系”按规则生成，或在下面逐人增加。</Empty>
        </Panel>
      ) : null}
      {groups.map(({ key, label }) => {
        const lines = voting.filter((line) => line.group === key);
        return lines.length === 0 ? null : (
          <VoterLines key={key} cycleId={cycleId} label={label} lines={lines} may={may === true} />
        );
      })}
      <LeftOut
        cycleId={cycleId}
        groups={groups}
        lines={subject.lines.filter(({ excused }) => excused)}
        may={may === true}
      />
      {may === true && subject.notRatedReason === null ? (
        <AddVoter cycleId={cycleId} subjectId={subject.id} groups={groups} />
      ) : null}
    </PageBody>
  );
}

function countsOf(lines: SubjectAssignments["lines"]): { [group: string]: number } {
  const counts: { [group: string]: number } = {};
  for (const { group } of lines) counts[group] = (counts[group] ?? 0) + 1;
  return counts;
}
