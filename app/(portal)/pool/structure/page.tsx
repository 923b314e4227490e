import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Meter } from "@/components/ui/meter";
import { Panel } from "@/components/ui/panel";
import { requireActor } from "@/lib/auth/session";
import { TARGETS, TIERS } from "@/lib/pool/labels";
import { getStructure, type Structure } from "@/lib/pool/member/queries";
import { labelOfPool } from "@/lib/pool/queries";
import { percent } from "@/lib/pool/structure";
import { PoolTabs } from "../pool-tabs";

export const metadata: Metadata = { title: "名册" };

export default async function StructurePage() {
  const actor = await requireActor();
  const structure = (await getStructure(actor)) ?? notFound();
  return (
    <>
      <PageHead title={(await labelOfPool(actor)) ?? ""} sub={`结构，在册 ${structure.total} 人`} />
      <PageBody>
        <PoolTabs current="/structure" />
        {structure.total === 0 ? (
          <Panel>
            <Empty title="还没有人在册。">有人入库后，这里对照党委的结构目标列出比例。</Empty>
          </Panel>
        ) : (
          <Shares shares={structure.shares} />
        )}
        <div className="grid gap-4 lg:grid-cols-3">
          <Places places={structure.places} />
          <Panel title="成熟度">
            {structure.tiers.map(({ tier, count }) => (
              <Meter key={tier} label={TIERS[tier]} value={count} total={structure.total} />
            ))}
          </Panel>
          <Panel title="年龄">
            {structure.ages.map(({ label, count }) => (
              <Meter key={label} label={label} value={count} total={structure.total} />
            ))}
          </Panel>
        </div>
      </PageBody>
    </>
  );
}

function Shares({ shares }: Pick<Structure, "shares">) {
  return (
    <Panel title="结构与目标" foot="目标见“规则”中的人选标准与结构，只作分析，不作限制。" flush>
      <Table label="结构与目标" stack>
        <thead>
          <tr>
            <th scope="col">结构</th>
            <th scope="col" className="num">
              人数
            </th>
            <th scope="col" className="num">
              占比%
            </th>
            <th scope="col" className="num">
              目标%
            </th>
            <th scope="col">对照</th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ key, label, count, total, target, met }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td data-label="人数" className="num">
                {count}
              </td>
              <td data-label="占比%" className="num">
                {percent(count, total)}
              </td>
              <td data-label="目标%" className="num">
                {target}
              </td>
              <td data-label="对照">
                <Badge tone={met ? "success" : "warning"}>{met ? "达到" : "未达到"}</Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function Places({ places }: Pick<Structure, "places">) {
  return (
    <Panel title="数量与岗位" foot="现任中层岗位数按任职记录计。" flush>
      <Table label="数量与岗位">
        <thead>
          <tr>
            <th scope="col">方向</th>
            <th scope="col" className="num">
              现任岗位
            </th>
            <th scope="col" className="num">
              应有人选
            </th>
            <th scope="col" className="num">
              在册
            </th>
          </tr>
        </thead>
        <tbody>
          {places.map(({ target, posts, wanted, members }) => (
            <tr key={target}>
              <th scope="row">{TARGETS[target]}</th>
              <td className="num">{posts}</td>
              <td className="num">{wanted}</td>
              <td className="num">{members}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
