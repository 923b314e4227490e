import { ActionForm } from "@/components/form/action-form";
import { TextAreaField } from "@/components/form/text-area-field";
import { pairSeenBy } from "@/lib/mentoring/policy";
import { addressOf } from "@/lib/mentoring/quarters";
import type { SummaryPage } from "@/lib/mentoring/summary/queries";
import { SUMMARY_LIMITS } from "@/lib/mentoring/summary/schema";
import { confirmSummaryAction, keepSummaryAction } from "../../../actions";
import { Autosave } from "../../autosave";

const hiddenOf = ({ pair, quarter, summary }: SummaryPage) => ({
  ...{ pairId: pair.id, quarter: addressOf(quarter), revision: summary?.revision ?? 0 },
});
/** What stands in a field: the draft typed on the summary as it stands, else the summary. */
function standing({ summary, draft }: SummaryPage): Record<string, string | undefined> {
  if (draft?.text.revision === String(summary?.revision ?? 0)) return draft.text;
  return summary ? { progress: summary.progress, next: summary.next, reflection: summary.reflection } : {};
}

const WIDE = "max-md:[&_.btn-primary]:w-full";

export function SummaryForm({ page }: { page: SummaryPage }) {
  const value = standing(page);
  return (
    <Autosave pairId={page.pair.id} about={addressOf(page.quarter)}>
      <ActionForm action={keepSummaryAction} submit="保存小结" hidden={hiddenOf(page)} className={WIDE}>
        <TextAreaField
          name="progress"
          label="进展与不足"
          required
          limit={SUMMARY_LIMITS.progress}
          defaultValue={value.progress ?? ""}
        />
        <TextAreaField
          name="next"
          label="下季度重点"
          limit={SUMMARY_LIMITS.next}
          rows={2}
          defaultValue={value.next ?? ""}
          seenBy={pairSeenBy()}
        />
      </ActionForm>
    </Autosave>
  );
}

/** The mentee's part: what was gained, what is wished for, and with it the confirmation. */
export function SummaryConfirmation({ page }: { page: SummaryPage }) {
  return (
    <Autosave pairId={page.pair.id} about={addressOf(page.quarter)}>
      <ActionForm action={confirmSummaryAction} submit="确认小结" hidden={hiddenOf(page)} className={WIDE}>
        <TextAreaField
          name="reflection"
          label="我的收获与建议"
          required
          limit={SUMMARY_LIMITS.reflection}
          defaultValue={standing(page).reflection ?? ""}
          seenBy={pairSeenBy()}
        />
      </ActionForm>
    </Autosave>
  );
}
