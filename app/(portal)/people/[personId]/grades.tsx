import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { SelectField } from "@/components/form/select-field";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import type { GradeLine } from "@/lib/appraisal/grades/queries";
import { PAST_GRADES } from "@/lib/appraisal/grades/standing";
import { holdersOf } from "@/lib/organisation/policy";
import { enterPastGradeAction, removePastGradeAction } from "./actions";

type Props = { personId: string; name: string; grades: GradeLine[]; keeps: boolean };

/** Annual grades, the newest first: decided here, or copied from the papers of the years before. */
export function Grades({ personId, name, grades, keeps }: Props) {
  return (
    <Panel
      title="历年考核等次"
      aside={keeps ? <Enter personId={personId} name={name} /> : undefined}
      flush={grades.length > 0}
      foot={`谁能看到：${holdersOf("result.read")}和本人。系统内审定的年度不能另行录入。`}
    >
      {grades.length === 0 ? (
        <Empty title="没有年度考核等次。">系统内的考核下发后列在这里；往年的等次由党群工作部按文件录入。</Empty>
      ) : (
        <Table label="历年考核等次">
          <thead>
            <tr>
              <th scope="col">年度</th>
              <th scope="col">等次</th>
              <th scope="col">依据</th>
              {keeps ? <th scope="col">办理</th> : null}
            </tr>
          </thead>
          <tbody>
            {grades.map((line) => (
              <tr key={line.year}>
                <th scope="row">{line.year}</th>
                <td className="nowrap">{line.grade}</td>
                <td>{line.source}</td>
                {keeps ? <td>{line.pastGradeId ? <Remove id={line.pastGradeId} year={line.year} /> : null}</td> : null}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

function Enter({ personId, name }: { personId: string; name: string }) {
  return (
    <ConfirmButton
      action={enterPastGradeAction}
      label="录入往年等次"
      title={`录入${name}的往年等次`}
      text="按当年的考核文件录入，用于核对近年等次。"
      submit="录入"
      hidden={{ personId }}
      small
    >
      <FieldGrid>
        <Field name="year" label="年度" type="number" required min={1990} max={2100} />
        <SelectField
          name="grade"
          label="等次"
          required
          placeholder="请选择"
          options={PAST_GRADES.map((grade) => ({ value: grade, label: grade }))}
        />
        <Field className="sm:col-span-full" name="documentNo" label="文号" required maxLength={60} />
      </FieldGrid>
    </ConfirmButton>
  );
}

function Remove({ id, year }: { id: string; year: number }) {
  return (
    <ConfirmButton
      action={removePastGradeAction}
      label="删除"
      title={`删除${year}年度等次`}
      text="只用于改正录入错误，审计记录中保留。"
      hidden={{ pastGradeId: id }}
      small
      tone="quiet"
    >
      <Field name="reason" label="原因" required maxLength={100} />
    </ConfirmButton>
  );
}
