import { RadioGroup } from "@/components/form/choice-fields";
import { DateField, Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { SelectField } from "@/components/form/select-field";
import { Panel } from "@/components/ui/panel";
import { CUSTODY_LABELS, CUSTODY_SENTENCES, KIND_LABELS } from "@/lib/appraisal/cycle/labels";
import { ProposedRound } from "./proposed-round";

export type CycleValues = {
  kind: string;
  year: number;
  round: number;
  title: string;
  cutoffOn: string;
  schemeId: string;
  opensOn: string;
  opensClock: string;
  closesOn: string;
  closesClock: string;
};

type Scheme = { id: string; version: number; name: string };

/** Every fact of a cycle, for the new one and for the draft that is edited. */
export function CycleFields({
  values,
  schemes,
  rounds,
}: {
  values: CycleValues;
  schemes: Scheme[];
  /** The next round of each kind and year, for a new cycle; one that stands keeps its own. */
  rounds?: { [kindAndYear: string]: number };
}) {
  const first = (
    <FieldGrid columns={3}>
      <SelectField
        name="kind"
        label="类别"
        defaultValue={values.kind}
        options={Object.entries(KIND_LABELS).map(([value, label]) => ({ value, label }))}
      />
      <Field name="year" label="年度" type="number" min={2000} max={2100} required defaultValue={values.year} />
      <Field
        name="round"
        label="轮次"
        type="number"
        min={1}
        max={20}
        required
        defaultValue={values.round}
        hint="同一年度、同一类别重新组织时加一"
      />
    </FieldGrid>
  );
  return (
    <>
      <Panel title="考核">
        <div className="grid gap-3">
          {rounds ? <ProposedRound rounds={rounds}>{first}</ProposedRound> : first}
          <Field
            name="title"
            label="名称"
            required
            maxLength={60}
            defaultValue={values.title}
            hint="印在测评表和登记表上，评价人都能看到"
          />
          <FieldGrid columns={2}>
            <DateField
              name="cutoffOn"
              label="任职截止日"
              required
              defaultValue={values.cutoffOn}
              hint="名单、职务和评价关系都按这一天的组织机构确定；任现职是否满规定月数也算到这一天"
            />
            <SelectField
              name="schemeId"
              label="考核方案"
              required
              placeholder="请选择"
              defaultValue={values.schemeId}
              options={schemes.map(({ id, version, name }) => ({ value: id, label: `第${version}版 ${name}` }))}
            />
          </FieldGrid>
        </div>
      </Panel>
      <Panel title="测评时间">
        <HourFields values={values} />
      </Panel>
      <Panel title="开箱密钥">
        <RadioGroup
          name="custody"
          label="保管方式"
          look="list"
          defaultValue="PORTAL"
          options={[{ value: "PORTAL", label: CUSTODY_LABELS.PORTAL, hint: CUSTODY_SENTENCES.PORTAL }]}
        />
      </Panel>
    </>
  );
}

type Hours = Pick<CycleValues, "opensOn" | "opensClock" | "closesOn" | "closesClock">;

export function HourFields({ values }: { values: Hours }) {
  return (
    <FieldGrid columns={4}>
      <DateField name="opensOn" label="开始日期" required defaultValue={values.opensOn} />
      <Field name="opensClock" label="开始时刻" type="time" required defaultValue={values.opensClock} />
      <DateField name="closesOn" label="截止日期" required defaultValue={values.closesOn} />
      <Field name="closesClock" label="截止时刻" type="time" required defaultValue={values.closesClock} />
    </FieldGrid>
  );
}
