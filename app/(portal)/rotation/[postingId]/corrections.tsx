import { ActionForm } from "@/components/form/action-form";
import { RadioGroup } from "@/components/form/choice-fields";
import { ConfirmButton } from "@/components/form/confirm-button";
import { DateField, Field } from "@/components/form/field";
import { type Option, SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { Panel } from "@/components/ui/panel";
import type { PlainDate } from "@/lib/calendar";
import { turnOf } from "@/lib/rotation/appraisal/sections";
import { decidedAbove, FACTS } from "@/lib/rotation/correction/faults";
import { lastDay } from "@/lib/rotation/course";
import type { PostingSheet } from "@/lib/rotation/sheet/queries";
import { waitingFor } from "@/lib/rotation/waiting";
import type { PostingFact } from "@/prisma/generated/enums";
import { correctRecordAction, decideCorrectionAction } from "../actions";
import { Verdict } from "./verdict";

type Props = { posting: PostingSheet };

export function CorrectionDecision({ posting }: Props) {
  const asked = posting.corrections.find(({ decidedAt }) => !decidedAt);
  if (!asked) return null;
  return (
    <Panel title="批准更正" aside={`${asked.askedByName}申请`}>
      <p className="mb-3">
        {FACTS[asked.fact]}登记：原登记 {asked.was}，更正为 {asked.becomes}。理由：{asked.reason}
      </p>
      <ActionForm action={decideCorrectionAction} submit="提交" label="批准更正" hidden={{ requestId: asked.id }}>
        <Verdict />
        <Field name="note" label="意见" hint="不批准须写明理由" maxLength={200} />
      </ActionForm>
    </Panel>
  );
}

/** 更正登记: one button for each thing that is on record; what stood before stays in the history below. */
export function Corrections({ posting, units }: Props & { units: Option[] }) {
  const { dates, returnedOn } = posting;
  if (dates.actualFrom === null) return null;
  const waiting = waitingFor(posting);
  return (
    <Panel title="更正登记" aside="原登记和理由保留在办理经过中">
      {waiting ? (
        <p className="text-muted">有一项{waiting}等待党委书记批准，得到答复后才能更正。</p>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Correction posting={posting} fact="ARRIVAL" label="实际报到日期" day={dates.actualFrom} />
          {dates.actualUntil ? (
            <Correction posting={posting} fact="END" label="最后一天" day={lastDay(dates.actualUntil)} />
          ) : null}
          {returnedOn ? (
            <Correction posting={posting} fact="RETURN" label="返回日期" day={returnedOn} units={units} />
          ) : null}
        </div>
      )}
    </Panel>
  );
}

function Correction({
  posting,
  fact,
  label,
  day,
  units,
}: Props & { fact: PostingFact; label: string; day: PlainDate; units?: Option[] }) {
  const above = decidedAbove(fact, { signed: turnOf(posting.appraisal) !== "summary" });
  return (
    <ConfirmButton
      action={correctRecordAction}
      label={`更正${FACTS[fact]}`}
      title={`更正${FACTS[fact]}登记`}
      text={above ? "由党委书记批准后生效，通知本人。" : "立即生效，通知本人。"}
      submit={above ? "申请更正" : "更正"}
      tone="quiet"
      hidden={{ postingId: posting.id, version: posting.version, fact }}
    >
      <RadioGroup
        name="kind"
        label="更正方式"
        required
        defaultValue="CHANGE"
        options={[
          { value: "CHANGE", label: units ? "改为以下内容" : "改为以下日期" },
          { value: "UNDO", label: `撤销登记：实际没有${FACTS[fact]}` },
        ]}
      />
      {units ? (
        <>
          <SelectField
            name="unitId"
            label="返回单位"
            placeholder="请选择"
            options={units}
            defaultValue={posting.returnUnitId ?? ""}
          />
          <Field name="post" label="返回岗位" maxLength={60} defaultValue={posting.returnPost} />
        </>
      ) : null}
      <DateField name="day" label={label} defaultValue={day} />
      <TextAreaField name="reason" label="更正理由" required limit={300} rows={2} />
    </ConfirmButton>
  );
}
