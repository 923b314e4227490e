import { DateField, Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { PersonPicker } from "@/components/form/person-picker";
import { SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { LINE_HINTS, LINES } from "@/lib/training/labels";
import type { TrainingItemView } from "@/lib/training/queries";
import type { TrainingLine } from "@/prisma/generated/enums";
import { searchTrainedAction } from "./actions";

const lines = (Object.keys(LINES) as TrainingLine[]).map((value) => ({
  value,
  label: `${LINES[value]}（${LINE_HINTS[value]}）`,
}));

/** What makes an item of the plan, for adding and for changing one. */
export function ItemFields({
  year,
  owner,
  item,
}: {
  year: number;
  owner: { value: string; label: string };
  item?: TrainingItemView;
}) {
  return (
    <>
      <FieldGrid>
        <SelectField name="line" label="类别" required options={lines} defaultValue={item?.line ?? "THEORY"} />
        <DateField
          name="dueOn"
          label="完成期限"
          required
          min={`${year}-01-01`}
          max={`${year}-12-31`}
          defaultValue={item?.dueOn}
        />
      </FieldGrid>
      <Field name="goal" label="目标" required maxLength={100} defaultValue={item?.goal} />
      <TextAreaField
        name="measure"
        label="衡量标准"
        required
        limit={200}
        rows={2}
        defaultValue={item?.measure}
        hint="做到什么程度算完成，用什么证明。"
      />
      <PersonPicker
        name="ownerId"
        label="责任人"
        required
        search={searchTrainedAction}
        defaultChosen={[item ? { value: item.ownerId, label: item.ownerName } : owner]}
        hint="填报进展和佐证的人，通常是本人。"
      />
    </>
  );
}
