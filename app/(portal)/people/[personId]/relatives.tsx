import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { Field } from "@/components/form/field";
import { PersonPicker } from "@/components/form/person-picker";
import { SelectField } from "@/components/form/select-field";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { RELATIONS } from "@/lib/organisation/labels";
import type { PersonView, RelativeLine } from "@/lib/organisation/person/queries";
import { relativesSeenBy } from "@/lib/organisation/policy";
import { searchPeopleAction } from "../actions";
import { addRelativeAction, removeRelativeAction } from "./actions";

type Props = { person: PersonView; relatives: RelativeLine[] };

/** 回避: relatives in the plant, who do not rate each other. Shown to those only who keep it. */
export function Relatives({ person, relatives }: Props) {
  return (
    <Panel
      title="回避关系"
      aside={<Add person={person} />}
      flush={relatives.length > 0}
      foot={`谁能看到：${relativesSeenBy()}。有回避关系的人不互相评分。`}
    >
      {relatives.length === 0 ? (
        <Empty title="没有登记在本厂工作的亲属。" />
      ) : (
        <Table label="回避关系">
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">单位</th>
              <th scope="col">关系</th>
              <th scope="col">办理</th>
            </tr>
          </thead>
          <tbody>
            {relatives.map((row) => (
              <tr key={row.id}>
                <th scope="row" className="nowrap">
                  <a className="text-link" href={`/people/${row.personId}`}>
                    {row.name}
                  </a>
                </th>
                <td>{row.unitName}</td>
                <td className="nowrap">{row.relation}</td>
                <td>
                  <ConfirmButton
                    action={removeRelativeAction}
                    label="移除"
                    title={`移除与${row.name}的回避关系`}
                    text="移除后，两人可以互相评分。"
                    hidden={{ relativeId: row.id }}
                    small
                    tone="quiet"
                  >
                    <Field name="reason" label="原因" required maxLength={100} />
                  </ConfirmButton>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

function Add({ person }: { person: PersonView }) {
  return (
    <ConfirmButton
      action={addRelativeAction}
      label="登记"
      title={`登记${person.facts.name}的亲属`}
      submit="登记"
      hidden={{ personId: person.id }}
      small
    >
      <PersonPicker name="otherId" label="亲属" required search={searchPeopleAction} />
      <SelectField
        name="relation"
        label="关系"
        placeholder="请选择"
        required
        options={RELATIONS.map((relation) => ({ value: relation, label: relation }))}
      />
    </ConfirmButton>
  );
}
