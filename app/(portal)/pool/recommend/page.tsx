import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { ActionForm } from "@/components/form/action-form";
import { PersonPicker } from "@/components/form/person-picker";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { sayDate, today } from "@/lib/calendar";
import { TARGETS, TIERS } from "@/lib/pool/labels";
import { listOwnRecommendations } from "@/lib/pool/recommendation/queries";
import { recommendAction, searchOwnBranchAction } from "../actions";
import { RecommendationFields } from "../recommendation-fields";

export const metadata: Metadata = { title: "推荐人选" };

export default async function RecommendPage() {
  const actor = await requireActor();
  const given = (await listOwnRecommendations(actor)) ?? notFound();
  return (
    <>
      <PageHead title="推荐人选" sub="支部向党群工作部推荐本支部的年轻骨干" />
      <PageBody>
        <Panel title="推荐" foot="谁能看到：党委书记、党委委员、党群工作部。推荐之后的办理情况由组织掌握，不反馈。">
          <ActionForm action={recommendAction} submit="提交推荐" after="clear" label="推荐人选">
            <PersonPicker name="personId" label="人员" required search={searchOwnBranchAction} hint="本支部人员" />
            <RecommendationFields day={today(actor.at)} />
          </ActionForm>
        </Panel>
        <Panel
          title="已提交的推荐"
          aside={given.length > 0 ? `${given.length} 份` : undefined}
          flush={given.length > 0}
        >
          {given.length === 0 ? (
            <Empty title="还没有提交过推荐。">提交后列在这里。</Empty>
          ) : (
            <Table label="已提交的推荐" stack>
              <thead>
                <tr>
                  <th scope="col">姓名</th>
                  <th scope="col">推荐日期</th>
                  <th scope="col">方向、成熟度</th>
                  <th scope="col">得票</th>
                  <th scope="col">理由</th>
                  <th scope="col">状态</th>
                </tr>
              </thead>
              <tbody>
                {given.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">
                      {row.personName}
                      <span className="sub">{row.unitName}</span>
                    </th>
                    <td data-label="推荐日期" className="nowrap">
                      {sayDate(row.recommendedOn)}
                    </td>
                    <td data-label="方向、成熟度">
                      {TARGETS[row.target]}、{TIERS[row.tier]}
                    </td>
                    <td data-label="得票">{row.votes === null ? "—" : `${row.votes}/${row.voters}`}</td>
                    <td data-label="理由" className="prose">
                      {row.reasons}
                    </td>
                    <td data-label="状态">已收到</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </Panel>
      </PageBody>
    </>
  );
}
