import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { ActionForm } from "@/components/form/action-form";
import { PersonPicker } from "@/components/form/person-picker";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { today } from "@/lib/calendar";
import { LINES } from "@/lib/training/labels";
import { mayWritePlan } from "@/lib/training/policy";
import { listPlans, type PlanLine } from "@/lib/training/queries";
import type { TrainingLine } from "@/prisma/generated/enums";
import { openPlanAction, searchTrainedAction } from "./actions";
import { YearBar, yearAsked } from "./year-bar";

export const metadata: Metadata = { title: "培养计划" };

type Query = { year?: string | string[] };
const KINDS = Object.keys(LINES) as TrainingLine[];

export default async function TrainingPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor();
  const day = today(actor.at);
  const year = yearAsked((await searchParams).year, day);
  const plans = (await listPlans(actor, year)) ?? notFound();
  const writes = mayWritePlan(actor) === true;
  return (
    <>
      <PageHead
        title="培养计划"
        sub="理论、业务、岗位、项目四类，每季度检查"
        actions={
          plans.length > 0 ? (
            <a className="btn btn-outline" href={`/reports/lists/training?year=${year}`}>
              导出 Excel
            </a>
          ) : undefined
        }
      />
      <PageBody>
        <YearBar path="/training" year={year} day={day} />
        {writes ? (
          <Panel title={`编制${year}年度计划`}>
            <ActionForm action={openPlanAction} submit="打开计划" tone="outline" inline hidden={{ year }}>
              <PersonPicker
                name="personId"
                label="人员"
                required
                search={searchTrainedAction}
                className="grow sm:max-w-sm"
              />
            </ActionForm>
          </Panel>
        ) : null}
        <Panel
          title={`${year}年度`}
          aside={plans.length > 0 ? `${plans.length} 人` : undefined}
          flush={plans.length > 0}
        >
          {plans.length === 0 ? (
            <Empty title={`${year}年度还没有人编制培养计划。`}>
              {writes
                ? "在上方选择人员即可编制，也可以沿用上年的计划。"
                : "由党群工作部编制后，您权限范围内的人员会列在这里。"}
            </Empty>
          ) : (
            <Plans plans={plans} year={year} />
          )}
        </Panel>
      </PageBody>
    </>
  );
}

function Plans({ plans, year }: { plans: PlanLine[]; year: number }) {
  return (
    <Table label={`${year}年度培养计划`} sticky stack>
      <thead>
        <tr>
          <th scope="col">人员</th>
          {KINDS.map((line) => (
            <th scope="col" className="num" key={line}>
              {LINES[line]}
            </th>
          ))}
          <th scope="col" className="num">
            完成
          </th>
          <th scope="col">情况</th>
          <th scope="col">
            <span className="sr-only">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => (
          <tr key={plan.id}>
            <th scope="row">
              {plan.name}
              <span className="sub">
                {plan.unitName} {plan.employeeNo}
              </span>
            </th>
            {KINDS.map((line) => (
              <td className="num" data-label={LINES[line]} key={line}>
                {plan.counts[line]}
              </td>
            ))}
            <td className="num" data-label="完成">
              {plan.done} / {plan.total}
            </td>
            <td data-label="情况">
              <span className="flex flex-wrap gap-1">
                {plan.overdue > 0 ? <Badge tone="danger">逾期 {plan.overdue} 项</Badge> : null}
                {plan.unchecked > 0 ? <Badge tone="warning">{plan.unchecked} 项待检查</Badge> : null}
                {plan.overdue + plan.unchecked === 0 ? <span className="text-muted">按计划</span> : null}
              </span>
            </td>
            <td>
              <a
                className="text-link"
                href={`/training/${plan.id}?year=${year}`}
                aria-label={`打开${plan.name}的培养计划`}
              >
                打开
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
