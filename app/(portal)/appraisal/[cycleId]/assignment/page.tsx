import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { pendingChanges, previewAssignments } from "@/lib/appraisal/assignment/queries";
import { getCycle } from "@/lib/appraisal/cycle/queries";
import { requireActor } from "@/lib/auth/session";
import { Generation } from "./generation";
import { PreviewTable } from "./preview-table";
import { Rules } from "./rules";

export const metadata: Metadata = { title: "评价关系" };

type Props = { params: Promise<{ cycleId: string }>; searchParams: Promise<{ show?: string }> };

export default async function AssignmentPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const cycle = (await getCycle(actor, (await params).cycleId)) ?? notFound();
  const [preview, pending] = await Promise.all([previewAssignments(actor, cycle), pendingChanges(actor, cycle)]);
  if (!preview) notFound();
  const flagged = preview.rows.filter(({ preview, notRatedReason }) => !notRatedReason && preview.warnings.length > 0);
  const only = (await searchParams).show === "flagged";
  return (
    <PageBody>
      <Generation actor={actor} cycle={cycle} preview={preview} pending={pending} />
      <Panel
        title="各被考核干部的评价人"
        aside={
          preview.generated && flagged.length > 0 ? (
            <a className="text-link" href={`/appraisal/${cycle.id}/assignment${only ? "" : "?show=flagged"}`}>
              {only ? `显示全部 ${preview.rows.length} 人` : `只看有提示的 ${flagged.length} 人`}
            </a>
          ) : (
            "按姓氏笔画"
          )
        }
        flush
      >
        {preview.rows.length === 0 ? (
          <Empty title="名单是空的。">先在“被考核干部”中列入人员。</Empty>
        ) : preview.generated ? (
          <PreviewTable cycleId={cycle.id} preview={preview} rows={only ? flagged : preview.rows} />
        ) : (
          <Empty title="尚未生成评价关系。">按下面的规则一次生成，之后可以逐人增减。</Empty>
        )}
      </Panel>
      <Rules scheme={preview.scheme} />
    </PageBody>
  );
}
