import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SelectField } from "@/components/form/select-field";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { mayOpenAccounts } from "@/lib/auth/account/policy";
import { peopleWithoutAccount, unitsWithoutAccounts } from "@/lib/auth/account/queries";
import { requireActor } from "@/lib/auth/session";
import { flatten, treeOf } from "@/lib/organisation/tree";
import { IssueForm } from "../../../issue-form";
import { unitChoices } from "../../people/unit-choices";
import { openAccountAction, openUnitAccountsAction } from "../actions";

export const metadata: Metadata = { title: "开立账号" };

type Query = Promise<{ personId?: string | string[] }>;

export default async function OpenAccountsPage({ searchParams }: { searchParams: Query }) {
  const actor = await requireActor();
  if (mayOpenAccounts(actor) !== true) notFound();
  const { personId } = await searchParams;
  return (
    <>
      <PageHead title="开立账号" sub="口令由系统生成，只显示一次" back={{ href: "/accounts", label: "账号与授权" }} />
      <PageBody>{typeof personId === "string" ? <OnePerson personId={personId} /> : <WholeUnit />}</PageBody>
    </>
  );
}

async function OnePerson({ personId }: { personId: string }) {
  const actor = await requireActor();
  const [person] = await peopleWithoutAccount(actor, { personId });
  return (
    <Panel title="为一人开立">
      <IssueForm
        action={openAccountAction}
        submit="开立账号"
        pending="正在开立…"
        hidden={{ personId }}
        instead={person ? undefined : <Empty title="此人已有账号，或已离职。">可在“账号与授权”中按姓名查找。</Empty>}
      >
        <p>
          {person?.name}，工号 {person?.employeeNo}，{person?.unitName}
        </p>
      </IssueForm>
    </Panel>
  );
}

async function WholeUnit() {
  const actor = await requireActor();
  const units = await unitsWithoutAccounts(actor);
  const choices = flatten(treeOf(units)).map(({ unit: { id, name, count }, depth }) => ({
    id,
    depth,
    name: `${name}（${count} 人未开户）`,
  }));
  return (
    <Panel
      title="为一个单位的全部人员开立"
      foot="含下属单位；已有账号的人不受影响。超过 500 人的分批办理，每批 500 人，约需 10 秒。"
    >
      <IssueForm
        action={openUnitAccountsAction}
        submit="开立账号"
        pending="正在逐一生成口令…"
        confirm={{
          title: "为该单位全部未开户人员开立账号？",
          text: "口令生成后只显示一次，请备好打印机，或随后存为 Excel。",
        }}
        instead={units.length > 0 ? undefined : <Empty title="每个人都已有账号。">新导入的人员会出现在这里。</Empty>}
      >
        <SelectField
          name="unitId"
          label="单位"
          required
          placeholder="请选择"
          options={unitChoices(choices)}
          defaultValue={choices[0]?.id}
        />
      </IssueForm>
    </Panel>
  );
}
