import { Table } from "@/components/data/table";
import { Panel } from "@/components/ui/panel";
import { UNIT_KINDS } from "@/lib/organisation/labels";
import { headsOf, totals, treeOf } from "@/lib/organisation/tree";
import type { UnitView } from "@/lib/organisation/unit/queries";
import { Heads } from "../../unit-row";

/** The units directly below, with their heads and counts; nothing when there are none. */
export function ChildUnits({ view }: { view: UnitView }) {
  const children = view.units.filter((line) => line.parentId === view.unit.id && !line.closedOn);
  if (children.length === 0) return null;
  const people = totals(treeOf(view.units.filter((line) => !line.closedOn)), (line) => line.people);
  return (
    <Panel title="下级单位" aside={`${children.length} 个`} flush>
      <Table label="下级单位">
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">类别</th>
            <th scope="col">负责人</th>
            <th scope="col" className="num">
              在职
            </th>
          </tr>
        </thead>
        <tbody>
          {children.map((unit) => (
            <tr key={unit.id}>
              <th scope="row">
                <a className="text-link" href={`/organisation/units/${unit.id}`}>
                  {unit.name}
                </a>
              </th>
              <td className="nowrap">{UNIT_KINDS[unit.kind]}</td>
              <td>
                <Heads leaders={headsOf(unit.leaders)} />
              </td>
              <td className="num">{people.get(unit.id)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
