import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/form/action-form";
import { PersonPicker } from "@/components/form/person-picker";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { getPerson } from "@/lib/organisation/person/queries";
import { listUnitOptions } from "@/lib/organisation/unit/queries";
import { mayManage } from "@/lib/rotation/policy";
import { rulesInForce } from "@/lib/rulebook/queries";
import { unitChoices } from "../../people/unit-choices";
import { planPostingAction, searchPeopleAction } from "../actions";
import { PlanFields } from "../plan-fields";
import { typeLimits } from "../type-limits";

export const metadata: Metadata = { title: "安排锻炼" };

export default async function NewPostingPage({ searchParams }: { searchParams: Promise<{ person?: string }> }) {
  const actor = await requireActor();
  if (mayManage(actor) !== true) notFound();
  const { person: personId } = await searchParams;
  const [units, rules, person] = await Promise.all([
    listUnitOptions(actor),
    rulesInForce(actor, "ROTATION"),
    personId ? getPerson(actor, personId) : null,
  ]);
  return (
    <>
      <PageHead title="安排锻炼" back={{ href: "/rotation", label: "岗位锻炼" }} />
      <PageBody>
        <Panel
          title="计划"
          aside="批准前可以修改"
          foot="提交时检查：是否在职、时间是否与其他锻炼重叠、期限是否符合规则、锻炼单位负责人是否需要回避、是否正在接受审查调查。"
        >
          <ActionForm action={planPostingAction} submit="提交安排" label="安排锻炼">
            <PersonPicker
              name="personId"
              label="锻炼人员"
              required
              search={searchPeopleAction}
              defaultChosen={
                person ? [{ value: person.id, label: person.facts.name, hint: person.unitName }] : undefined
              }
            />
            <PlanFields units={unitChoices(units)} limits={typeLimits(rules)} />
          </ActionForm>
        </Panel>
      </PageBody>
    </>
  );
}
