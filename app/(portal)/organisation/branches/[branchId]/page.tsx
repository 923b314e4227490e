import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConfirmButton } from "@/components/form/confirm-button";
import { DateField, Field } from "@/components/form/field";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/session";
import { fromColumn, sayDate, today } from "@/lib/calendar";
import { type BranchView, getBranch } from "@/lib/organisation/branch/queries";
import { mayKeepOrganisation } from "@/lib/organisation/policy";
import { changeBranchAction, closeBranchAction } from "../../actions";
import { CoveredUnits } from "./covered-units";
import { Members } from "./members";

export const metadata: Metadata = { title: "党支部" };

export default async function BranchPage({ params }: { params: Promise<{ branchId: string }> }) {
  const actor = await requireActor();
  const view = (await getBranch(actor, (await params).branchId)) ?? notFound();
  const { branch } = view;
  const keeps = mayKeepOrganisation(actor) === true && !branch.closedOn;
  return (
    <>
      <PageHead
        title={branch.name}
        back={{ href: "/organisation/branches", label: "党支部" }}
        sub={`成立于${sayDate(fromColumn(branch.foundedOn))}`}
        actions={keeps ? <BranchActions actor={actor} view={view} /> : null}
      />
      <PageBody>
        {branch.closedOn ? (
          <Notice tone="quiet">该党支部已于{sayDate(fromColumn(branch.closedOn))}撤销，以下为历史记录。</Notice>
        ) : null}
        <Panel>
          <Facts
            items={[
              { label: "书记", value: branch.secretaries.map((person) => person.name).join("、") || "未授权" },
              { label: "正式党员", value: `${branch.full} 人` },
              { label: "预备党员", value: `${branch.probationary} 人` },
              { label: "其他人员", value: `${branch.others} 人` },
            ]}
          />
        </Panel>
        <Members members={view.members} />
        <CoveredUnits {...{ actor, view, keeps }} />
      </PageBody>
    </>
  );
}

function BranchActions({ actor, view }: { actor: Actor; view: BranchView }) {
  const { branch } = view;
  const hidden = { branchId: branch.id, version: branch.version };
  return (
    <>
      <ConfirmButton
        action={changeBranchAction}
        label="修改"
        title={`修改${branch.name}`}
        submit="保存"
        hidden={hidden}
      >
        <Field name="name" label="党支部名称" required maxLength={40} defaultValue={branch.name} />
        <Field name="position" label="排列序号" type="number" min={0} max={9999} defaultValue={branch.position} />
      </ConfirmButton>
      <ConfirmButton
        action={closeBranchAction}
        label="撤销"
        title={`撤销${branch.name}`}
        text="须先把支部人员转入其他党支部。它覆盖的单位自撤销之日起不再由它覆盖，历史记录保留。"
        submit="撤销党支部"
        tone="danger"
        hidden={hidden}
      >
        <DateField name="closedOn" label="撤销日期" required max={today(actor.at)} defaultValue={today(actor.at)} />
      </ConfirmButton>
    </>
  );
}
