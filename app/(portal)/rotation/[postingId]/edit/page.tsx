import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/form/action-form";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { listUnitOptions } from "@/lib/organisation/unit/queries";
import { lastDay } from "@/lib/rotation/course";
import { mayManage } from "@/lib/rotation/policy";
import { getPosting } from "@/lib/rotation/sheet/queries";
import { unitChoices } from "../../../people/unit-choices";
import { changePlanAction } from "../../actions";
import { PlanFields } from "../../plan-fields";
import { typeLimits } from "../../type-limits";

export const metadata: Metadata = { title: "修改锻炼计划" };

export default async function EditPostingPage({ params }: { params: Promise<{ postingId: string }> }) {
  const actor = await requireActor();
  const posting = (await getPosting(actor, (await params).postingId)) ?? notFound();
  if (mayManage(actor, posting) !== true || posting.state !== "PLANNED") notFound();
  const { type, hostUnitId, role, projectName, tasks, goals, dates } = posting;
  const plan = {
    type,
    hostUnitId,
    role,
    projectName,
    tasks,
    goals,
    from: dates.plannedFrom,
    last: lastDay(dates.plannedUntil),
  };
  return (
    <>
      <PageHead
        title={`修改 ${posting.person.name} 的锻炼计划`}
        back={{ href: `/rotation/${posting.id}`, label: posting.person.name }}
      />
      <PageBody>
        <Panel title="计划" aside={`派出单位 ${posting.homeUnit.name}`}>
          <ActionForm
            action={changePlanAction}
            submit="保存"
            label="修改锻炼计划"
            hidden={{ postingId: posting.id, version: posting.version }}
          >
            <PlanFields
              units={unitChoices(await listUnitOptions(actor))}
              limits={typeLimits(posting.rules)}
              plan={plan}
            />
          </ActionForm>
        </Panel>
      </PageBody>
    </>
  );
}
