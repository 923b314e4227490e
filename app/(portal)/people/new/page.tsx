import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/form/action-form";
import { FieldGrid } from "@/components/form/layout";
import { SelectField } from "@/components/form/select-field";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { listBranchOptions } from "@/lib/organisation/branch/queries";
import { mayKeepOrganisation } from "@/lib/organisation/policy";
import { listUnitOptions } from "@/lib/organisation/unit/queries";
import { createPersonAction } from "../actions";
import { PersonFields } from "../person-fields";
import { unitChoices } from "../unit-choices";

export const metadata: Metadata = { title: "新增人员" };

export default async function NewPersonPage() {
  const actor = await requireActor();
  if (mayKeepOrganisation(actor) !== true) notFound();
  const [units, branches] = await Promise.all([listUnitOptions(actor), listBranchOptions(actor)]);
  return (
    <>
      <PageHead title="新增人员" back={{ href: "/people", label: "人员" }} />
      <PageBody>
        <Panel>
          {units.length === 0 ? (
            <Empty title="还没有单位，不能新增人员。">
              请先在
              <a className="text-link" href="/organisation">
                单位与支部
              </a>
              新建单位。
            </Empty>
          ) : (
            <ActionForm action={createPersonAction} submit="新增">
              <FieldGrid columns={3}>
                <PersonFields />
                <SelectField name="unitId" label="单位" placeholder="请选择" required options={unitChoices(units)} />
                <SelectField
                  name="branchId"
                  label="党支部"
                  placeholder="无"
                  options={branches.map((branch) => ({ value: branch.id, label: branch.name }))}
                />
              </FieldGrid>
            </ActionForm>
          )}
        </Panel>
      </PageBody>
    </>
  );
}
