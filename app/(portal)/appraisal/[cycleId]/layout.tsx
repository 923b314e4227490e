import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { PageHead } from "@/components/shell/page-head";
import { Steps } from "@/components/ui/steps";
import { cycleLabel } from "@/lib/appraisal/cycle/labels";
import { mayReadCycles } from "@/lib/appraisal/cycle/policy";
import { type CycleHead, getCycleHead } from "@/lib/appraisal/cycle/queries";
import { isVoting, STATES, stateLabel } from "@/lib/appraisal/cycle/states";
import { requireActor } from "@/lib/auth/session";
import { sayMoment } from "@/lib/calendar";
import { CycleTabs } from "./cycle-tabs";
import { tabsOf } from "./tabs";

type Props = { children: ReactNode; params: Promise<{ cycleId: string }> };

/** The frame of every page of one cycle: its name, its state, and the pages this person may open. */
export default async function CycleLayout({ children, params }: Props) {
  const actor = await requireActor();
  const cycle = (await getCycleHead(actor, (await params).cycleId)) ?? notFound();
  return (
    <>
      <PageHead title={cycle.title} back={{ href: "/appraisal", label: "考核批次" }} sub={subOf(cycle, actor.at)} />
      <div className="grid gap-2 px-4 pt-3 empty:hidden lg:px-8">
        {mayReadCycles(actor) === true ? (
          <Steps label="考核进程" steps={STATES.map(stateLabel)} current={STATES.indexOf(cycle.state)} />
        ) : null}
        <CycleTabs items={tabsOf(actor, cycle)} />
      </div>
      {children}
    </>
  );
}

function subOf(cycle: CycleHead, at: Date): string {
  const kind = cycleLabel(cycle);
  if (isVoting(cycle, at)) return `${kind} · 截止 ${sayMoment(cycle.voteClosesAt)}`;
  if (cycle.state === "OPEN" && at < cycle.voteOpensAt) return `${kind} · ${sayMoment(cycle.voteOpensAt)} 开始评分`;
  return `${kind} · ${stateLabel(cycle.state)}`;
}
