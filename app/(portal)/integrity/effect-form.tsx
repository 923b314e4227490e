"use client";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { DateField, Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { PersonPicker } from "@/components/form/person-picker";
import { SelectField } from "@/components/form/select-field";
import { isPlainDate } from "@/lib/calendar";
import { EFFECT_LABELS, KIND_LABELS, USUAL_EFFECT } from "@/lib/integrity/labels";
import { lastDayOf, SANCTION_MONTHS } from "@/lib/integrity/period";
import { enterEffectAction, searchPeopleAction } from "./actions";

type Kind = keyof typeof KIND_LABELS;
const kinds = Object.entries(KIND_LABELS).map(([value, label]) => ({ value, label }));
const effects = Object.entries(EFFECT_LABELS).map(([value, label]) => ({ value, label }));

/** The handbook's usual effect and period stand in the form as soon as kind, measure and date are known; 纪委 may change them. */
export function EffectForm() {
  const [kind, setKind] = useState<Kind | "">("");
  const [measure, setMeasure] = useState("");
  const [from, setFrom] = useState("");
  const months = kind === "ADMINISTRATIVE_SANCTION" ? SANCTION_MONTHS[measure] : undefined;
  const usual =
    kind === "" ? "" : kind === "ADMINISTRATIVE_SANCTION" && measure === "警告" ? "BAR_EXCELLENT" : USUAL_EFFECT[kind];
  const until = months && isPlainDate(from) ? lastDayOf(from, months) : "";
  return (
    <ActionForm
      action={enterEffectAction}
      submit="登记"
      after="clear"
      // What was proposed for this one must not stand in the next one's form.
      onDone={() => {
        setKind("");
        setMeasure("");
        setFrom("");
      }}
      label="登记影响等次情形"
      confirm={{ title: "登记这条情形？", text: "登记后参与考核等次的计算，撤销须写明理由。" }}
    >
      <FieldGrid columns={4}>
        <PersonPicker name="personId" label="人员" required search={searchPeopleAction} />
        <SelectField
          name="kind"
          label="情形"
          required
          placeholder="请选择"
          options={kinds}
          onChange={(event) => setKind(event.target.value as Kind)}
        />
        <Field
          name="measure"
          label="处理措施"
          hint="如 警告、记过、诫勉"
          required
          maxLength={40}
          onChange={(event) => setMeasure(event.target.value.trim())}
        />
        <SelectField
          key={`effect-${usual}`}
          name="effect"
          label="对等次的影响"
          required
          placeholder="请选择"
          options={effects}
          defaultValue={usual}
        />
        <Field name="documentNo" label="文号" required maxLength={60} />
        <Field name="issuedBy" label="作出机关" required maxLength={60} />
        <DateField name="effectiveOn" label="生效日期" required onChange={(event) => setFrom(event.target.value)} />
        <DateField
          key={`until-${until}`}
          name="endsOn"
          label="影响期截止日"
          optional
          defaultValue={until}
          hint={months ? `${measure}的处分期为${months}个月` : "尚未结束可不填"}
        />
      </FieldGrid>
      <Field name="note" label="备注" optional maxLength={200} />
    </ActionForm>
  );
}
