import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { ConfirmButton } from "@/components/form/confirm-button";
import { Field } from "@/components/form/field";
import { TextAreaField } from "@/components/form/text-area-field";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { mayMove } from "@/lib/appraisal/cycle/policy";
import type { CycleView } from "@/lib/appraisal/cycle/queries";
import { nextSteps, stateLabel, type Transition, transition } from "@/lib/appraisal/cycle/states";
import type { Actor } from "@/lib/auth/actor";
import { approveCycleAction, returnCycleAction, startCycleAction } from "../actions";

type Props = { actor: Actor; cycle: CycleView; faults: string[] };

/** Pages on which the later steps are taken. */
const ELSEWHERE: Partial<Record<Transition["to"], [page: string, label: string]>> = {
  CLOSED: ["progress", "查看回收进度"],
  TALLIED: ["opening", "前往开箱计票"],
  PROPOSED: ["decisions", "前往等次审定"],
  DECIDED: ["decisions", "前往等次审定"],
  FINAL: ["decisions", "前往等次审定"],
  ARCHIVED: ["decisions", "前往归档"],
};

/** What comes next, what it does, who does it, and what still stands in the way. */
export function NextStep({ actor, cycle, faults }: Props) {
  const step = nextSteps(cycle.state)[0];
  if (!step) return <Notice tone="done">{`${stateLabel(cycle.state)}，本次考核不再变动。`}</Notice>;
  const may = mayMove(actor, cycle, step.to);
  const elsewhere = ELSEWHERE[step.to];
  return (
    <Panel title={`下一步：${step.verb}`}>
      <div className="grid gap-3">
        <p className="max-w-prose text-muted">{step.effect}</p>
        <Faults faults={faults} step={step} cycleId={cycle.id} />
        {may !== true ? <p className="text-muted">{may}</p> : null}
        {elsewhere ? (
          <p>
            <a
              className={`btn ${may === true ? "btn-primary" : "btn-outline"}`}
              href={`/appraisal/${cycle.id}/${elsewhere[0]}`}
            >
              {elsewhere[1]}
            </a>
          </p>
        ) : null}
        {may === true && !elsewhere ? <Take step={step} cycle={cycle} ready={faults.length === 0} /> : null}
        <Return actor={actor} cycle={cycle} />
      </div>
    </Panel>
  );
}

const PAGES: [word: string, page: string][] = [
  ["被考核干部", "subjects"],
  ["名单", "subjects"],
  ["评价人", "assignment"],
  ["评价关系", "assignment"],
];

function Faults({ faults, step, cycleId }: { faults: string[]; step: Transition; cycleId: string }) {
  if (faults.length === 0) return null;
  const link = (fault: string): ReactNode => {
    const page = PAGES.find(([word]) => fault.includes(word))?.[1];
    if (!page) return null;
    return (
      <a className="text-link whitespace-nowrap" href={`/appraisal/${cycleId}/${page}`}>
        前往处理
      </a>
    );
  };
  return (
    <Notice tone="warn" title={`还不能${step.verb}`}>
      <ul className="list-disc pl-5">
        {faults.map((fault) => (
          <li key={fault}>
            {fault} {link(fault)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Take({ step, cycle, ready }: { step: Transition; cycle: CycleView; ready: boolean }) {
  if (!ready) return null;
  const confirm = { title: `${step.verb}“${cycle.title}”？`, text: step.effect };
  if (step.to === "OPEN") {
    return (
      <ActionForm
        action={startCycleAction}
        submit={step.verb}
        pending="正在冻结…"
        hidden={{ cycleId: cycle.id }}
        confirm={confirm}
        label={step.verb}
      />
    );
  }
  return (
    <ActionForm
      action={approveCycleAction}
      submit={step.verb}
      hidden={{ cycleId: cycle.id }}
      confirm={confirm}
      label={step.verb}
    >
      <Field
        name="note"
        label="批准意见"
        optional
        maxLength={200}
        className="max-w-xl"
        hint="如：党委会2025年第12次会议同意"
      />
    </ActionForm>
  );
}

function Return({ actor, cycle }: { actor: Actor; cycle: CycleView }) {
  const back = transition(cycle.state, "DRAFT");
  if (!back || mayMove(actor, cycle, "DRAFT") !== true) return null;
  return (
    <p>
      <ConfirmButton
        action={returnCycleAction}
        label={back.verb}
        title="退回修改？"
        text={back.effect}
        hidden={{ cycleId: cycle.id }}
      >
        <TextAreaField name="reason" label="理由" required limit={200} />
      </ConfirmButton>
    </p>
  );
}
