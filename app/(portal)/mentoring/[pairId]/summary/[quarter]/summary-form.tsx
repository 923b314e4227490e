import { ActionForm } from "@/components/form/action-form";
import { TextAreaField } from "@/components/form/text-area-field";
import { pairSeenBy } from "@/lib/mentoring/policy";
import { addressOf } from "@/lib/mentoring/quarters";
import type { SummaryPage } from "@/lib/mentoring/summary/queries";
import { SUMMARY_LIMITS } from "@/lib/mentoring/summary/schema";
import { confirmSummaryAction, keepSummaryAction } from "../../../actions";

const hiddenOf = ({ pair, quarter, summary }: SummaryPage) => ({
  ...{ pairId: pair.id, quarter: addressOf(quarter), revision: summary?.revision ?? 0 },
});
const WIDE = "max-md:[&_.btn-primary]:w-full";

export function SummaryForm({ page }: { page: SummaryPage }) {
  const { summary } = page;
  return (
    <ActionForm action={keepSummaryAction} submit="保存小结" hidden={hiddenOf(page)} className={WIDE}>
      <TextAreaField
        name="progress"
        label="进展与不足"
        required
        limit={SUMMARY_LIMITS.progress}
        defaultValue={summary?.progress ?? ""}
      />
      <TextAreaField
        name="next"
        label="下季度重点"
        limit={SUMMARY_LIMITS.next}
        rows={2}
        defaultValue={summary?.next ?? ""}
        seenBy={pairSeenBy()}
      />
    </ActionForm>
  );
}

/** The mentee's part: what was gained, what is wished for, and with it the confirmation. */
export function SummaryConfirmation({ page }: { page: SummaryPage }) {
  return (
    <ActionForm action={confirmSummaryAction} submit="确认小结" hidden={hiddenOf(page)} className={WIDE}>
      <TextAreaField
        name="reflection"
        label="我的收获与建议"
        required
        limit={SUMMARY_LIMITS.reflection}
        defaultValue={page.summary?.reflection ?? ""}
        seenBy={pairSeenBy()}
      />
    </ActionForm>
  );
}
