import { ActionForm } from "@/components/form/action-form";
import { RadioGroup } from "@/components/form/choice-fields";
import { ConfirmButton } from "@/components/form/confirm-button";
import { DateField, Field } from "@/components/form/field";
import { SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { addWorkdays, sayDate, sayFullMoment, today } from "@/lib/calendar";
import { BY_HAND } from "@/lib/mentoring/ending/schema";
import { ANSWER_LABELS, END_LABELS } from "@/lib/mentoring/labels";
import type { PairPage } from "@/lib/mentoring/pair/queries";
import { mayAskChange, mayChangePair, mayManagePair, mayWaive } from "@/lib/mentoring/policy";
import {
  answerChangeAction,
  askChangeAction,
  endPairAction,
  extendPairAction,
  waiveMentorAction,
  withdrawChangeAction,
} from "../actions";

/** What happened to the pair, and what may still be done about it. */
export function History({ pair, actor }: { pair: PairPage; actor: Actor }) {
  const manages = mayChangePair(actor, pair) === true;
  // Also where a mentor has left: the mentee is still there.
  const open = pair.state.live || (pair.end !== null && ["CHANGED", "LEFT"].includes(pair.end) && !pair.mentee.leftOn);
  const follows = mayManagePair(actor, pair) === true && !pair.successor && !pair.waivedAt && open;
  return (
    <>
      <Panel title="经过">
        <ol className="grid gap-1.5">
          {eventsOf(pair).map(({ at, said }) => (
            <li key={`${at}${said}`} className="flex gap-3">
              <span className="w-28 flex-none text-xs leading-6 text-muted">{at}</span>
              <span>{said}</span>
            </li>
          ))}
        </ol>
      </Panel>
      <ChangeRequest pair={pair} actor={actor} />
      {manages || follows ? (
        <Panel title="办理">
          <div className="flex flex-wrap gap-2">
            {follows ? (
              <a className="btn btn-outline" href={`/mentoring/new?after=${pair.id}`}>
                安排新导师
              </a>
            ) : null}
            {manages ? <Measures pair={pair} /> : null}
            {mayWaive(actor, pair) === true ? <Waiver pairId={pair.id} /> : null}
          </div>
        </Panel>
      ) : null}
    </>
  );
}

function Measures({ pair }: { pair: PairPage }) {
  return (
    <>
      {pair.state.monthsLeft > 0 ? (
        <ConfirmButton
          action={extendPairAction}
          label="延期"
          title="延长这对结对"
          hidden={{ pairId: pair.id, lastDay: pair.state.lastDay }}
        >
          <Field
            name="months"
            label="延期"
            type="number"
            min={1}
            max={pair.state.monthsLeft}
            unit="个月"
            required
            hint={`累计最多${pair.rules.extensionMonths}个月，还可延${pair.state.monthsLeft}个月`}
          />
          <Field name="reason" label="理由" required maxLength={120} />
        </ConfirmButton>
      ) : null}
      <ConfirmButton
        action={endPairAction}
        label="结束结对"
        title="结束这对结对？"
        text="记录保留。期满出师请在“出师”中办理；更换导师请先安排新导师，避免空档。"
        tone="danger"
        hidden={{ pairId: pair.id }}
      >
        <SelectField
          name="end"
          label="结束方式"
          required
          placeholder="请选择"
          options={BY_HAND.map((value) => ({ value, label: END_LABELS[value] }))}
        />
        <DateField name="on" label="结束日期" required hint="自这一天起不再结对" />
        <Field name="reason" label="理由" required maxLength={120} />
      </ConfirmButton>
    </>
  );
}

function Waiver({ pairId }: { pairId: string }) {
  return (
    <ConfirmButton
      action={waiveMentorAction}
      label="不再安排导师"
      title="不再安排导师？"
      text="这对结对的“安排新导师”待办随之办结。以后另有需要，可重新安排结对。"
      hidden={{ pairId }}
    >
      <Field name="reason" label="理由" required maxLength={120} hint="培养对象能看到" />
    </ConfirmButton>
  );
}

function ChangeRequest({ pair, actor }: { pair: PairPage; actor: Actor }) {
  const open = pair.state.change;
  if (!open) {
    if (mayAskChange(actor, pair) !== true) return null;
    return (
      <Panel title="申请更换导师">
        <ActionForm action={askChangeAction} submit="提交申请" tone="outline" hidden={{ pairId: pair.id }}>
          <TextAreaField
            name="reason"
            label="理由"
            required
            limit={300}
            seenBy="党群工作部和有权查看本结对的人；对方看不到"
          />
        </ActionForm>
      </Panel>
    );
  }
  const due = addWorkdays(today(open.at), pair.rules.changeDays);
  return (
    <Panel title="更换导师的申请" aside={`${sayDate(due)} 前答复（按工作日计，未计法定节假日）`}>
      <p>
        {open.byName} {sayFullMoment(open.at)} 提出{open.reason ? `：${open.reason}` : "。"}
      </p>
      {open.byId === actor.personId ? (
        <ConfirmButton
          action={withdrawChangeAction}
          label="撤回申请"
          title="撤回更换导师的申请？"
          small
          hidden={{ pairId: pair.id }}
        />
      ) : null}
      {mayChangePair(actor, pair) === true ? (
        <ActionForm action={answerChangeAction} submit="答复" className="mt-3" hidden={{ pairId: pair.id }}>
          <Notice>同意后原结对继续到新导师开始之日，中间没有空档。</Notice>
          <RadioGroup
            look="words"
            name="answer"
            label="答复"
            required
            options={(["ACCEPTED", "REJECTED"] as const).map((value) => ({ value, label: ANSWER_LABELS[value] }))}
          />
          <TextAreaField name="note" label="说明" limit={300} rows={2} hint="不同意时必填" />
        </ActionForm>
      ) : null}
    </Panel>
  );
}

const sayEnd = (label: string, reason: string) => (reason && reason !== label ? `${label}：${reason}` : label);

function eventsOf(pair: PairPage): { at: string; said: string }[] {
  const events = [
    { day: pair.from, said: `开始结对，导师${pair.mentor.name}` },
    ...(pair.preceding ? [{ day: pair.from, said: `接续 ${pair.preceding.number}` }] : []),
    ...pair.extensions.map((one) => ({
      day: today(one.at),
      said: `延期${one.months}个月：${one.reason}（${one.byName}）`,
    })),
    ...pair.changes.map((one) => ({
      day: today(one.at),
      // Empty for the other of the two.
      said: `${one.byName}申请更换导师${one.reason ? `（${one.reason}）` : ""}${one.answer ? `，${ANSWER_LABELS[one.answer]}` : "，待答复"}${one.note ? `：${one.note}` : ""}`,
    })),
    ...(pair.endedOn && pair.end ? [{ day: pair.endedOn, said: sayEnd(END_LABELS[pair.end], pair.endReason) }] : []),
    ...(pair.waivedAt
      ? [{ day: today(pair.waivedAt), said: `不再安排导师：${pair.waivedReason}（${pair.waivedByName}）` }]
      : []),
    ...(pair.successor ? [{ day: pair.successor.from, said: `由 ${pair.successor.number} 接续` }] : []),
  ];
  return events.sort((a, b) => a.day.localeCompare(b.day)).map(({ day, said }) => ({ at: sayDate(day), said }));
}
