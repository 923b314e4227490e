import { Table } from "@/components/data/table";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { today } from "@/lib/calendar";
import { byStrokes } from "@/lib/organisation/names";
import { listPeople } from "@/lib/organisation/person/queries";
import type { UnitView } from "@/lib/organisation/unit/queries";
import { PeopleTable } from "../../../people/people-table";
import { Period } from "../../period";

/** The first page of the people of the unit and of what lies below it. */
export async function UnitPeople({ actor, view }: { actor: Actor; view: UnitView }) {
  const { people, next } = await listPeople(actor, { unitId: view.unit.id });
  const href = `/people?unitId=${view.unit.id}`;
  return (
    <Panel
      title="人员"
      flush={people.length > 0}
      aside={
        <a className="text-link" href={href}>
          在人员中查找
        </a>
      }
      foot={
        next ? (
          <a className="text-link" href={href}>
            以上是前 {people.length} 人，查看全部
          </a>
        ) : undefined
      }
    >
      {people.length === 0 ? (
        <Empty title="本单位没有在职人员。">在人员页新增，或由其他单位调入。</Empty>
      ) : (
        <PeopleTable people={people} />
      )}
    </Panel>
  );
}

/** 以姓氏笔画为序: a list of people that must not look like a ranking. */
export function Representatives({ actor, view }: { actor: Actor; view: UnitView }) {
  const representatives = view.representatives.toSorted((a, b) => byStrokes(a.name, b.name));
  return (
    <Panel
      title="职工代表"
      aside={representatives.length > 0 ? `${representatives.length} 人，以姓氏笔画为序` : undefined}
      flush={representatives.length > 0}
    >
      {representatives.length === 0 ? (
        <Empty title="本单位没有登记职工代表。">在人员页为当选者登记；测评时由他们代表本单位职工评分。</Empty>
      ) : (
        <Table label="职工代表">
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">任期</th>
            </tr>
          </thead>
          <tbody>
            {representatives.map((row) => (
              <tr key={row.id}>
                <th scope="row" className="nowrap">
                  <a className="text-link" href={`/people/${row.personId}`}>
                    {row.name}
                  </a>
                </th>
                <td>
                  <Period {...row} on={today(actor.at)} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
