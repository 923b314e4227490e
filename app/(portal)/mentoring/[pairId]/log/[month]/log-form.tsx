import { ActionForm } from "@/components/form/action-form";
import { CheckField, RadioGroup } from "@/components/form/choice-fields";
import { DateField, Field } from "@/components/form/field";
import { FileField } from "@/components/form/file-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { Reveal } from "@/components/ui/reveal";
import { addDays, addMonths, type PlainDate } from "@/lib/calendar";
import { ENDINGS, MOST_BYTES } from "@/lib/files/kinds";
import { optionsOf, RATING_LABELS, TASK_LABELS, WAY_LABELS } from "@/lib/mentoring/labels";
import type { LogPage } from "@/lib/mentoring/log/queries";
import { REFLECTION_LIMIT, SUMMARY_LIMIT } from "@/lib/mentoring/log/schema";
import { pairSeenBy } from "@/lib/mentoring/policy";
import { confirmLogAction, keepLogAction } from "../../../actions";
import { Autosave } from "../../autosave";

type Given = { page: LogPage; day: PlainDate };

/** What stands in a field: the draft typed on the log as it stands, else the log. */
function standing({ log, draft }: LogPage): Record<string, string | null | undefined> {
  const revision = log?.revision ?? 0;
  if (draft?.text.revision === String(revision)) return draft.text;
  if (!log) return {};
  const { heldOn, place, way, topic, summary, task, lastTask, rating, reflection } = log;
  return { heldOn, place, way, topic, summary, task, lastTask, rating, reflection };
}

const hiddenOf = ({ pair, month, log }: LogPage) => ({
  ...{ pairId: pair.id, month: month.slice(0, 7), revision: log?.revision ?? 0 },
});

/** The mentor's month in under a minute: two texts, three rows of chips, one button. */
export function LogForm({ page, day }: Given) {
  const { pair, month, log, lastTask } = page;
  const value = standing(page);
  const last = addDays(addMonths(month, 1), -1);
  const heldOn = value.heldOn ?? (day < last ? day : last);
  return (
    <Autosave pairId={pair.id} about={month.slice(0, 7)}>
      <ActionForm
        action={keepLogAction}
        submit="记下"
        hidden={hiddenOf(page)}
        className="max-md:[&_.btn-primary]:w-full"
      >
        {lastTask ? (
          <RadioGroup
            look="even"
            name="lastTask"
            label={`上次任务：${lastTask}`}
            options={optionsOf(TASK_LABELS)}
            defaultValue={value.lastTask ?? undefined}
          />
        ) : null}
        <RadioGroup
          look="words"
          name="way"
          label="方式"
          required
          options={optionsOf(WAY_LABELS)}
          defaultValue={value.way ?? "ON_SITE"}
        />
        <TextAreaField name="summary" label="内容" required limit={SUMMARY_LIMIT} defaultValue={value.summary ?? ""} />
        <Field name="task" label="下次任务" optional maxLength={120} defaultValue={value.task ?? ""} />
        <RadioGroup
          look="even"
          name="rating"
          label="本月评价"
          required
          options={optionsOf(RATING_LABELS)}
          defaultValue={value.rating ?? undefined}
        />
        <Reveal summary="日期、地点、主题和照片" open={log !== null}>
          <div className="grid gap-3">
            <DateField name="heldOn" label="帮带日期" required min={month} max={last} defaultValue={heldOn} />
            <Field name="place" label="地点" optional maxLength={40} defaultValue={value.place ?? ""} />
            <Field name="topic" label="主题" optional maxLength={60} defaultValue={value.topic ?? ""} />
            <FileField
              name="file"
              label="照片或文件"
              optional
              maxMegabytes={MOST_BYTES / 2 ** 20}
              accept={ENDINGS.join(",")}
              hint={log?.fileId ? "已有附件，另选即替换" : "图片、PDF、Word 或 Excel"}
            />
            {log?.fileId ? <CheckField name="dropFile" label="移除已有附件" /> : null}
          </div>
        </Reveal>
        <p className="text-xs text-muted">谁能看到：{pairSeenBy()}。</p>
      </ActionForm>
    </Autosave>
  );
}

/** The mentee's part: a reflection, and with it the confirmation. */
export function ReflectionForm({ page }: { page: LogPage }) {
  const value = standing(page);
  return (
    <Autosave pairId={page.pair.id} about={page.month.slice(0, 7)}>
      <ActionForm
        action={confirmLogAction}
        submit="确认这次帮带"
        hidden={hiddenOf(page)}
        className="max-md:[&_.btn-primary]:w-full"
      >
        <TextAreaField
          name="reflection"
          label="我的体会"
          required
          limit={REFLECTION_LIMIT}
          defaultValue={value.reflection ?? ""}
          seenBy={pairSeenBy()}
        />
      </ActionForm>
    </Autosave>
  );
}
