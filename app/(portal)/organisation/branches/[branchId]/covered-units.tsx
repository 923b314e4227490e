import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { DateField } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { SelectField } from "@/components/form/select-field";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { today } from "@/lib/calendar";
import type { BranchView } from "@/lib/organisation/branch/queries";
import { reachOfOrganisation } from "@/lib/organisation/policy";
import { listUnitOptions } from "@/lib/organisation/unit/queries";
import { unitChoices } from "../../../people/unit-choices";
import { coverUnitAction } from "../../actions";
import { holdsOn, Period } from "../../period";

type Props = { actor: Actor; view: BranchView; keeps: boolean };

/** Units the branch covers or has covered; a coverage is ended on the unit's own page. */
export function CoveredUnits({ actor, view, keeps }: Props) {
  const rows = view.coverage;
  const day = today(actor.at);
  const { plant } = reachOfOrganisation(actor);
  return (
    <Panel
      title="覆盖单位"
      aside={keeps ? <Cover actor={actor} view={view} /> : undefined}
      flush={rows.length > 0}
      foot={rows.length > 0 ? "下级单位没有单独登记时，随上级单位。" : undefined}
    >
      {rows.length === 0 ? (
        <Empty title="这个支部还没有登记覆盖的单位。">登记后，支部书记可以查看这些单位。</Empty>
      ) : (
        <Table label="覆盖单位">
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col">起止</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {plant || holdsOn(row, day) ? (
                    <a className="text-link" href={`/organisation/units/${row.unitId}`}>
                      {row.unitName}
                    </a>
                  ) : (
                    row.unitName
                  )}
                </th>
                <td>
                  <Period {...row} on={day} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

async function Cover({ actor, view }: { actor: Actor; view: BranchView }) {
  const units = await listUnitOptions(actor);
  return (
    <ConfirmButton
      action={coverUnitAction}
      label="登记"
      title={`登记${view.branch.name}覆盖的单位`}
      text="该单位原来的党支部自起期之日止。"
      submit="登记"
      hidden={{ branchId: view.branch.id }}
      small
    >
      <FieldGrid>
        <SelectField
          className="sm:col-span-full"
          name="unitId"
          label="单位"
          placeholder="请选择"
          required
          options={unitChoices(units)}
        />
        <DateField name="from" label="起期" required defaultValue={today(actor.at)} />
        <DateField name="until" label="止期" optional hint="不填表示一直有效。" />
      </FieldGrid>
    </ConfirmButton>
  );
}
