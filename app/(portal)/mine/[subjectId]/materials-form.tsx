"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { TextAreaField } from "@/components/form/text-area-field";
import { ATTACHMENT_LIMIT, CELL_LIMIT, DUTIES_LIMIT, SUMMARY_LIMIT } from "@/lib/appraisal/materials/schema";
import { saveMaterialsAction } from "./actions";

type Texts = { summary: string; attachment: string; duties: string; training: string; honours: string };
type Props = {
  subjectId: string;
  revision: number;
  texts: Texts;
  savedAt: string | null;
  /** null: may be written; otherwise the sentence why not. */
  summaryClosed: string | null;
  cellsClosed: string | null;
};

/** Waits so long after the last key; a lost tab loses no more than this. */
const PAUSE = 1_500;

type Status =
  | { kind: "saved"; at: string | null }
  | { kind: "typing" }
  | { kind: "saving" }
  | { kind: "failed"; why: string };

/** The subject's texts, saved while typing. Nothing is kept in the browser. */
export function MaterialsForm(props: Props) {
  const { texts, summaryClosed, cellsClosed } = props;
  const { form, status, typed } = useSaving(props);
  const summary = { readOnly: summaryClosed !== null, onInput: typed, seenBy: "本次评价人、组织人员和党委" };
  const cells = { readOnly: cellsClosed !== null, onInput: typed, seenBy: "组织人员和党委；印入登记表" };
  return (
    <form ref={form} className="grid gap-4" onSubmit={(event) => event.preventDefault()}>
      <TextAreaField
        {...summary}
        name="summary"
        label="个人总结（述职）"
        rows={14}
        limit={SUMMARY_LIMIT}
        defaultValue={texts.summary}
        hint="按德、能、勤、绩、廉的顺序写，印在登记表第一页。"
      />
      <TextAreaField
        {...summary}
        name="attachment"
        label="附页"
        optional
        rows={3}
        limit={ATTACHMENT_LIMIT}
        defaultValue={texts.attachment}
        hint="正文写不下时填写，随登记表另附一页。"
      />
      <TextAreaField
        {...cells}
        name="duties"
        label="从事或分管工作"
        rows={2}
        limit={DUTIES_LIMIT}
        defaultValue={texts.duties}
      />
      <TextAreaField
        {...cells}
        name="training"
        label="参加脱产培训情况"
        rows={2}
        limit={CELL_LIMIT}
        defaultValue={texts.training}
        hint="没有可不填，登记表印“无”。"
      />
      <TextAreaField
        {...cells}
        name="honours"
        label="奖惩情况"
        rows={2}
        limit={CELL_LIMIT}
        defaultValue={texts.honours}
        hint="没有可不填，登记表印“无”。"
      />
      {/* In sight wherever in this long form somebody writes. */}
      <p className="sticky bottom-0 z-10 border-t border-line bg-base-100 py-2 text-xs" aria-live="polite">
        <SavedLine status={status} />
      </p>
    </form>
  );
}

/** Saves a pause after the last key, and when the tab is left; one save at a time, in order. */
function useSaving({ subjectId, revision, texts, savedAt }: Props) {
  const [status, setStatus] = useState<Status>({ kind: "saved", at: savedAt });
  const form = useRef<HTMLFormElement>(null);
  const now = useRef({ revision, saved: JSON.stringify(texts), busy: false, again: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    if (!form.current) return;
    const current = readTexts(form.current, texts);
    const as = JSON.stringify(current);
    if (as === now.current.saved)
      return setStatus((old) => (old.kind === "typing" ? { kind: "saved", at: null } : old));
    if (now.current.busy) {
      now.current.again = true;
      return;
    }
    now.current.busy = true;
    setStatus({ kind: "saving" });
    const answer = await saveMaterialsAction({ subjectId, revision: now.current.revision, ...current }).catch(
      () => null,
    );
    now.current.busy = false;
    if (answer && "data" in answer) {
      now.current.revision = answer.data.revision;
      now.current.saved = as;
      setStatus({ kind: "saved", at: answer.data.savedAt });
    } else {
      setStatus({ kind: "failed", why: answer?.refused ?? "没有送到服务器，内容还在此页，将自动重试。" });
      if (!answer) timer.current = setTimeout(save, 3_000);
    }
    if (now.current.again) {
      now.current.again = false;
      timer.current = setTimeout(save, 0);
    }
  }, [subjectId, texts]);

  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (!form.current || JSON.stringify(readTexts(form.current, texts)) === now.current.saved) return;
      void save();
      event.preventDefault();
    };
    const hide = () => document.visibilityState === "hidden" && void save();
    window.addEventListener("beforeunload", leave);
    document.addEventListener("visibilitychange", hide);
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener("beforeunload", leave);
      document.removeEventListener("visibilitychange", hide);
    };
  }, [save, texts]);

  const typed = () => {
    setStatus({ kind: "typing" });
    clearTimeout(timer.current);
    timer.current = setTimeout(save, PAUSE);
  };
  return { form, status, typed };
}

function SavedLine({ status }: { status: Status }) {
  if (status.kind === "failed") return <span className="font-semibold text-error">未保存：{status.why}</span>;
  if (status.kind === "saving") return <span className="text-muted">正在保存…</span>;
  if (status.kind === "typing") return <span className="text-muted">有未保存的内容</span>;
  return <span className="text-muted">{status.at ? `已保存 ${status.at}` : "边写边存，不必另点保存。"}</span>;
}

/** A text that is closed comes as it stands, so that the command sees no change. */
function readTexts(form: HTMLFormElement, texts: Texts): Texts {
  const of = (name: keyof Texts) => {
    const area = form.elements.namedItem(name);
    return area instanceof HTMLTextAreaElement && !area.readOnly ? area.value.replace(/\r\n?/g, "\n") : texts[name];
  };
  return {
    summary: of("summary"),
    attachment: of("attachment"),
    duties: of("duties"),
    training: of("training"),
    honours: of("honours"),
  };
}
