import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { getCycle } from "@/lib/appraisal/cycle/queries";
import { isPreparing } from "@/lib/appraisal/cycle/states";
import { mayEditSubjects } from "@/lib/appraisal/subject/policy";
import { listCandidates, listSubjects } from "@/lib/appraisal/subject/queries";
import { POOLS } from "@/lib/appraisal/subject/schema";
import { requireActor } from "@/lib/auth/session";
import { fromColumn, sayDate } from "@/lib/calendar";
import { CATEGORIES } from "@/lib/organisation/labels";
import { AddByHand } from "./add-by-hand";
import { Candidates } from "./candidates";
import { PoolTable } from "./pool-table";

export const metadata: Metadata = { title: "被考核干部" };

export default async function SubjectsPage({ params }: { params: Promise<{ cycleId: string }> }) {
  const actor = await requireActor();
  const cycle = (await getCycle(actor, (await params).cycleId)) ?? notFound();
  const [subjects, offered] = await Promise.all([
    listSubjects(actor, cycle.id),
    isPreparing(cycle.state) ? listCandidates(actor, cycle) : null,
  ]);
  if (!subjects) notFound();
  const may = mayEditSubjects(actor, cycle);
  const pools = POOLS.filter((pool) => subjects.some((subject) => subject.pool === pool));
  return (
    <PageBody>
      {may !== true && isPreparing(cycle.state) ? <Notice tone="quiet">{may}</Notice> : null}
      {offered && offered.candidates.length > 0 ? (
        <Candidates cycle={cycle} candidates={offered.candidates} may={may === true} />
      ) : null}
      {subjects.length === 0 ? (
        <Panel>
          <Empty title="还没有列入被考核干部。">
            {offered && offered.candidates.length > 0
              ? "按类别一次列入上面的人员，也可以逐人增加。"
              : `${sayDate(fromColumn(cycle.cutoffOn))}的组织机构中没有中层正职、中层副职、基层骨干任职，请先在“人员”中登记任职。`}
          </Empty>
        </Panel>
      ) : null}
      {pools.map((pool) => (
        <PoolTable
          key={pool}
          cycleId={cycle.id}
          label={CATEGORIES[pool]}
          subjects={subjects.filter((subject) => subject.pool === pool)}
          holders={offered?.holderIds ?? null}
        />
      ))}
      {may === true ? <AddByHand cycleId={cycle.id} /> : null}
    </PageBody>
  );
}
