import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { DateField } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { SelectField } from "@/components/form/select-field";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { today } from "@/lib/calendar";
import type { Service, UnitOption, UnitView } from "@/lib/organisation/unit/queries";
import { unitChoices } from "../../../people/unit-choices";
import { endServiceAction, startServiceAction } from "../../actions";
import { isOpen, Period } from "../../period";

type Props = { actor: Actor; view: UnitView; options: UnitOption[]; keeps: boolean };

/** Who rates whom as 服务对象: the heads and deputies of the units served rate the cadres of the unit that serves them. */
export function Services(props: Props) {
  const { view } = props;
  return (
    <div className="grid content-start gap-4">
      <Panel
        title="本单位服务于"
        aside={props.keeps ? <NewService {...props} /> : undefined}
        flush={view.serves.length > 0}
        foot="这些单位的负责人和副职，以“服务对象”评价本单位干部。"
      >
        <Rows {...props} rows={view.serves} label="本单位服务于" empty="没有登记本单位服务的单位。" />
      </Panel>
      <Panel title="为本单位服务" flush={view.servedBy.length > 0}>
        <Rows {...props} rows={view.servedBy} label="为本单位服务" empty="没有登记为本单位服务的单位。" />
      </Panel>
    </div>
  );
}

function Rows({ actor, view, keeps, rows, label, empty }: Props & { rows: Service[]; label: string; empty: string }) {
  if (rows.length === 0) return <Empty title={empty} />;
  const day = today(actor.at);
  const seen = new Set(view.units.map((unit) => unit.id));
  return (
    <Table label={label}>
      <thead>
        <tr>
          <th scope="col">单位</th>
          <th scope="col">起止</th>
          {keeps ? <th scope="col">办理</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {seen.has(row.unitId) ? (
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
            {keeps ? (
              <td>
                {isOpen(row, day) ? (
                  <ConfirmButton
                    action={endServiceAction}
                    label="结束"
                    title={`结束与${row.unitName}的服务关系`}
                    submit="登记止期"
                    hidden={{ serviceId: row.id }}
                    small
                    tone="quiet"
                  >
                    <DateField
                      name="until"
                      label="止期（自这一天起不再服务）"
                      required
                      defaultValue={day}
                      hint="登记有误的，填与起期相同的日期，即作为未生效。"
                    />
                  </ConfirmButton>
                ) : null}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function NewService({ actor, view, options }: Props) {
  return (
    <ConfirmButton
      action={startServiceAction}
      label="登记"
      title={`登记${view.unit.name}服务的单位`}
      submit="登记"
      hidden={{ providerId: view.unit.id }}
      small
    >
      <FieldGrid>
        <SelectField
          className="sm:col-span-full"
          name="clientId"
          label="接受服务的单位"
          placeholder="请选择"
          required
          options={unitChoices(options).filter((option) => option.value !== view.unit.id)}
        />
        <DateField name="from" label="起期" required defaultValue={today(actor.at)} />
        <DateField name="until" label="止期" optional hint="不填表示一直有效。" />
      </FieldGrid>
    </ConfirmButton>
  );
}
