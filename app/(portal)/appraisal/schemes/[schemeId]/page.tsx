import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConfirmButton } from "@/components/form/confirm-button";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { mayWriteSchemes } from "@/lib/appraisal/scheme/policy";
import { getScheme, type SchemeView } from "@/lib/appraisal/scheme/queries";
import { requireActor } from "@/lib/auth/session";
import { sayFullMoment } from "@/lib/calendar";
import { copySchemeAction, deleteSchemeAction } from "../actions";
import { SchemeSheet } from "./scheme-sheet";

export const metadata: Metadata = { title: "考核方案" };

export default async function SchemePage({ params }: { params: Promise<{ schemeId: string }> }) {
  const actor = await requireActor();
  const scheme = (await getScheme(actor, (await params).schemeId)) ?? notFound();
  const writes = mayWriteSchemes(actor) === true;
  return (
    <>
      <PageHead
        title={`考核方案 第 ${scheme.version} 版`}
        sub={scheme.name}
        back={{ href: "/appraisal/schemes", label: "考核方案" }}
        actions={<Actions scheme={scheme} writes={writes} />}
      />
      <PageBody>
        {scheme.usedAt ? (
          <Notice tone="quiet">{`${sayFullMoment(scheme.usedAt)} 随考核启动而冻结，不能再改。如需调整，请复制为新版本。`}</Notice>
        ) : writes && scheme.editable !== true ? (
          <Notice tone="quiet">{scheme.editable}</Notice>
        ) : null}
        <Panel title="版本">
          <Facts
            items={[
              { label: "名称", value: scheme.name },
              { label: "批准文号", value: scheme.approvalNo || null },
              { label: "依据", value: <BasedOn scheme={scheme} /> },
              { label: "最近保存", value: sayFullMoment(scheme.updatedAt) },
              { label: "用于", value: scheme.cycles.map(({ title }) => title).join("、") || "未使用" },
              {
                label: "校验码（SHA-256）",
                value: <span className="font-mono text-xs break-all">{scheme.sha256}</span>,
                wide: true,
              },
            ]}
          />
        </Panel>
        <SchemeSheet scheme={scheme.document} />
      </PageBody>
    </>
  );
}

function Actions({ scheme, writes }: { scheme: SchemeView; writes: boolean }) {
  if (!writes) return null;
  return (
    <>
      <ConfirmButton
        action={copySchemeAction}
        label="复制为新版本"
        title={`复制第 ${scheme.version} 版？`}
        text="新版本内容相同，可以修改；本版不变。"
        submit="复制"
        hidden={{ schemeId: scheme.id }}
      />
      {scheme.removable === true ? (
        <ConfirmButton
          action={deleteSchemeAction}
          label="删除"
          title={`删除第 ${scheme.version} 版“${scheme.name}”？`}
          text="该版本没有用于任何考核。删除后不能恢复，审计记录中保留删除的时间和人员。"
          submit="删除"
          tone="danger"
          hidden={{ schemeId: scheme.id }}
        />
      ) : null}
      {scheme.editable === true ? (
        <a className="btn btn-primary" href={`/appraisal/schemes/${scheme.id}/edit`}>
          修改
        </a>
      ) : null}
    </>
  );
}

function BasedOn({ scheme }: { scheme: SchemeView }) {
  if (!scheme.basedOn) return <>默认内容</>;
  return (
    <>
      第 {scheme.basedOn.version} 版{" "}
      <a className="text-link" href={`/appraisal/schemes/${scheme.id}/changes`}>
        改了什么
      </a>
    </>
  );
}
