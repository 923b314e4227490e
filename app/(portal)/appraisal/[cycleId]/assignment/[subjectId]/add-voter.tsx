import { ActionForm } from "@/components/form/action-form";
import { Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { PersonPicker } from "@/components/form/person-picker";
import { SelectField } from "@/components/form/select-field";
import { Panel } from "@/components/ui/panel";
import type { StoredScheme } from "@/lib/appraisal/scheme/schema";
import { findPeopleAction } from "../../../actions";
import { addVoterAction } from "../actions";

type Props = { cycleId: string; subjectId: string; groups: StoredScheme["groups"] };

export function AddVoter({ cycleId, subjectId, groups }: Props) {
  return (
    <Panel title="增加评价人" aside="规则没有列出、但应参加评价的人">
      <ActionForm
        action={addVoterAction}
        submit="增加"
        tone="outline"
        hidden={{ cycleId, subjectId }}
        after="clear"
        label="增加评价人"
      >
        <FieldGrid columns={3}>
          <PersonPicker name="personId" label="人员" search={findPeopleAction} required />
          <SelectField
            name="group"
            label="组别"
            required
            placeholder="请选择"
            options={groups.map(({ key, label }) => ({ value: key, label }))}
          />
          <Field name="reason" label="理由" required maxLength={200} />
        </FieldGrid>
      </ActionForm>
    </Panel>
  );
}
