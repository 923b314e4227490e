import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { DateField } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { type Option, SelectField } from "@/components/form/select-field";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { today } from "@/lib/calendar";
import type { PersonView } from "@/lib/organisation/person/queries";
import { isOpen, Period } from "../../organisation/period";
import { endMandateAction, giveMandateAction } from "./actions";

type Props = { actor: Actor; person: PersonView; units: Option[]; keeps: boolean };

/** Terms as an elected staff representative. */
export function Mandates({ actor, person, units, keeps }: Props) {
  const day = today(actor.at);
  return (
    <Panel
      title="职工代表"
      aside={keeps ? <Give {...{ actor, person, units, keeps }} /> : undefined}
      flush={person.mandates.length > 0}
    >
      {person.mandates.length === 0 ? (
        <Empty title="没有当选过职工代表。" />
      ) : (
        <Table label="职工代表">
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col">任期</th>
              {keeps ? <th scope="col">办理</th> : null}
            </tr>
          </thead>
          <tbody>
            {person.mandates.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.unitName}</th>
                <td>
                  <Period {...row} on={day} />
                </td>
                {keeps ? (
                  <td>
                    {isOpen(row, day) ? (
                      <ConfirmButton
                        action={endMandateAction}
                        label="结束"
                        title={`结束${person.facts.name}的职工代表资格`}
                        submit="登记止期"
                        hidden={{ mandateId: row.id }}
                        small
                        tone="quiet"
                      >
                        <DateField
                          name="until"
                          label="止期（自这一天起不再是职工代表）"
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
      )}
    </Panel>
  );
}

function Give({ actor, person, units }: Props) {
  return (
    <ConfirmButton
      action={giveMandateAction}
      label="登记"
      title={`登记${person.facts.name}为职工代表`}
      submit="登记"
      hidden={{ personId: person.id }}
      small
    >
      <FieldGrid>
        <SelectField
          className="sm:col-span-full"
          name="unitId"
          label="由哪个单位的职工选出"
          options={units}
          defaultValue={person.unitId}
          hint="本人所在单位，或其上级单位。"
        />
        <DateField name="from" label="起期" required defaultValue={today(actor.at)} />
        <DateField name="until" label="止期" optional hint="不填表示至换届。" />
      </FieldGrid>
    </ConfirmButton>
  );
}
