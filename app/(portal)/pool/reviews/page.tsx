import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { sayDate, today, yearOf } from "@/lib/calendar";
import { CONCLUSIONS, TIERS } from "@/lib/pool/labels";
import { labelOfPool, listMembers, reviewSeason } from "@/lib/pool/queries";
import { rulesInForce } from "@/lib/rulebook/queries";
import { PoolTabs } from "../pool-tabs";

export const metadata: Metadata = { title: "名册" };

export default async function ReviewsPage() {
  const actor = await requireActor();
  const members = (await listMembers(actor)) ?? notFound();
  const season = reviewSeason(await rulesInForce(actor, "POOL"), today(actor.at));
  const due = members.filter(({ joinedOn }) => yearOf(joinedOn) <= season.year);
  const reviewOf = (member: (typeof members)[number]) => member.reviews.find(({ year }) => year === season.year);
  const done = due.filter(reviewOf).length;
  return (
    <>
      <PageHead
        title={(await labelOfPool(actor)) ?? ""}
        sub={`${season.year}年度评估，${sayDate(season.from)}至${sayDate(season.until)}，已评估 ${done}/${due.length} 人`}
      />
      <PageBody>
        <PoolTabs current="/reviews" />
        <Panel title={`${season.year}年度评估`} aside={`${due.length} 人`} flush={due.length > 0}>
          {due.length === 0 ? (
            <Empty title="没有应评估的人。">{season.year}年底前入库并仍在册的人列在这里。</Empty>
          ) : (
            <Table label="年度评估" stack>
              <thead>
                <tr>
                  <th scope="col">姓名</th>
                  <th scope="col">单位</th>
                  <th scope="col">成熟度</th>
                  <th scope="col">结论</th>
                  <th scope="col">意见</th>
                </tr>
              </thead>
              <tbody>
                {due.map((member) => {
                  const review = reviewOf(member);
                  return (
                    <tr key={member.id}>
                      <th scope="row">
                        <a className="text-link" href={`/pool/members/${member.id}#review`}>
                          {member.person.name}
                        </a>
                      </th>
                      <td data-label="单位">{member.person.unitName}</td>
                      <td data-label="成熟度">{TIERS[member.tier]}</td>
                      <td data-label="结论">
                        {review ? CONCLUSIONS[review.conclusion] : <Badge tone="warning">待评估</Badge>}
                      </td>
                      <td data-label="意见" className="prose">
                        {review?.text ?? "—"}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </Table>
          )}
        </Panel>
      </PageBody>
    </>
  );
}
