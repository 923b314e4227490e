import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { DateField, Field } from "@/components/form/field";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/session";
import { today } from "@/lib/calendar";
import { type BranchLine, listBranches } from "@/lib/organisation/branch/queries";
import { mayKeepOrganisation, maySeeOrganisation } from "@/lib/organisation/policy";
import { createBranchAction } from "../actions";
import { OrganisationTabs } from "../organisation-tabs";

export const metadata: Metadata = { title: "党支部" };

export default async function BranchesPage() {
  const actor = await requireActor();
  if (maySeeOrganisation(actor) !== true) notFound();
  const branches = await listBranches(actor);
  const open = branches.filter((branch) => !branch.closedOn);
  const closed = branches.filter((branch) => branch.closedOn);
  return (
    <>
      <PageHead
        title="单位与支部"
        sub={`${open.length} 个党支部 · 党员 ${sum(open, (branch) => branch.full + branch.probationary)} 人（含预备 ${sum(open, (branch) => branch.probationary)}）`}
        actions={mayKeepOrganisation(actor) === true ? <NewBranch actor={actor} /> : null}
      />
      <PageBody>
        <OrganisationTabs current="branches" />
        <Panel flush={open.length > 0}>
          {open.length === 0 ? (
            <Empty title="您能看到的范围内还没有党支部。">
              支部由党群工作部登记：新建支部，再写明它从何时起覆盖哪些单位。
            </Empty>
          ) : (
            <Branches branches={open} />
          )}
        </Panel>
        {closed.length > 0 ? (
          <Panel title="已撤销" flush>
            <Branches branches={closed} />
          </Panel>
        ) : null}
      </PageBody>
    </>
  );
}

const sum = (branches: BranchLine[], of: (branch: BranchLine) => number) =>
  branches.reduce((so, branch) => so + of(branch), 0);

function Branches({ branches }: { branches: BranchLine[] }) {
  return (
    <Table label="党支部" sticky>
      <thead>
        <tr>
          <th scope="col">党支部</th>
          <th scope="col">书记</th>
          <th scope="col">覆盖单位</th>
          <th scope="col" className="num">
            正式党员
          </th>
          <th scope="col" className="num">
            预备党员
          </th>
          <th scope="col" className="num">
            其他
          </th>
        </tr>
      </thead>
      <tbody>
        {branches.map((branch) => (
          <tr key={branch.id}>
            <th scope="row">
              <a className="text-link" href={`/organisation/branches/${branch.id}`}>
                {branch.name}
              </a>
            </th>
            <td className="nowrap">
              {branch.secretaries.map((person) => person.name).join("、") || <span className="text-faint">未授权</span>}
            </td>
            <td>
              {branch.units.map((unit, index) => (
                <span key={unit.id} className="nowrap">
                  {index > 0 ? "、" : ""}
                  <a className="text-link" href={`/organisation/units/${unit.id}`}>
                    {unit.name}
                  </a>
                </span>
              ))}
            </td>
            <td className="num">{branch.full}</td>
            <td className="num">{branch.probationary}</td>
            <td className="num">{branch.others}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function NewBranch({ actor }: { actor: Actor }) {
  return (
    <ConfirmButton action={createBranchAction} label="新建党支部" title="新建党支部" submit="新建" tone="primary">
      <Field name="name" label="党支部名称" required maxLength={40} />
      <Field name="position" label="排列序号" type="number" min={0} max={9999} defaultValue={0} />
      <DateField name="foundedOn" label="成立日期" required defaultValue={today(actor.at)} />
    </ConfirmButton>
  );
}
