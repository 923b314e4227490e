import { ActionForm } from "@/components/form/action-form";
import { DateField, Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { Empty } from "@/components/ui/empty";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { fromColumn, sayDate } from "@/lib/calendar";
import type { CandidateView } from "@/lib/pool/candidate/queries";
import { recordTalkAction } from "../../actions";

const WILLING = [
  { value: "yes", label: "愿意接受培养" },
  { value: "no", label: "不愿意" },
];

type Props = { candidate: CandidateView; keeps: boolean; day: string };

/** 组织谈话, as recorded. */
export function Talk({ candidate, keeps, day }: Props) {
  return (
    <Panel title="组织谈话">
      {candidate.talks.map((row) => (
        <Facts
          key={row.id}
          items={[
            { label: "时间", value: sayDate(fromColumn(row.talkedOn)) },
            { label: "谈话人", value: row.talkers },
            { label: "本人态度", value: row.willing ? "愿意接受培养" : "不愿意" },
            { label: "谈话情况", value: row.summary, wide: true },
          ]}
        />
      ))}
      {keeps && candidate.stage === 2 ? (
        <ActionForm
          key={candidate.version}
          action={recordTalkAction}
          submit="登记谈话"
          hidden={{ candidateId: candidate.id, version: candidate.version }}
          label="登记谈话"
        >
          <FieldGrid columns={3}>
            <DateField name="talkedOn" label="谈话日期" required max={day} defaultValue={day} />
            <Field name="talkers" label="谈话人" required maxLength={60} />
            <SelectField name="willing" label="本人态度" required placeholder="请选择" options={WILLING} />
          </FieldGrid>
          <TextAreaField name="summary" label="谈话情况" required limit={500} rows={4} />
        </ActionForm>
      ) : null}
      {candidate.talks.length === 0 && !(keeps && candidate.stage === 2) ? (
        <Empty title="还没有谈话记录。">廉政意见无影响后，由党群工作部谈话并登记。</Empty>
      ) : null}
    </Panel>
  );
}
