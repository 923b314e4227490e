import { Table } from "@/components/data/table";
import { Badge } from "@/components/ui/badge";
import { sayDate, sayMonth } from "@/lib/calendar";
import { EXITS, TARGETS, TIERS } from "@/lib/pool/labels";
import type { MemberView } from "@/lib/pool/queries";

const TIER_TONES = { NEAR: "success", MIDDLE: "primary", FAR: "neutral" } as const;

/** People of the list, a line each, with what speaks for leaving. */
export function MemberTable({ members }: { members: MemberView[] }) {
  return (
    <Table label="人选" stack>
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">出生年月</th>
          <th scope="col">现任职务</th>
          <th scope="col">方向</th>
          <th scope="col">成熟度</th>
          <th scope="col">入库</th>
          <th scope="col">近三年等次</th>
          <th scope="col">提示</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <Line key={member.id} member={member} />
        ))}
      </tbody>
    </Table>
  );
}

function Line({ member }: { member: MemberView }) {
  const { person, post, age } = member;
  const grades = person.grades.slice(0, 3).map(({ year, grade }) => `${year} ${grade}`);
  return (
    <tr>
      <th scope="row">
        <a className="text-link" href={`/pool/members/${member.id}`}>
          {person.name}
        </a>
        <span className="sub">{person.employeeNo}</span>
      </th>
      <td data-label="出生年月" className="nowrap">
        {person.bornOn ? `${sayMonth(person.bornOn)}（${age}岁）` : "未填"}
      </td>
      <td data-label="现任职务">
        {post ? `${post.unitName}${post.title}` : person.unitName}
        {post ? <span className="sub">{sayMonth(post.from)}起</span> : null}
      </td>
      <td data-label="方向">
        {TARGETS[member.target]}
        {member.direction ? <span className="sub">{member.direction}</span> : null}
      </td>
      <td data-label="成熟度">
        <Badge tone={TIER_TONES[member.tier]}>{TIERS[member.tier]}</Badge>
      </td>
      <td data-label="入库" className="nowrap">
        {sayDate(member.joinedOn)}
        {member.leftOn ? <span className="sub">{sayDate(member.leftOn)}出库</span> : null}
      </td>
      <td data-label="近三年等次">{grades.join("、") || "没有记录"}</td>
      <td data-label="提示">
        {member.exit ? <Badge>{EXITS[member.exit]}</Badge> : null}
        {member.outReasons.length > 0 ? (
          <>
            <Badge tone="warning">应出库</Badge>
            <span className="sub">{member.outReasons.map(({ reason }) => EXITS[reason]).join("、")}</span>
          </>
        ) : null}
        {!member.exit && member.outReasons.length === 0 ? "—" : null}
      </td>
    </tr>
  );
}
