import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { PageBody } from "@/components/shell/page-head";
import { getCycle, getCycleHead } from "@/lib/appraisal/cycle/queries";
import { listStartFaults } from "@/lib/appraisal/start/queries";
import { requireActor } from "@/lib/auth/session";
import { CycleFacts } from "./overview/cycle-facts";
import { FrozenHashes } from "./overview/frozen-hashes";
import { NextStep } from "./overview/next-step";
import { Officials } from "./overview/officials";
import { StepsLog } from "./overview/steps-log";
import { VotingHours } from "./overview/voting-hours";
import { tabsOf } from "./tabs";

export const metadata: Metadata = { title: "考核概况" };

export default async function CyclePage({ params }: { params: Promise<{ cycleId: string }> }) {
  const actor = await requireActor();
  const { cycleId } = await params;
  const cycle = await getCycle(actor, cycleId);
  if (!cycle) {
    // Voters, subjects and scrutineers have no overview: they go straight to what is theirs.
    const head = (await getCycleHead(actor, cycleId)) ?? notFound();
    redirect(tabsOf(actor, head)[0]?.href ?? (head.mySubjectId ? `/mine/${head.mySubjectId}` : "/"));
  }
  // What stands in the way of the approval says nothing about a vote that is long over.
  const approval = cycle.state === "DRAFT" ? cycle.approvalFaults : [];
  const faults = cycle.state === "APPROVED" ? await listStartFaults(actor, cycle) : approval;
  return (
    <PageBody>
      <NextStep actor={actor} cycle={cycle} faults={faults ?? []} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid gap-4">
          <CycleFacts actor={actor} cycle={cycle} />
          <VotingHours actor={actor} cycle={cycle} />
          <FrozenHashes cycle={cycle} />
        </div>
        <div className="grid gap-4">
          <Officials actor={actor} cycle={cycle} />
          <StepsLog cycle={cycle} />
        </div>
      </div>
    </PageBody>
  );
}
