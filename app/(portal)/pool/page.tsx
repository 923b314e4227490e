import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Filter, SearchBar } from "@/components/ui/search-bar";
import { requireActor } from "@/lib/auth/session";
import { TARGETS, TIERS } from "@/lib/pool/labels";
import { labelOfPool, listMembers } from "@/lib/pool/queries";
import { MemberTable } from "./member-table";
import { KEPT_INSIDE, PoolTabs } from "./pool-tabs";

export const metadata: Metadata = { title: "名册" };

type Query = Promise<Record<string, string | string[] | undefined>>;
const choices = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

export default async function PoolPage({ searchParams }: { searchParams: Query }) {
  const actor = await requireActor();
  const members = (await listMembers(actor)) ?? notFound();
  const query = await searchParams;
  const asked = (name: string) => (typeof query[name] === "string" ? query[name].trim() : "");
  const [q, tier, target] = [asked("q"), asked("tier"), asked("target")];
  const shown = members.filter(
    (member) =>
      (!q || member.person.name.includes(q) || member.person.employeeNo.startsWith(q)) &&
      (!tier || member.tier === tier) &&
      (!target || member.target === target),
  );
  return (
    <>
      <PageHead
        title={(await labelOfPool(actor)) ?? ""}
        sub={`在册 ${members.length} 人`}
        actions={
          members.length > 0 ? (
            <>
              <a className="btn btn-outline" href="/pool/roster?format=pdf" download>
                名册 PDF
              </a>
              <a className="btn btn-outline" href="/pool/roster?format=docx" download>
                名册 Word
              </a>
              <a className="btn btn-outline" href="/pool/roster?format=xlsx" download>
                名册 Excel
              </a>
            </>
          ) : undefined
        }
      />
      <PageBody>
        <PoolTabs current="" />
        <Notice tone="brand">{KEPT_INSIDE}</Notice>
        <Panel title="在册" aside={`${shown.length} 人`} flush>
          <div className="px-4 pb-3">
            <SearchBar action="/pool" label="姓名或工号" value={q} clear={q || tier || target ? "/pool" : undefined}>
              <Filter name="tier" label="成熟度" value={tier} options={choices(TIERS)} />
              <Filter name="target" label="培养方向" value={target} options={choices(TARGETS)} />
            </SearchBar>
          </div>
          {shown.length === 0 ? (
            <div className="px-4">
              <Empty title={members.length === 0 ? "还没有人在册。" : "没有符合条件的人。"}>
                {members.length === 0 ? "经推荐、核对条件、廉政意见、谈话和党委决定后列在这里。" : "请放宽条件或清除。"}
              </Empty>
            </div>
          ) : (
            <MemberTable members={shown} />
          )}
        </Panel>
      </PageBody>
    </>
  );
}
