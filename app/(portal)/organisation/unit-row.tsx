import { UNIT_KINDS } from "@/lib/organisation/labels";
import { headsOf, type Leader } from "@/lib/organisation/tree";
import type { UnitLine } from "@/lib/organisation/unit/queries";

const INDENT = ["", "pl-3 sm:pl-5", "pl-6 sm:pl-10", "pl-9 sm:pl-14", "pl-12 sm:pl-18"];

type Row = { unit: UnitLine; depth: number; people: number; members: number; probationary: number };

/** One unit of the tree: the depth shows as an indent, counts include what lies below. */
export function UnitRow({ unit, depth, people, members, probationary }: Row) {
  return (
    <tr>
      <th scope="row" className="nowrap">
        <span className={`block ${INDENT[Math.min(depth, INDENT.length - 1)]}`}>
          <a className="text-link" href={`/organisation/units/${unit.id}`}>
            {unit.name}
          </a>
          {unit.closedOn ? <span className="sub">已撤销</span> : null}
        </span>
      </th>
      <td className="nowrap">{UNIT_KINDS[unit.kind]}</td>
      <td>
        <Heads leaders={headsOf(unit.leaders)} />
      </td>
      <td className="nowrap">{unit.overseerName ?? ""}</td>
      <td className="nowrap">{unit.branchName ?? ""}</td>
      <td className="num">{people}</td>
      <td className="num">
        {members}
        {probationary > 0 ? <span className="sub nowrap">含预备 {probationary}</span> : null}
      </td>
    </tr>
  );
}

/** Up to three by name; the plant has more leaders than a cell holds. */
export function Heads({ leaders }: { leaders: Leader[] }) {
  if (leaders.length === 0) return <span className="text-faint">未任命</span>;
  return (
    <>
      {leaders.slice(0, 3).map((leader, index) => (
        <span key={`${leader.personId} ${leader.title}`} className="nowrap">
          {index > 0 ? "、" : ""}
          <a className="text-link" href={`/people/${leader.personId}`}>
            {leader.name}
          </a>
        </span>
      ))}
      {leaders.length > 3 ? `等 ${leaders.length} 人` : ""}
    </>
  );
}
