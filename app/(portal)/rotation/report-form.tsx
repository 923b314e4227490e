import { ActionForm } from "@/components/form/action-form";
import { TextAreaField } from "@/components/form/text-area-field";
import { REPORT_LIMIT } from "@/lib/rotation/report/schema";
import { saveReportAction } from "./actions";

type Props = {
  postingId: string;
  period: number;
  /** What stands already, with its revision; 0 for nothing. */
  written: { text: string; revision: number; handedIn: boolean };
};

/** One report: kept for oneself, or handed in. */
export function ReportForm({ postingId, period, written }: Props) {
  return (
    <ActionForm
      action={saveReportAction}
      submit={written.handedIn ? "修改后再次提交" : "提交汇报"}
      label={`第${period}期汇报`}
      hidden={{ postingId, period, revision: written.revision }}
      aside={
        written.handedIn ? undefined : (
          <button type="submit" name="step" value="keep" className="btn btn-outline">
            存草稿
          </button>
        )
      }
    >
      <TextAreaField
        name="text"
        label="完成了什么，学到了什么，有什么困难"
        limit={REPORT_LIMIT}
        rows={6}
        defaultValue={written.text}
        seenBy="提交后锻炼单位和派出单位负责人、党群工作部、党委可以看到；草稿只有本人可以看到"
      />
    </ActionForm>
  );
}
