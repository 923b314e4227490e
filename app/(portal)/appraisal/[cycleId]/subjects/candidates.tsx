import { Table } from "@/components/data/table";
import { ActionForm } from "@/components/form/action-form";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { Reveal } from "@/components/ui/reveal";
import type { Holder } from "@/lib/appraisal/subject/queries";
import { POOLS } from "@/lib/appraisal/subject/schema";
import { fromColumn, sayDate, sayMonth } from "@/lib/calendar";
import { CATEGORIES } from "@/lib/organisation/labels";
import { drawPoolAction } from "./actions";

type Candidate = Holder & { official: boolean };
type Props = { cycle: { id: string; cutoffOn: Date }; candidates: Candidate[]; may: boolean };

/** Who holds a post of an appraised category at the cut-off and is not on the list, by category. */
export function Candidates({ cycle, candidates, may }: Props) {
  const day = sayDate(fromColumn(cycle.cutoffOn));
  return (
    <Panel title="组织机构中尚未列入的干部" aside={`按 ${day} 的主要职务`}>
      <div className="grid gap-4">
        {POOLS.map((pool) => {
          const members = candidates.filter((candidate) => candidate.pool === pool);
          return members.length === 0 ? null : (
            <section key={pool} className="grid gap-2">
              <div className="flex flex-wrap items-center justify-between gap-2">
                <h3 className="font-semibold">
                  {CATEGORIES[pool]} <span className="font-normal text-muted">{members.length} 人</span>
                </h3>
                {may && members.some(({ official }) => !official) ? (
                  <ActionForm
                    action={drawPoolAction}
                    submit={`列入全部${CATEGORIES[pool]}`}
                    tone="outline"
                    inline
                    hidden={{ cycleId: cycle.id, pool }}
                    label={`列入全部${CATEGORIES[pool]}`}
                  />
                ) : null}
              </div>
              <Reveal summary={namesOf(members)}>
                <People label={CATEGORIES[pool]} members={members} />
              </Reveal>
            </section>
          );
        })}
      </div>
    </Panel>
  );
}

function namesOf(members: Candidate[]): string {
  const names = members.slice(0, 8).map(({ name }) => name);
  return names.join("、") + (members.length > 8 ? ` 等 ${members.length} 人` : "");
}

function People({ label, members }: { label: string; members: Candidate[] }) {
  return (
    <Table label={`尚未列入的${label}`}>
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">单位及职务</th>
          <th scope="col">任现职</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.personId}>
            <th scope="row" className="nowrap">
              {member.name} {member.official ? <Badge>监票、计票人员</Badge> : null}
            </th>
            <td>
              {member.unitName} {member.postTitle}
            </td>
            <td className="nowrap">{sayMonth(member.postSince)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
