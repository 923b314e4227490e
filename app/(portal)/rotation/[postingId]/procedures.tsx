import { ActionForm } from "@/components/form/action-form";
import { ConfirmButton } from "@/components/form/confirm-button";
import { DateField, Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { type Option, SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { sayDate, today } from "@/lib/calendar";
import { dueUntil, earlier } from "@/lib/rotation/course";
import { mayApprove, mayManage } from "@/lib/rotation/policy";
import type { PostingSheet } from "@/lib/rotation/sheet/queries";
import { waitingFor } from "@/lib/rotation/waiting";
import {
  askExtensionAction,
  cancelPostingAction,
  decideEndAction,
  decideExtensionAction,
  decidePlanAction,
  endPostingAction,
  recordArrivalAction,
  recordReturnAction,
} from "../actions";
import { CorrectionDecision } from "./corrections";
import { Verdict } from "./verdict";

type Props = { actor: Actor; posting: PostingSheet };

/** What can be done next by this actor; nothing stands here that the command would refuse for the person who asks. */
export function Procedures({ actor, posting, units }: Props & { units: Option[] }) {
  const manages = mayManage(actor, posting) === true;
  const approves = mayApprove(actor, posting) === true;
  return (
    <>
      {approves ? <Decisions posting={posting} /> : null}
      {manages ? <Management actor={actor} posting={posting} units={units} /> : null}
    </>
  );
}

function Decisions({ posting }: { posting: PostingSheet }) {
  const extension = posting.extensions.find(({ decidedAt }) => !decidedAt);
  const end = posting.ends.find(({ decidedAt }) => !decidedAt);
  return (
    <>
      <CorrectionDecision posting={posting} />
      {posting.state === "PLANNED" ? (
        <Panel title="批准派出" aside="批准后通知本人和安排人">
          <ActionForm
            action={decidePlanAction}
            submit="提交"
            label="批准派出"
            hidden={{ postingId: posting.id, version: posting.version }}
          >
            <Verdict />
            <FieldGrid columns={2}>
              <Field name="approvalNo" label="批准文号或会议纪要" hint="批准时必填" maxLength={60} />
              <Field name="note" label="意见" hint="不批准须写明理由" maxLength={200} />
            </FieldGrid>
          </ActionForm>
        </Panel>
      ) : null}
      {extension ? (
        <Panel title="批准延长" aside={`${extension.askedByName}申请`}>
          <p className="mb-3">
            延长至 {sayDate(extension.last)}（现期满日 {sayDate(posting.due)}）。理由：{extension.reason}
          </p>
          <ActionForm
            action={decideExtensionAction}
            submit="提交"
            label="批准延长"
            hidden={{ requestId: extension.id }}
          >
            <Verdict />
            <Field name="note" label="意见" hint="不批准须写明理由" maxLength={200} />
          </ActionForm>
        </Panel>
      ) : null}
      {end ? (
        <Panel title="批准提前结束" aside={`${end.askedByName}申请`}>
          <p className="mb-3">
            最后一天 {sayDate(end.last)}（期满日 {sayDate(posting.due)}）。原因：{end.reason}
          </p>
          <ActionForm action={decideEndAction} submit="提交" label="批准提前结束" hidden={{ requestId: end.id }}>
            <Verdict />
            <Field name="note" label="意见" hint="不批准须写明理由" maxLength={200} />
          </ActionForm>
        </Panel>
      ) : null}
    </>
  );
}

function Management({ actor, posting, units }: Props & { units: Option[] }) {
  const { state, dates } = posting;
  const keys = { postingId: posting.id, version: posting.version };
  const waiting = waitingFor(posting);
  if (state === "PLANNED" || state === "APPROVED") {
    return (
      <Panel title="办理">
        <div className="flex flex-wrap gap-2">
          {state === "APPROVED" ? (
            <ConfirmButton action={recordArrivalAction} label="登记报到" title="登记报到" tone="primary" hidden={keys}>
              <DateField
                name="from"
                label="实际报到日期"
                required
                max={today(actor.at)}
                defaultValue={earlier(dates.plannedFrom, today(actor.at))}
              />
            </ConfirmButton>
          ) : (
            <a className="btn btn-outline" href={`/rotation/${posting.id}/edit`}>
              修改计划
            </a>
          )}
          <ConfirmButton
            action={cancelPostingAction}
            label="取消安排"
            title="取消这项安排？"
            text="记录和原因保留，这段时间可以另作安排。"
            tone="quiet"
            hidden={keys}
          >
            <TextAreaField name="reason" label="取消原因" required limit={200} rows={2} />
          </ConfirmButton>
        </div>
      </Panel>
    );
  }
  if (state === "RUNNING" && dates.actualUntil === null) {
    return (
      <Panel title="办理" aside={waiting ? `有一项${waiting}等待党委书记批准` : undefined}>
        {waiting ? (
          <p className="text-muted">得到答复后才能再办理延长或结束。</p>
        ) : (
          <Running actor={actor} posting={posting} />
        )}
      </Panel>
    );
  }
  if (dates.actualUntil === null || state === "CANCELLED") return null;
  return posting.returnPost ? null : <ReturnPanel posting={posting} units={units} />;
}

function Running({ actor, posting }: Props) {
  const over = dueUntil(posting.dates) <= today(actor.at);
  return (
    <div className="flex flex-wrap gap-2">
      <ConfirmButton
        action={endPostingAction}
        label={over ? "登记期满结束" : "提前结束"}
        title={over ? "登记结束" : "申请提前结束"}
        text={over ? "结束后进入鉴定。" : "提前结束须写明原因，并由党委书记批准。"}
        tone={over ? "primary" : "outline"}
        hidden={{ postingId: posting.id }}
      >
        <DateField
          name="last"
          label="最后一天"
          required
          max={posting.due}
          defaultValue={over ? posting.due : undefined}
          hint={`期满日 ${sayDate(posting.due)}`}
        />
        <TextAreaField name="reason" label="提前结束的原因" optional={over} required={!over} limit={300} rows={2} />
      </ConfirmButton>
      <ConfirmButton
        action={askExtensionAction}
        label="申请延长"
        title="申请延长"
        text={`现期满日 ${sayDate(posting.due)}；最多延长${posting.rules.extensions}次，每次不超过${posting.rules.extensionMonths}个月，由党委书记批准。`}
        hidden={{ postingId: posting.id }}
      >
        <DateField name="last" label="延长后的最后一天" required />
        <TextAreaField name="reason" label="延长理由" required limit={300} rows={2} />
      </ConfirmButton>
    </div>
  );
}

function ReturnPanel({ posting, units }: { posting: PostingSheet; units: Option[] }) {
  return (
    <Panel title="返回岗位" aside="锻炼不与任用直接挂钩；任职变动在人员页办理">
      <ActionForm
        action={recordReturnAction}
        submit="登记返回岗位"
        tone="outline"
        label="返回岗位"
        hidden={{ postingId: posting.id, version: posting.version }}
      >
        <FieldGrid columns={3}>
          <SelectField
            name="unitId"
            label="返回单位"
            required
            placeholder="请选择"
            options={units}
            defaultValue={posting.homeUnitId}
          />
          <Field name="post" label="返回岗位" required maxLength={60} defaultValue={posting.homePost} />
          <DateField name="on" label="返回日期" required defaultValue={posting.dates.actualUntil ?? undefined} />
        </FieldGrid>
      </ActionForm>
    </Panel>
  );
}
