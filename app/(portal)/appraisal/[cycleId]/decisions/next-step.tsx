import { ActionForm } from "@/components/form/action-form";
import { DateField, Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { ResultSheet } from "@/lib/appraisal/conclusion/queries";
import { mayMove } from "@/lib/appraisal/cycle/policy";
import { nextSteps, stateLabel } from "@/lib/appraisal/cycle/states";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, sayDate } from "@/lib/calendar";
import { archiveCycleAction, finishDecisionsAction, releaseResultsAction, submitProposalsAction } from "./actions";

type Props = { actor: Actor; cycle: ResultSheet["cycle"]; counts: ResultSheet["counts"] };

/** The one step that comes next: a form for who may take it, a sentence for everybody else. */
export function NextStep({ actor, cycle, counts }: Props) {
  const step = nextSteps(cycle.state)[0];
  if (!step) return <Notice tone="done">{`${stateLabel(cycle.state)}。${published(cycle)}`}</Notice>;
  const may = mayMove(actor, cycle, step.to);
  if (may !== true) return <Notice tone="quiet">{`下一步：${step.verb}。${may}${published(cycle)}`}</Notice>;
  const hidden = { cycleId: cycle.id };
  const confirm = { title: `${step.verb}？`, text: step.effect };
  return (
    <Panel
      title={`下一步：${step.verb}`}
      aside={cycle.state === "PROPOSED" ? `已登记 ${counts.decided} / ${counts.subjects} 人` : undefined}
    >
      <p className="mb-3 max-w-prose text-muted">{step.effect}</p>
      {step.to === "FINAL" ? (
        <ActionForm action={releaseResultsAction} submit="反馈本人" hidden={hidden} confirm={confirm} label="反馈本人">
          <FieldGrid columns={2}>
            <DateField name="publicFrom" label="优秀名单公示开始" required />
            <DateField name="publicUntil" label="公示截止" required hint="公示不少于5个工作日" />
          </FieldGrid>
        </ActionForm>
      ) : (
        <ActionForm
          action={ACTIONS[step.to as keyof typeof ACTIONS]}
          submit={step.verb}
          hidden={hidden}
          confirm={confirm}
          label={step.verb}
        >
          <Field name="note" label="说明" optional maxLength={200} className="max-w-xl" />
        </ActionForm>
      )}
    </Panel>
  );
}

const ACTIONS = { PROPOSED: submitProposalsAction, DECIDED: finishDecisionsAction, ARCHIVED: archiveCycleAction };

function published(cycle: Props["cycle"]): string {
  if (!cycle.publicFrom || !cycle.publicUntil) return "";
  return `公示 ${sayDate(fromColumn(cycle.publicFrom))} 至 ${sayDate(fromColumn(cycle.publicUntil))}。`;
}
