import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { labelOfPool, listMembers } from "@/lib/pool/queries";
import { MemberTable } from "../member-table";
import { KEPT_INSIDE, PoolTabs } from "../pool-tabs";

export const metadata: Metadata = { title: "名册" };

export default async function FormerPage() {
  const actor = await requireActor();
  const members = (await listMembers(actor, { left: true })) ?? notFound();
  return (
    <>
      <PageHead title={(await labelOfPool(actor)) ?? ""} sub="已出库" />
      <PageBody>
        <PoolTabs current="/former" />
        <Panel title="已出库" aside={`${members.length} 人`} flush={members.length > 0} foot={KEPT_INSIDE}>
          {members.length === 0 ? (
            <Empty title="没有人出库。">出库的人和原因列在这里，记录不再改动。</Empty>
          ) : (
            <MemberTable members={members} />
          )}
        </Panel>
      </PageBody>
    </>
  );
}
