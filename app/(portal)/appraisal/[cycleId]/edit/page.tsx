import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/form/action-form";
import { PageBody } from "@/components/shell/page-head";
import { Notice } from "@/components/ui/notice";
import { mayEditDraft } from "@/lib/appraisal/cycle/policy";
import { getCycle } from "@/lib/appraisal/cycle/queries";
import { hoursOf } from "@/lib/appraisal/cycle/schema";
import { listSchemes } from "@/lib/appraisal/scheme/queries";
import { requireActor } from "@/lib/auth/session";
import { fromColumn } from "@/lib/calendar";
import { editCycleAction } from "../../actions";
import { CycleFields } from "../../cycle-fields";

export const metadata: Metadata = { title: "修改考核" };

export default async function EditCyclePage({ params }: { params: Promise<{ cycleId: string }> }) {
  const actor = await requireActor();
  const cycle = (await getCycle(actor, (await params).cycleId)) ?? notFound();
  const schemes = (await listSchemes(actor)) ?? [];
  const may = mayEditDraft(actor, cycle);
  return (
    <PageBody>
      {may === true ? (
        <ActionForm
          action={editCycleAction}
          submit="保存"
          hidden={{ cycleId: cycle.id }}
          label="修改考核"
          aside={
            <a className="btn btn-ghost" href={`/appraisal/${cycle.id}`}>
              返回
            </a>
          }
        >
          <CycleFields
            values={{ ...cycle, cutoffOn: fromColumn(cycle.cutoffOn), ...hoursOf(cycle) }}
            schemes={schemes}
          />
        </ActionForm>
      ) : (
        <Notice tone="quiet">{may}</Notice>
      )}
    </PageBody>
  );
}
