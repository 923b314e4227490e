import { Table } from "@/components/data/table";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { sayDate } from "@/lib/calendar";
import { TIERS } from "@/lib/pool/labels";
import type { MemberView } from "@/lib/pool/queries";

export function TierChanges({ member }: { member: MemberView }) {
  return (
    <Panel title="成熟度调整" flush={member.changes.length > 0}>
      {member.changes.length === 0 ? (
        <Empty title="没有调整过。">每次调整的日期和理由列在这里。</Empty>
      ) : (
        <Table label="成熟度调整" stack>
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">调整</th>
              <th scope="col">理由</th>
              <th scope="col">登记人</th>
            </tr>
          </thead>
          <tbody>
            {member.changes.map((change) => (
              <tr key={change.id}>
                <th scope="row" className="nowrap">
                  {sayDate(change.changedOn)}
                </th>
                <td data-label="调整">
                  {TIERS[change.from]} → {TIERS[change.to]}
                </td>
                <td data-label="理由" className="prose">
                  {change.reason}
                </td>
                <td data-label="登记人">{change.byName}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
