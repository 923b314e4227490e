import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CheckedRows } from "@/app/checked-rows";
import { ActionForm } from "@/components/form/action-form";
import { PageBody } from "@/components/shell/page-head";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Tabs } from "@/components/ui/tabs";
import { absentFigures } from "@/lib/appraisal/evidence-import/columns";
import { getImport } from "@/lib/appraisal/evidence-import/queries";
import { requireActor } from "@/lib/auth/session";
import { sayFullMoment } from "@/lib/calendar";
import { OUTCOMES } from "@/lib/sheet/rows";
import { applyEvidenceAction } from "../actions";

export const metadata: Metadata = { title: "核对成绩表" };

const SHOWN = ["CHANGE", "SAME", "REFUSED"] as const;

export default async function CheckedEvidencePage({
  params,
  searchParams,
}: {
  params: Promise<{ cycleId: string; importId: string }>;
  searchParams: Promise<{ outcome?: string }>;
}) {
  const actor = await requireActor();
  const { cycleId, importId } = await params;
  const found = (await getImport(actor, cycleId, importId)) ?? notFound();
  const { counts } = found.summary;
  const asked = (await searchParams).outcome ?? "all";
  const outcome = SHOWN.find((one) => one === asked);
  const here = `/appraisal/${cycleId}/evidence/import/${found.id}`;
  const link = (one: string) => `${here}?outcome=${one}`;
  const rows = found.rows.filter((row) => !outcome || row.outcome === outcome);
  return (
    <PageBody>
      <p>
        <a className="text-link" href={`/appraisal/${cycleId}/evidence/import`}>
          返回导入成绩表
        </a>
      </p>
      <Outline cycleId={cycleId} found={found} />
      <Tabs
        label="按结果筛选"
        current={link(outcome ?? "all")}
        items={[
          { href: link("all"), label: "全部", count: found.rows.length },
          ...SHOWN.map((one) => ({ href: link(one), label: OUTCOMES[one], count: counts[one] })),
        ]}
      />
      <Panel flush={rows.length > 0}>
        <CheckedRows rows={rows} />
      </Panel>
    </PageBody>
  );
}

type Found = NonNullable<Awaited<ReturnType<typeof getImport>>>;

/** What the whole file would do, and the button that does it. */
function Outline({ cycleId, found }: { cycleId: string; found: Found }) {
  const { counts, ignored, at } = found.summary;
  const absent = absentFigures(at);
  const notes = [
    absent.length > 0 ? `表中没有的列不改动：${absent.join("、")}。` : "",
    ignored.length > 0 ? `没有读取的列：${ignored.slice(0, 10).join("、")}。` : "",
  ].filter(Boolean);
  return (
    <Panel
      title={`${found.state === "APPLIED" ? "导入结果" : "核对结果"}：${found.fileName}`}
      aside={
        counts.REFUSED > 0 ? (
          <a className="text-link" href={`/appraisal/${cycleId}/evidence/import/${found.id}/errors`} download>
            带“错误”列的成绩表
          </a>
        ) : undefined
      }
      foot={notes.length > 0 ? notes.join("") : undefined}
    >
      <p className="mb-2 text-muted">
        {sayFullMoment(found.createdAt)} {found.createdBy}上传 · 工作表“{found.summary.sheet}”
      </p>
      <Facts
        large
        width="6rem"
        items={SHOWN.map((outcome) => ({ label: OUTCOMES[outcome], value: counts[outcome] }))}
      />
      <div className="mt-3">
        {found.state === "APPLIED" ? (
          <Notice tone="done">
            已于{found.appliedAt ? sayFullMoment(found.appliedAt) : ""}导入。
            {counts.REFUSED > 0 ? "被拒绝的行没有录入：改正后再上传即可，已录入的行会显示为不变。" : ""}
          </Notice>
        ) : counts.CHANGE === 0 ? (
          <p className="text-muted">
            没有可以录入的行：{counts.REFUSED > 0 ? "请按下面的办法改正后再上传。" : "表中成绩与已录入的一致。"}
          </p>
        ) : (
          <ActionForm
            action={applyEvidenceAction}
            submit={`录入 ${counts.CHANGE} 行`}
            pending="正在录入…"
            hidden={{ cycleId, importId: found.id }}
            aside={
              counts.REFUSED > 0 ? (
                <span className="text-muted">被拒绝的 {counts.REFUSED} 行不会录入。</span>
              ) : undefined
            }
          />
        )}
      </div>
    </Panel>
  );
}
