import { ConfirmButton } from "@/components/form/confirm-button";
import { DateField, Field } from "@/components/form/field";
import { SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { EXITS, TIERS } from "@/lib/pool/labels";
import type { MemberView } from "@/lib/pool/queries";
import { changeTierAction, leavePoolAction } from "../../actions";
import { choices } from "../../recommendation-fields";

type Props = { member: MemberView; day: string };

/** What the keeper of the list does with a member: another tier, or out. */
export function MemberActions({ member, day }: Props) {
  const hidden = { membershipId: member.id, version: member.version };
  return (
    <>
      <ConfirmButton
        action={changeTierAction}
        label="调整成熟度"
        title={`调整${member.person.name}的成熟度`}
        text={`现为${TIERS[member.tier]}。调为近期的，须符合近期人选的条件。`}
        submit="调整"
        hidden={hidden}
      >
        <SelectField
          name="tier"
          label="调整为"
          required
          placeholder="请选择"
          options={choices(TIERS).filter(({ value }) => value !== member.tier)}
        />
        <DateField name="changedOn" label="调整日期" required min={member.joinedOn} max={day} defaultValue={day} />
        <TextAreaField name="reason" label="理由" required limit={300} rows={3} />
      </ConfirmButton>
      <ConfirmButton
        action={leavePoolAction}
        label="出库"
        title={`${member.person.name}出库`}
        text="记录保留，不再改动；以后可以重新推荐。"
        submit="登记出库"
        hidden={hidden}
        tone="danger"
      >
        <SelectField
          name="exit"
          label="出库原因"
          required
          placeholder="请选择"
          options={choices(EXITS)}
          defaultValue={member.outReasons[0]?.reason}
        />
        <DateField name="leftOn" label="出库日期" required min={member.joinedOn} max={day} defaultValue={day} />
        <Field name="documentNo" label="会议纪要或文号" required maxLength={60} />
        <TextAreaField name="why" label="说明" optional limit={300} rows={3} />
      </ConfirmButton>
    </>
  );
}
