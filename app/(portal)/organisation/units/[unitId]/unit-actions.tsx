import { ConfirmButton } from "@/components/form/confirm-button";
import { DateField } from "@/components/form/field";
import type { Actor } from "@/lib/auth/actor";
import { today } from "@/lib/calendar";
import type { UnitOption, UnitView } from "@/lib/organisation/unit/queries";
import { changeUnitAction, closeUnitAction } from "../../actions";
import { UnitFields } from "../../unit-fields";

/** What the keeper of the organisation does with a unit. */
export function UnitActions({ actor, view, options }: { actor: Actor; view: UnitView; options: UnitOption[] }) {
  const { unit } = view;
  const hidden = { unitId: unit.id, version: unit.version };
  return (
    <>
      <ConfirmButton action={changeUnitAction} label="修改" title={`修改${unit.name}`} submit="保存" hidden={hidden}>
        <UnitFields units={options.filter((option) => option.id !== unit.id)} values={unit} />
      </ConfirmButton>
      <ConfirmButton
        action={closeUnitAction}
        label="撤销"
        title={`撤销${unit.name}`}
        text="撤销后不能再登记人员和任职，历史记录保留。须先调出在职人员、撤销下级单位。"
        submit="撤销单位"
        tone="danger"
        hidden={hidden}
      >
        <DateField name="closedOn" label="撤销日期" required max={today(actor.at)} defaultValue={today(actor.at)} />
      </ConfirmButton>
    </>
  );
}
