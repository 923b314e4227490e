import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { Field } from "@/components/form/field";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Filter, SearchBar } from "@/components/ui/search-bar";
import { can } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/session";
import { sayDate, today, yearOf } from "@/lib/calendar";
import { EFFECT_LABELS, KIND_LABELS } from "@/lib/integrity/labels";
import { mayReadEffects } from "@/lib/integrity/policy";
import { type EffectView, listEffects } from "@/lib/integrity/queries";
import { withdrawEffectAction } from "./actions";
import { EffectForm } from "./effect-form";

export const metadata: Metadata = { title: "影响等次情形" };

type Query = { q?: string; year?: string; withdrawn?: string };

export default async function IntegrityPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor();
  if (mayReadEffects(actor) !== true) notFound();
  const query = await searchParams;
  const year = /^\d{4}$/.test(query.year ?? "") ? Number(query.year) : undefined;
  const rows = await listEffects(actor, {
    person: query.q?.trim() || undefined,
    year,
    withdrawn: query.withdrawn === "1",
  });
  const mayWrite = can(actor, "effect.write");
  const thisYear = yearOf(today(actor.at));
  return (
    <>
      <PageHead title="影响等次情形" sub="处分、诫勉、立案、安全事故等，由纪委登记" />
      <PageBody>
        <Notice tone="brand">
          只登记结论、文号、日期和对等次的影响；问题线索、信访件和案卷不进入本系统。涉及哪些年度由日期算出。谁能看到：纪委、党委、考核领导小组和组织人员。
        </Notice>
        {mayWrite ? (
          <Panel title="登记">
            <EffectForm />
          </Panel>
        ) : null}
        <Panel title="登记簿" aside={`${rows.length} 条`} flush>
          <div className="px-4 pb-3">
            <SearchBar action="/integrity" label="按姓名或工号查找" value={query.q} placeholder="姓名或工号">
              <Filter
                name="year"
                label="涉及年度"
                value={query.year}
                all="全部年度"
                options={[0, 1, 2, 3, 4].map((back) => ({
                  value: String(thisYear - back),
                  label: `${thisYear - back}年`,
                }))}
              />
              <Filter
                name="withdrawn"
                label="状态"
                value={query.withdrawn}
                all="有效"
                options={[{ value: "1", label: "含已撤销" }]}
              />
            </SearchBar>
          </div>
          {rows.length === 0 ? (
            <Empty title="没有符合条件的登记">
              {mayWrite ? "有处分决定、诫勉或事故责任认定时在上方登记。" : "由纪委登记。"}
            </Empty>
          ) : (
            <Register rows={rows} mayWrite={mayWrite} />
          )}
        </Panel>
      </PageBody>
    </>
  );
}

function Register({ rows, mayWrite }: { rows: EffectView[]; mayWrite: boolean }) {
  return (
    <Table label="登记簿" sticky stack>
      <thead>
        <tr>
          <th scope="col">人员</th>
          <th scope="col">情形与措施</th>
          <th scope="col">文号与机关</th>
          <th scope="col">影响期</th>
          <th scope="col">涉及年度</th>
          <th scope="col">对等次的影响</th>
          <th scope="col">
            <span className="sr-only">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {row.personName}
              <span className="sub">
                {row.unitName} {row.employeeNo}
              </span>
            </th>
            <td data-label="情形与措施">
              {row.measure}
              <span className="sub">{KIND_LABELS[row.kind]}</span>
            </td>
            <td data-label="文号与机关">
              {row.documentNo}
              <span className="sub">{row.issuedBy}</span>
            </td>
            <td data-label="影响期" className="nowrap">
              {sayDate(row.effectiveOn)} 起
              <span className="sub">{row.endsOn ? `至 ${sayDate(row.endsOn)}` : "尚未结束"}</span>
            </td>
            <td data-label="涉及年度">{row.years.join("、")}</td>
            <td data-label="对等次的影响">
              <Badge tone={row.withdrawnAt ? "neutral" : "warning"}>
                {row.withdrawnAt ? "已撤销" : EFFECT_LABELS[row.effect]}
              </Badge>
              {row.withdrawnWhy ? <span className="sub">{row.withdrawnWhy}</span> : null}
            </td>
            <td>
              {mayWrite && !row.withdrawnAt ? (
                <ConfirmButton
                  action={withdrawEffectAction}
                  label="撤销"
                  title={`撤销 ${row.personName} 的这条登记？`}
                  tone="quiet"
                  small
                  text="原记录和理由保留在登记簿中。"
                  hidden={{ effectId: row.id }}
                >
                  <Field name="why" label="撤销理由" required maxLength={200} />
                </ConfirmButton>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
