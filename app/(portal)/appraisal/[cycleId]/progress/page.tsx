import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/form/action-form";
import { ConfirmButton } from "@/components/form/confirm-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { PageBody } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Meter } from "@/components/ui/meter";
import { Panel } from "@/components/ui/panel";
import { mayClose } from "@/lib/appraisal/ballot/policy";
import { hasClosedVote } from "@/lib/appraisal/cycle/states";
import { mayRemind } from "@/lib/appraisal/progress/policy";
import { getProgress, type Progress } from "@/lib/appraisal/progress/queries";
import type { Actor } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/session";
import { sayMoment } from "@/lib/calendar";
import { Refresh } from "../../../refresh";
import { TurnoutView } from "../../../turnout";
import { closeVoteAction, remindAction } from "./actions";
import { MissingTable } from "./missing-table";

export const metadata: Metadata = { title: "回收进度" };

export default async function ProgressPage({ params }: { params: Promise<{ cycleId: string }> }) {
  const actor = await requireActor();
  const progress = (await getProgress(actor, (await params).cycleId)) ?? notFound();
  const { cycle, total, units, missing } = progress;
  return (
    <PageBody>
      {cycle.state === "OPEN" ? <Refresh seconds={20} /> : null}
      <Panel title="回收进度" aside={`${sayMoment(actor.at)} 的情况${cycle.state === "OPEN" ? "，自动更新" : ""}`}>
        <TurnoutView cycle={cycle} total={total} units={units} at={actor.at} />
      </Panel>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Groups progress={progress} />
        <Closing actor={actor} progress={progress} />
      </div>
      {missing ? (
        <Panel
          title={`尚未交回（${missing.length} 人）`}
          aside="只有党群工作部可以看到"
          flush={missing.length > 0}
          foot={<Reminding actor={actor} progress={progress} />}
        >
          <MissingTable missing={missing} />
        </Panel>
      ) : null}
    </PageBody>
  );
}

function Groups({ progress: { groups, smallGroups, threshold } }: { progress: Progress }) {
  const foot = `一人在几个组评价时，各组都计。${smallGroups > 0 ? `另有 ${smallGroups} 个组不足 ${threshold} 人，不单列。` : ""}`;
  return (
    <Panel title="分组情况" foot={foot}>
      {groups.length === 0 ? (
        <Empty title={`没有 ${threshold} 人以上的评价组。`}>人数少的组单列会指向个人，因此不显示。</Empty>
      ) : (
        groups.map((group) => (
          <Meter key={group.label} label={group.label} value={group.returned} total={group.papers} />
        ))
      )}
    </Panel>
  );
}

/** 截止: by hand before the deadline, by the portal itself at it. */
function Closing({ actor, progress: { cycle, total } }: { actor: Actor; progress: Progress }) {
  if (cycle.state !== "OPEN") {
    return (
      <Panel title="截止">
        <p className="text-muted">测评已截止，不再接收测评表。</p>
      </Panel>
    );
  }
  const over = hasClosedVote(cycle, actor.at);
  const may = mayClose(actor, cycle);
  const left = total.papers - total.returned;
  return (
    <Panel title="截止">
      <div className="grid gap-3">
        <p className="text-muted">
          {over
            ? "截止时间已到，系统每分钟自动截止一次。几分钟后仍未截止，说明票箱与登记不符，请点“截止”查看原因。"
            : `${sayMoment(cycle.voteClosesAt)} 自动截止。截止时核对：登记交回的份数等于票箱内的信封数，不符则不能截止。`}
        </p>
        {may === true ? (
          <div>
            <ConfirmButton
              action={closeVoteAction}
              label={over ? "截止" : "提前截止"}
              title="截止测评？"
              text={`还有 ${left} 份没有交回。截止后不再接收，未提交的草稿随即销毁，不能恢复。`}
              submit="截止"
              tone="danger"
              hidden={{ cycleId: cycle.id }}
            >
              {over ? null : <TextAreaField name="note" label="提前截止的理由" optional limit={200} rows={2} />}
            </ConfirmButton>
          </div>
        ) : (
          <p className="text-muted">{may}</p>
        )}
      </div>
    </Panel>
  );
}

function Reminding({ actor, progress: { cycle, missing, reminder } }: { actor: Actor; progress: Progress }) {
  const last = reminder
    ? `上次催办 ${sayMoment(reminder.at)}，${reminder.by}，${reminder.voters} 人。`
    : "还没有催办过。";
  if (!missing || missing.length === 0 || mayRemind(actor, cycle) !== true) return last;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <span>{last}催办只在站内提醒，不含任何打分信息。</span>
      <ActionForm
        action={remindAction}
        submit={`催办 ${missing.length} 人`}
        tone="outline"
        hidden={{ cycleId: cycle.id }}
        inline
        label="催办未交人员"
      />
    </div>
  );
}
