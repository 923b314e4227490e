import { Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { PersonPicker } from "@/components/form/person-picker";
import { SelectField } from "@/components/form/select-field";
import { options, UNIT_KINDS, type UnitKind } from "@/lib/organisation/labels";
import { searchPeopleAction } from "../people/actions";
import { type UnitChoice, unitChoices } from "../people/unit-choices";

type Values = {
  name: string;
  kind: UnitKind;
  parentId: string | null;
  position: number;
  overseerId: string | null;
  overseerName: string | null;
};

/** What creating and changing a unit ask alike. */
export function UnitFields({ units, values }: { units: UnitChoice[]; values?: Partial<Values> }) {
  const overseer = values?.overseerId ? [{ value: values.overseerId, label: values.overseerName ?? "" }] : [];
  return (
    <FieldGrid>
      <Field name="name" label="单位名称" required maxLength={40} defaultValue={values?.name} />
      <SelectField
        name="kind"
        label="单位类别"
        options={options(UNIT_KINDS)}
        defaultValue={values?.kind ?? (units.length === 0 ? "PLANT" : "WORKSHOP")}
      />
      <SelectField
        name="parentId"
        label="上级单位"
        placeholder="无（仅厂）"
        options={unitChoices(units)}
        defaultValue={values?.parentId ?? units[0]?.id}
      />
      <Field
        name="position"
        label="排列序号"
        type="number"
        min={0}
        max={9999}
        defaultValue={values?.position ?? 0}
        hint="同级单位按此由小到大排列。"
      />
      <PersonPicker
        className="sm:col-span-full"
        name="overseerId"
        label="分管厂领导"
        optional
        search={searchPeopleAction}
        defaultChosen={overseer}
        hint="为该单位正职填写主管领导评语。"
      />
    </FieldGrid>
  );
}
