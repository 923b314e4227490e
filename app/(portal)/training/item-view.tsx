import { ActionForm } from "@/components/form/action-form";
import { RadioGroup } from "@/components/form/choice-fields";
import { FileField } from "@/components/form/file-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { Badge } from "@/components/ui/badge";
import { Reveal } from "@/components/ui/reveal";
import { type PlainDate, sayDate, sayMoment } from "@/lib/calendar";
import { ENDINGS, MOST_BYTES } from "@/lib/files/kinds";
import { STATES, VERDICTS } from "@/lib/training/labels";
import type { TrainingItemView } from "@/lib/training/queries";
import { reportItemAction } from "./actions";

const TONES = { PLANNED: "neutral", UNDERWAY: "primary", DONE: "success", DROPPED: "neutral" } as const;

export function StateBadge({ item }: { item: TrainingItemView }) {
  if (item.standing.overdue) return <Badge tone="danger">逾期 {-item.standing.daysLeft} 天</Badge>;
  return <Badge tone={TONES[item.state]}>{STATES[item.state]}</Badge>;
}

/** 6月30日; the year is that of the plan. */
export const sayDue = (date: PlainDate) => sayDate(date).slice(5);

/** What has been reported, newest first, with what proves it. */
export function Reports({ item }: { item: TrainingItemView }) {
  if (item.reports.length === 0) return null;
  return (
    <Reveal summary={`进展与佐证 ${item.reports.length} 条`}>
      <ul className="grid gap-2">
        {item.reports.map((report) => (
          <li key={report.id}>
            <p className="text-xs text-muted">
              {sayMoment(report.at)} {report.byName} {STATES[report.state]}
            </p>
            <p className="whitespace-pre-wrap">{report.text}</p>
            {report.file ? (
              <a className="text-link break-all" href={`/training/files/${report.file.id}`} download>
                {report.file.name}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </Reveal>
  );
}

export function Checks({ item }: { item: TrainingItemView }) {
  if (item.checks.length === 0) return <span className="text-faint">未检查</span>;
  return (
    <ul className="grid gap-1">
      {item.checks.map((check) => (
        <li key={check.quarter}>
          第{check.quarter}季度{" "}
          <span className={check.verdict === "BEHIND" ? "text-accent" : undefined}>{VERDICTS[check.verdict]}</span>
          {check.note ? <span className="text-muted">：{check.note}</span> : null}
        </li>
      ))}
    </ul>
  );
}

/** Folded away until a hand needs it: a plan on a phone is read more often than written. */
export function ReportForm({ item, seenBy }: { item: TrainingItemView; seenBy: string }) {
  return (
    <Reveal summary="填报进展">
      <ActionForm
        key={item.revision}
        action={reportItemAction}
        submit="填报"
        hidden={{ itemId: item.id, revision: item.revision }}
        label={`填报：${item.goal}`}
      >
        <RadioGroup
          name="state"
          label="进展"
          look="words"
          required
          defaultValue="UNDERWAY"
          options={[
            { value: "UNDERWAY", label: "进行中" },
            { value: "DONE", label: "已完成" },
          ]}
        />
        <TextAreaField
          name="text"
          label="进展与佐证"
          required
          limit={500}
          rows={3}
          seenBy={seenBy}
          hint="做了什么，有什么证明，如证书编号、文号、数据。"
        />
        <FileField
          name="file"
          label="附件"
          optional
          accept={ENDINGS.join(",")}
          maxMegabytes={MOST_BYTES / 2 ** 20}
          hint="图片、PDF、Word 或 Excel，不超过 10 MB。"
        />
      </ActionForm>
    </Reveal>
  );
}
