import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { DateField } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { SelectField } from "@/components/form/select-field";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { today } from "@/lib/calendar";
import { listBranchOptions } from "@/lib/organisation/branch/queries";
import { branchInReach, reachOfOrganisation } from "@/lib/organisation/policy";
import type { UnitView } from "@/lib/organisation/unit/queries";
import { coverUnitAction, endCoverageAction } from "../../actions";
import { isOpen, Period } from "../../period";

type Props = { actor: Actor; view: UnitView; keeps: boolean };

/** Which branch covered the unit from when to when. */
export function Coverage({ actor, view, keeps }: Props) {
  const rows = view.coverage;
  const reach = reachOfOrganisation(actor);
  return (
    <Panel title="党支部覆盖" aside={keeps ? <Cover actor={actor} view={view} /> : undefined} flush={rows.length > 0}>
      {rows.length === 0 ? (
        <Empty title="没有单独登记党支部。">未登记时，随上级单位的党支部。</Empty>
      ) : (
        <Table label="党支部覆盖">
          <thead>
            <tr>
              <th scope="col">党支部</th>
              <th scope="col">起止</th>
              {keeps ? <th scope="col">办理</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {branchInReach(row.branchId, reach) ? (
                    <a className="text-link" href={`/organisation/branches/${row.branchId}`}>
                      {row.branchName}
                    </a>
                  ) : (
                    row.branchName
                  )}
                </th>
                <td>
                  <Period {...row} on={today(actor.at)} />
                </td>
                {keeps ? <td>{isOpen(row, today(actor.at)) ? <End actor={actor} row={row} /> : null}</td> : null}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

function End({ actor, row }: { actor: Actor; row: UnitView["coverage"][number] }) {
  return (
    <ConfirmButton
      action={endCoverageAction}
      label="结束"
      title={`结束${row.branchName}的覆盖`}
      submit="登记止期"
      hidden={{ coverageId: row.id }}
      small
      tone="quiet"
    >
      <DateField
        name="until"
        label="止期（自这一天起不再覆盖）"
        required
        defaultValue={today(actor.at)}
        hint="登记有误的，填与起期相同的日期，即作为未生效。"
      />
    </ConfirmButton>
  );
}

async function Cover({ actor, view }: { actor: Actor; view: UnitView }) {
  const branches = await listBranchOptions(actor);
  return (
    <ConfirmButton
      action={coverUnitAction}
      label="登记"
      title={`登记覆盖${view.unit.name}的党支部`}
      text="原来的党支部自起期之日止。"
      submit="登记"
      hidden={{ unitId: view.unit.id }}
      small
    >
      <FieldGrid>
        <SelectField
          className="sm:col-span-full"
          name="branchId"
          label="党支部"
          placeholder="请选择"
          required
          options={branches.map((branch) => ({ value: branch.id, label: branch.name }))}
          hint={branches.length === 0 ? "还没有党支部，请先在“党支部”页新建。" : undefined}
        />
        <DateField name="from" label="起期" required defaultValue={today(actor.at)} />
        <DateField name="until" label="止期" optional hint="不填表示一直有效。" />
      </FieldGrid>
    </ConfirmButton>
  );
}
