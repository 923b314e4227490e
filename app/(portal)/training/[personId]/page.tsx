import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/form/action-form";
import { ConfirmButton } from "@/components/form/confirm-button";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { today } from "@/lib/calendar";
import { maySeeTraining, mayWritePlan, planSeenBy } from "@/lib/training/policy";
import { getTrained, itemsOfPerson, type TrainedPerson } from "@/lib/training/queries";
import { addItemAction, copyPlanAction } from "../actions";
import { ItemFields } from "../item-fields";
import { YearBar, yearAsked } from "../year-bar";
import { PlanTable } from "./plan-table";

export const metadata: Metadata = { title: "培养计划" };

type Props = { params: Promise<{ personId: string }>; searchParams: Promise<{ year?: string | string[] }> };

export default async function PlanPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { personId } = await params;
  const person = (await getTrained(actor, personId)) ?? notFound();
  const day = today(actor.at);
  const year = yearAsked((await searchParams).year, day);
  const items = (await itemsOfPerson(actor, personId, year)) ?? notFound();
  const writes = mayWritePlan(actor) === true;
  const live = items.filter(({ state }) => state !== "DROPPED");
  return (
    <>
      <PageHead
        title={`${person.name}的培养计划`}
        sub={`${person.unitName} · 工号 ${person.employeeNo}`}
        back={maySeeTraining(actor) === true ? { href: `/training?year=${year}`, label: "培养计划" } : undefined}
        actions={
          <>
            <a className="btn btn-outline" href={`/cadres/${person.id}?year=${year}`}>
              成长一页
            </a>
            {writes && items.length === 0 ? <CopyButton person={person} year={year} /> : null}
          </>
        }
      />
      <PageBody>
        <YearBar path={`/training/${personId}`} year={year} day={day} />
        <Panel
          title={`${year}年度`}
          aside={
            live.length > 0
              ? `${live.length} 项，完成 ${live.filter(({ state }) => state === "DONE").length}`
              : undefined
          }
          foot={`谁能看到：${planSeenBy}。`}
          flush={items.length > 0}
        >
          {items.length === 0 ? (
            <Empty title={`${year}年度还没有计划。`}>
              {writes ? "在下方逐项编制，或沿用上年的计划后逐项修改。" : "由党群工作部编制。"}
            </Empty>
          ) : (
            <PlanTable items={items} actor={actor} />
          )}
        </Panel>
        {writes ? (
          <Panel title="列入一项">
            <ActionForm
              action={addItemAction}
              submit="列入计划"
              after="clear"
              hidden={{ personId, year }}
              label="列入一项"
              key={items.length}
            >
              <ItemFields year={year} owner={{ value: person.id, label: person.name }} />
            </ActionForm>
          </Panel>
        ) : null}
      </PageBody>
    </>
  );
}

function CopyButton({ person, year }: { person: TrainedPerson; year: number }) {
  return (
    <ConfirmButton
      action={copyPlanAction}
      label="沿用上年计划"
      title={`沿用${year - 1}年度的计划？`}
      text={`${person.name}上年未取消的各项列入${year}年度，期限顺延一年，进展从头算起。`}
      submit="沿用"
      hidden={{ personId: person.id, year }}
    />
  );
}
