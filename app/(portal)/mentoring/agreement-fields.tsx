import { DateField, Field } from "@/components/form/field";
import { RowsField } from "@/components/form/rows-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { ASPECT_LABELS, optionsOf } from "@/lib/mentoring/labels";

type Rows = Record<string, string>[];
export type Drafted = {
  field: string;
  lastDay: string;
  goals: Rows;
  milestones: Rows;
  mentorDuties: string;
  menteeDuties: string;
  assessment: string;
  termination: string;
};

/** What the agreement says beside the two people: the same fields for a new pair and for a change before it is signed. */
export function AgreementFields({ drafted }: { drafted: Drafted }) {
  return (
    <>
      <RowsField
        name="goals"
        label="培养目标（德、能、业务各至少一项，写明怎样衡量）"
        min={3}
        max={12}
        add="增加目标"
        rows={drafted.goals}
        columns={[
          { name: "aspect", label: "方面", type: "select", options: optionsOf(ASPECT_LABELS), required: true },
          { name: "text", label: "目标", required: true, limit: 120, span: 3 },
          { name: "measure", label: "衡量标准", required: true, limit: 120, span: 3 },
          { name: "due", label: "完成时间", type: "date", required: true, span: 2 },
        ]}
      />
      <RowsField
        name="milestones"
        label="年度计划"
        add="增加节点"
        max={24}
        empty="还没有节点。写明什么时候交付什么。"
        rows={drafted.milestones}
        columns={[
          { name: "text", label: "节点", required: true, limit: 80, span: 3 },
          { name: "delivery", label: "交付", required: true, limit: 80, span: 3 },
          { name: "due", label: "时间", type: "date", required: true, span: 2 },
        ]}
      />
      <div className="grid gap-3 lg:grid-cols-2">
        <TextAreaField name="mentorDuties" label="导师职责" required limit={600} defaultValue={drafted.mentorDuties} />
        <TextAreaField name="menteeDuties" label="对象职责" required limit={600} defaultValue={drafted.menteeDuties} />
        <TextAreaField name="assessment" label="考核方式" required limit={400} defaultValue={drafted.assessment} />
        <TextAreaField name="termination" label="中止条款" required limit={400} defaultValue={drafted.termination} />
      </div>
    </>
  );
}

export function TermFields({ drafted, from }: { drafted: Drafted; from?: string }) {
  return (
    <>
      <Field name="field" label="培养方向" required maxLength={40} defaultValue={drafted.field} />
      {from === undefined ? null : <DateField name="from" label="开始日期" required defaultValue={from} />}
      <DateField name="lastDay" label="截止日期" required defaultValue={drafted.lastDay} hint="这一天仍在期限之内" />
    </>
  );
}
