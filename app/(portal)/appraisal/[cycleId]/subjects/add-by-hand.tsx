import { ActionForm } from "@/components/form/action-form";
import { Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { PersonPicker } from "@/components/form/person-picker";
import { SelectField } from "@/components/form/select-field";
import { Panel } from "@/components/ui/panel";
import { POOLS } from "@/lib/appraisal/subject/schema";
import { CATEGORIES } from "@/lib/organisation/labels";
import { findPeopleAction } from "../../actions";
import { addSubjectAction } from "./actions";

/** Somebody whom the chart does not put forward, or one of those it does. */
export function AddByHand({ cycleId }: { cycleId: string }) {
  return (
    <Panel title="逐人增加" aside="组织机构未列出、但应参加考核的人">
      <ActionForm
        action={addSubjectAction}
        submit="增加"
        tone="outline"
        hidden={{ cycleId }}
        after="clear"
        label="逐人增加被考核干部"
      >
        <FieldGrid columns={3}>
          <PersonPicker name="personId" label="人员" search={findPeopleAction} required />
          <SelectField
            name="pool"
            label="类别"
            required
            placeholder="请选择"
            options={POOLS.map((pool) => ({ value: pool, label: CATEGORIES[pool] }))}
            hint="决定同级评价人和名次、名额的范围"
          />
          <Field name="reason" label="理由" required maxLength={200} />
        </FieldGrid>
      </ActionForm>
    </Panel>
  );
}
