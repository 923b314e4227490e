import { CheckField } from "@/components/form/choice-fields";
import { ConfirmButton } from "@/components/form/confirm-button";
import { DateField, Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { type Option, SelectField } from "@/components/form/select-field";
import type { Actor } from "@/lib/auth/actor";
import { today } from "@/lib/calendar";
import { listBranchOptions } from "@/lib/organisation/branch/queries";
import type { PersonView } from "@/lib/organisation/person/queries";
import { PersonFields } from "../person-fields";
import { changePersonAction, leavePersonAction, movePersonAction, returnPersonAction } from "./actions";

type Props = { actor: Actor; person: PersonView; units: Option[] };

/** What the keeper of the organisation does with a person. */
export async function PersonActions({ actor, person, units }: Props) {
  const branches = (await listBranchOptions(actor)).map((branch) => ({ value: branch.id, label: branch.name }));
  const hidden = { personId: person.id, version: person.version };
  const day = today(actor.at);
  const place = (
    <FieldGrid>
      <SelectField name="unitId" label="单位" options={units} defaultValue={person.unitId} />
      <SelectField
        name="branchId"
        label="党支部"
        placeholder="无"
        options={branches}
        defaultValue={person.branchId ?? ""}
      />
    </FieldGrid>
  );
  const change = (
    <ConfirmButton
      action={changePersonAction}
      label="修改资料"
      title={`修改${person.facts.name}的资料`}
      submit="保存"
      hidden={hidden}
    >
      <FieldGrid>
        <PersonFields facts={person.facts} />
      </FieldGrid>
    </ConfirmButton>
  );
  if (person.leftOn) {
    return (
      <>
        {change}
        <ConfirmButton
          action={returnPersonAction}
          label="恢复在职"
          title={`恢复${person.facts.name}在职`}
          text="离职时结束的任职和职工代表资格不会自动恢复。"
          hidden={hidden}
        >
          {place}
          <Field name="reason" label="原因" required maxLength={100} />
        </ConfirmButton>
      </>
    );
  }
  return (
    <>
      {change}
      <ConfirmButton
        action={movePersonAction}
        label="调动"
        title={`调动${person.facts.name}`}
        text="原单位的职工代表资格随调动结束。"
        submit="登记调动"
        hidden={hidden}
      >
        {place}
        <DateField name="on" label="调动日期" required max={day} defaultValue={day} />
        <CheckField name="endPosts" label="同时免去在原单位的职务" defaultChecked />
      </ConfirmButton>
      <ConfirmButton
        action={leavePersonAction}
        label="离职"
        title={`登记${person.facts.name}离职`}
        text="任职和职工代表资格自该日结束，账号自该日起不能登录。资料和历史记录保留。"
        submit="登记离职"
        tone="danger"
        hidden={hidden}
      >
        <DateField name="leftOn" label="离职日期（自这一天起不在职）" required defaultValue={day} />
        <Field name="reason" label="原因" required maxLength={100} hint="如：退休、调出、辞职。" />
      </ConfirmButton>
    </>
  );
}
