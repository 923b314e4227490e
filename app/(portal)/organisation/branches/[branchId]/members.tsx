import { Table } from "@/components/data/table";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { sayMonth } from "@/lib/calendar";
import type { BranchMember } from "@/lib/organisation/branch/queries";
import { isPartyMember, POLITICAL, type Political } from "@/lib/organisation/labels";
import { byStrokes } from "@/lib/organisation/names";

/** The people of a branch by political status, each list by surname strokes. */
export function Members({ members }: { members: BranchMember[] }) {
  if (members.length === 0) {
    return (
      <Panel title="支部人员">
        <Empty title="这个支部还没有人员。">在人员页填写所属党支部，或在花名册的“党支部”列填写后导入。</Empty>
      </Panel>
    );
  }
  return (Object.keys(POLITICAL) as Political[]).map((political) => {
    const some = members.filter((member) => member.political === political);
    return some.length > 0 ? <MembersOf key={political} political={political} members={some} /> : null;
  });
}

function MembersOf({ political, members }: { political: Political; members: BranchMember[] }) {
  const dated = isPartyMember(political);
  return (
    <Panel title={POLITICAL[political]} aside={`${members.length} 人，以姓氏笔画为序`} flush>
      <Table label={POLITICAL[political]} stack>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">工号</th>
            <th scope="col">单位</th>
            <th scope="col">职务</th>
            {dated ? <th scope="col">入党时间</th> : null}
          </tr>
        </thead>
        <tbody>
          {members
            .toSorted((a, b) => byStrokes(a.name, b.name))
            .map((member) => (
              <tr key={member.id}>
                <th scope="row" className="nowrap">
                  <a className="text-link" href={`/people/${member.id}`}>
                    {member.name}
                  </a>
                </th>
                <td data-label="工号">{member.employeeNo}</td>
                <td data-label="单位">{member.unitName}</td>
                <td data-label="职务">{member.title || <span className="text-faint">无</span>}</td>
                {dated ? (
                  <td data-label="入党时间">
                    {member.joinedPartyOn ? sayMonth(member.joinedPartyOn) : <span className="text-faint">未填</span>}
                  </td>
                ) : null}
              </tr>
            ))}
        </tbody>
      </Table>
    </Panel>
  );
}
