import { Table } from "@/components/data/table";
import { Empty } from "@/components/ui/empty";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { fromColumn, sayDate } from "@/lib/calendar";
import { CATEGORIES, UNIT_KINDS } from "@/lib/organisation/labels";
import { coveringBranch, headsOf, totals, treeOf } from "@/lib/organisation/tree";
import type { UnitView } from "@/lib/organisation/unit/queries";
import { Heads } from "../../unit-row";

export function UnitFacts({ view }: { view: UnitView }) {
  const { unit, units, path } = view;
  const parent = path.at(-2);
  const nodes = treeOf(units.filter((line) => !line.closedOn || line.id === unit.id));
  const people = totals(nodes, (line) => line.people).get(unit.id) ?? 0;
  const members = totals(nodes, (line) => line.members).get(unit.id) ?? 0;
  const probationary = totals(nodes, (line) => line.probationary).get(unit.id) ?? 0;
  return (
    <Panel title="基本情况">
      <Facts
        items={[
          { label: "类别", value: UNIT_KINDS[unit.kind] },
          {
            label: "上级单位",
            value: parent ? (
              <a className="text-link" href={`/organisation/units/${parent.id}`}>
                {parent.name}
              </a>
            ) : (
              "无"
            ),
          },
          { label: "负责人", value: <Heads leaders={headsOf(unit.leaders)} /> },
          {
            label: "分管厂领导",
            value: unit.overseerId ? (
              <>
                <a className="text-link" href={`/people/${unit.overseerId}`}>
                  {unit.overseerName}
                </a>
                {view.overseerTitle ? ` ${view.overseerTitle}` : ""}
              </>
            ) : null,
          },
          { label: "党支部", value: <CoveringBranch view={view} /> },
          { label: "在职人数", value: people === unit.people ? people : `${people}（本级 ${unit.people}）` },
          { label: "党员", value: probationary > 0 ? `${members}（含预备 ${probationary}）` : members },
          { label: "设立日期", value: sayDate(fromColumn(unit.openedOn)) },
        ]}
      />
    </Panel>
  );
}

/** The branch that covers the unit today, or the one that covers it through a unit above. */
function CoveringBranch({ view }: { view: UnitView }) {
  const covering = coveringBranch(view.units, view.unit.id);
  if (!covering) return <span className="text-faint">未登记</span>;
  const source = view.units.find((line) => line.id === covering.unitId);
  return (
    <>
      {source?.branchName}
      {covering.unitId === view.unit.id ? "" : `（随${source?.name}）`}
    </>
  );
}

/** Everybody who holds a post above 职工 in the unit, by rank. */
export function Leaders({ view }: { view: UnitView }) {
  const { leaders } = view.unit;
  return (
    <Panel
      title="干部与骨干"
      aside={leaders.length > 0 ? `${leaders.length} 人` : undefined}
      flush={leaders.length > 0}
    >
      {leaders.length === 0 ? (
        <Empty title="本单位没有登记干部或骨干。">在人员页登记任职后，会列在这里。</Empty>
      ) : (
        <Table label="干部与骨干">
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">职务</th>
              <th scope="col">职级类别</th>
            </tr>
          </thead>
          <tbody>
            {leaders.map((leader) => (
              <tr key={`${leader.personId} ${leader.title}`}>
                <th scope="row" className="nowrap">
                  <a className="text-link" href={`/people/${leader.personId}`}>
                    {leader.name}
                  </a>
                </th>
                <td>{leader.title}</td>
                <td className="nowrap">{CATEGORIES[leader.category]}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
