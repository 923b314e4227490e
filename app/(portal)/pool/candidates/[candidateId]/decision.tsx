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
import { TIERS, VERDICTS } from "@/lib/pool/labels";
import { decideCandidateAction } from "../../actions";
import { choices } from "../../recommendation-fields";

type Props = { candidate: CandidateView; decides: boolean; day: string };

/** 党委决定, with the five facts of the vote. */
export function Decision({ candidate, decides, day }: Props) {
  return (
    <Panel title="党委决定" foot="实到不少于应到三分之二，同意超过应到半数，方可登记为同意入库。">
      {candidate.decisions.map((row) => (
        <Facts
          key={row.id}
          items={[
            { label: "决定", value: VERDICTS[row.verdict] },
            { label: "会议", value: `${row.meeting}，${sayDate(fromColumn(row.meetingOn))}` },
            { label: "成熟度", value: TIERS[row.tier] },
            {
              label: "表决",
              value: `应到${row.expected} 实到${row.present} 同意${row.inFavour} 不同意${row.against} 缓议${row.deferred}`,
            },
            { label: "党委意见", value: row.opinion || "无", wide: true },
          ]}
        />
      ))}
      {decides ? <DecisionForm candidate={candidate} day={day} /> : null}
      {candidate.decisions.length === 0 && !decides ? (
        <Empty title="还没有决定。">组织谈话完成后提交党委，由党委书记登记会议结果。</Empty>
      ) : null}
    </Panel>
  );
}

function DecisionForm({ candidate, day }: Omit<Props, "decides">) {
  return (
    <ActionForm
      key={candidate.version}
      action={decideCandidateAction}
      submit="登记决定"
      hidden={{ candidateId: candidate.id, version: candidate.version }}
      label="登记党委决定"
      confirm={{ title: "登记这项决定？", text: "登记后不能修改。同意入库的自会议之日起在册。" }}
    >
      <FieldGrid columns={4}>
        <SelectField name="verdict" label="决定" required placeholder="请选择" options={choices(VERDICTS)} />
        <SelectField name="tier" label="成熟度" options={choices(TIERS)} defaultValue={candidate.tier} />
        <Field name="meeting" label="会议" required maxLength={60} placeholder="如 党委会2026年第3次" />
        <DateField name="meetingOn" label="会议日期" required max={day} defaultValue={day} />
      </FieldGrid>
      <div className="grid grid-cols-3 gap-3 sm:grid-cols-5">
        <Field name="expected" label="应到" required inputMode="numeric" maxLength={2} />
        <Field name="present" label="实到" required inputMode="numeric" maxLength={2} />
        <Field name="inFavour" label="同意" required inputMode="numeric" maxLength={2} />
        <Field name="against" label="不同意" required inputMode="numeric" maxLength={2} defaultValue="0" />
        <Field name="deferred" label="缓议" required inputMode="numeric" maxLength={2} defaultValue="0" />
      </div>
      <TextAreaField name="opinion" label="党委意见" optional limit={300} rows={3} />
    </ActionForm>
  );
}
