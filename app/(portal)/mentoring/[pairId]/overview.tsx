import { Table } from "@/components/data/table";
import { ActionForm } from "@/components/form/action-form";
import { ConfirmButton } from "@/components/form/confirm-button";
import { DateField, Field } from "@/components/form/field";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Facts } from "@/components/ui/facts";
import { Bar } from "@/components/ui/meter";
import { Panel } from "@/components/ui/panel";
import { sayDate } from "@/lib/calendar";
import { ASPECT_LABELS, KIND_LABELS } from "@/lib/mentoring/labels";
import type { PairPage } from "@/lib/mentoring/pair/queries";
import { completeMilestoneAction, reportProgressAction } from "../actions";

export function Overview({ pair, reports }: { pair: PairPage; reports: boolean }) {
  return (
    <>
      <Panel title="概况">
        <Facts
          width="14rem"
          items={[
            { label: "导师", value: `${pair.mentor.name}（${pair.mentorUnit} ${pair.mentorPost}）` },
            { label: "培养对象", value: `${pair.mentee.name}（${pair.menteeUnit} ${pair.menteePost}）` },
            { label: "类别与方向", value: `${KIND_LABELS[pair.kind]} · ${pair.field}` },
            { label: "期限", value: `${sayDate(pair.from)} 至 ${sayDate(pair.state.lastDay)}` },
            { label: "记录", value: `${pair.state.logs.kept}/${pair.state.logs.owed} 个月` },
            { label: "目标进度", value: pair.state.progress === null ? null : `${pair.state.progress}%` },
          ]}
        />
      </Panel>
      <Goals pair={pair} reports={reports} />
      <Plan pair={pair} reports={reports} />
    </>
  );
}

function Goals({ pair, reports }: { pair: PairPage; reports: boolean }) {
  const table = (
    <Table label="培养目标" stack>
      <thead>
        <tr>
          <th scope="col">目标</th>
          <th scope="col">衡量标准</th>
          <th scope="col">完成时间</th>
          <th scope="col">进度</th>
        </tr>
      </thead>
      <tbody>
        {pair.goals.map((goal, index) => (
          <tr key={goal.id}>
            <th scope="row">
              {ASPECT_LABELS[goal.aspect]} · {goal.text}
              {goal.progressNote ? <span className="sub">{goal.progressNote}</span> : null}
            </th>
            <td data-label="衡量标准">{goal.measure}</td>
            <td data-label="完成时间" className="nowrap">
              {sayDate(goal.due)}
            </td>
            <td data-label="进度" className="min-w-32">
              {reports ? (
                <>
                  <input type="hidden" name={`goals[${index}].goalId`} value={goal.id} />
                  <Field
                    hideLabel
                    name={`goals[${index}].progress`}
                    label={`${goal.text} 进度`}
                    type="number"
                    min={0}
                    max={100}
                    required
                    unit="%"
                    defaultValue={goal.progress}
                  />
                </>
              ) : (
                <>
                  <Bar value={goal.progress} total={100} label={`${goal.text} 进度`} />
                  <span className="sub">{goal.progress}%</span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
  return (
    <Panel title="培养目标" flush={!reports}>
      {reports ? (
        <ActionForm action={reportProgressAction} submit="保存进度" tone="outline" hidden={{ pairId: pair.id }}>
          {table}
        </ActionForm>
      ) : (
        table
      )}
    </Panel>
  );
}

function Plan({ pair, reports }: { pair: PairPage; reports: boolean }) {
  return (
    <Panel title="年度计划" flush>
      {pair.milestones.length === 0 ? (
        <Empty title="没有计划节点">在签署协议之前可以补充。</Empty>
      ) : (
        <Table label="年度计划" stack>
          <thead>
            <tr>
              <th scope="col">节点</th>
              <th scope="col">交付</th>
              <th scope="col">时间</th>
              <th scope="col">完成</th>
            </tr>
          </thead>
          <tbody>
            {pair.milestones.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.text}</th>
                <td data-label="交付">{one.delivery}</td>
                <td data-label="时间" className="nowrap">
                  {sayDate(one.due)}
                </td>
                <td data-label="完成">
                  {one.doneOn ? <Badge tone="success">{sayDate(one.doneOn)}</Badge> : null}
                  {!one.doneOn && reports ? (
                    <ConfirmButton
                      action={completeMilestoneAction}
                      label="登记完成"
                      title={`登记“${one.text}”完成`}
                      small
                      hidden={{ milestoneId: one.id }}
                    >
                      <DateField name="doneOn" label="完成日期" required />
                    </ConfirmButton>
                  ) : null}
                  {!one.doneOn && !reports ? "未完成" : null}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
