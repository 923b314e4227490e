import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { Panel } from "@/components/ui/panel";
import type { SubjectAssignments } from "@/lib/appraisal/assignment/queries";
import { removeVoterAction, undoManualAction } from "../actions";

type Line = SubjectAssignments["lines"][number];
type Props = { cycleId: string; label: string; lines: Line[]; may: boolean };

/** The voters of one group, and whether a rule or a hand put them there. */
export function VoterLines({ cycleId, label, lines, may }: Props) {
  return (
    <Panel title={label} aside={`${lines.length} 名`} flush>
      <Table label={`${label}评价人`}>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">单位及职务</th>
            <th scope="col">来源</th>
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
              <td>
                {line.unitName} {line.postTitle}
              </td>
              <td className={line.source === "MANUAL" ? undefined : "nowrap"}>
                {line.source === "MANUAL" ? "手工增加" : <span className="text-muted">规则</span>}
                {line.source === "MANUAL" ? <span className="sub">{line.reason}</span> : null}
              </td>
              {may ? (
                <td className="num nowrap">
                  <Change cycleId={cycleId} line={line} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

/** What was added by hand is taken back; whom the rules name is removed with a reason. */
function Change({ cycleId, line }: { cycleId: string; line: Line }) {
  const hidden = { cycleId, assignmentId: line.id };
  if (line.source === "MANUAL") {
    return (
      <ConfirmButton
        action={undoManualAction}
        label="撤销"
        title={`撤销对${line.name}的手工增加？`}
        text="撤销后按规则处理：规则中没有此人的，不再评价该干部。"
        hidden={hidden}
        small
        tone="quiet"
      />
    );
  }
  return (
    <ConfirmButton
      action={removeVoterAction}
      label="移除"
      title={`${line.name}不评价该干部？`}
      text="移除后重新生成也不会恢复，直到撤销。"
      hidden={hidden}
      small
      tone="quiet"
    >
      <TextAreaField name="reason" label="理由" required limit={200} />
    </ConfirmButton>
  );
}
