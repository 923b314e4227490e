import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { Panel } from "@/components/ui/panel";
import type { SubjectAssignments } from "@/lib/appraisal/assignment/queries";
import { groupLabel } from "@/lib/appraisal/scheme/items";
import type { StoredScheme } from "@/lib/appraisal/scheme/schema";
import { undoManualAction } from "../actions";

type Props = {
  cycleId: string;
  groups: StoredScheme["groups"];
  lines: SubjectAssignments["lines"];
  may: boolean;
};

/** Whom the rules name and who rates all the same not, and why. */
export function LeftOut({ cycleId, groups, lines, may }: Props) {
  if (lines.length === 0) return null;
  return (
    <Panel title="不参加评价" aside={`${lines.length} 名`} flush>
      <Table label="不参加评价的人" stack>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">单位及职务</th>
            <th scope="col">原属组别</th>
            <th scope="col">原因</th>
            {may ? (
              <th scope="col" className="num">
                <span className="sr-only">操作</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row" className="nowrap">
                {line.name}
                <span className="sub">{line.employeeNo}</span>
              </th>
              <td data-label="单位及职务">
                {line.unitName} {line.postTitle}
              </td>
              <td className="nowrap" data-label="原属组别">
                {groupLabel({ groups }, line.group)}
              </td>
              <td data-label="原因">
                {line.reason}
                {line.source === "MANUAL" ? <span className="sub">手工移除</span> : null}
              </td>
              {may ? (
                <td className="num nowrap">
                  {line.source === "MANUAL" ? (
                    <ConfirmButton
                      action={undoManualAction}
                      label="撤销"
                      title={`恢复${line.name}？`}
                      text="撤销手工移除，按规则处理。"
                      hidden={{ cycleId, assignmentId: line.id }}
                      small
                      tone="quiet"
                    />
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
