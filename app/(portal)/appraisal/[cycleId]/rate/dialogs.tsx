"use client";
import { type RefObject, useEffect, useState } from "react";
import { Dialog } from "@/components/form/dialog";
import { Notice } from "@/components/ui/notice";
import type { SubjectRecord } from "@/lib/appraisal/cycle/schema";
import { CommentArea } from "./parts";
import { usePaper } from "./use-paper";

type Handle = RefObject<HTMLDialogElement | null>;

type Text = "loading" | "failed" | { summary: string; attachment: string; record: SubjectRecord | null };

/** 述职 of one person; fetched when it is opened. */
export function SummaryDialog({ handle, cycleId, row }: { handle: Handle; cycleId: string; row: number }) {
  const line = usePaper().rows[row];
  const subjectId = line?.id ?? "";
  const [text, setText] = useState<Text>("loading");
  useEffect(() => {
    if (subjectId === "") return;
    const stop = new AbortController();
    setText("loading");
    loadSummary(cycleId, subjectId, stop.signal).then((loaded) => {
      if (!stop.signal.aborted) setText(loaded);
    });
    return () => stop.abort();
  }, [cycleId, subjectId]);
  return (
    <Dialog handle={handle} title={`${line?.name ?? ""} ${line?.summary ? "述职" : "本年情况"}`}>
      <p className="text-xs text-muted">{line?.post}</p>
      {text === "loading" ? <p role="status">正在读取…</p> : null}
      {text === "failed" ? <p role="alert">没有读到述职内容，请关闭后再试一次。</p> : null}
      {typeof text === "object" ? (
        <>
          {text.summary ? (
            <div className="whitespace-pre-wrap leading-7">
              {text.summary}
              {text.attachment ? `\n\n${text.attachment}` : ""}
            </div>
          ) : (
            <p className="text-muted">没有提交述职。</p>
          )}
          {text.record ? <YearRecord record={text.record} /> : null}
        </>
      ) : null}
      <CloseButton handle={handle} label="关闭" />
    </Dialog>
  );
}

const PARTS = [
  ["posts", "任职"],
  ["stays", "岗位锻炼"],
  ["training", "完成的培训与实践"],
  ["honours", "荣誉"],
] as const;

/** As it stood when the vote started; the same for every rater. */
function YearRecord({ record }: { record: SubjectRecord }) {
  const parts = PARTS.filter(([key]) => record[key].length > 0);
  if (parts.length === 0) return null;
  return (
    <section className="mt-3 grid gap-2 border-t border-line pt-3" aria-label="本年度情况">
      {parts.map(([key, label]) => (
        <div key={key}>
          <p className="text-xs text-muted">{label}</p>
          <ul>
            {record[key].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
      <p className="text-xs text-faint">启动测评时的记录，此后不再变动。</p>
    </section>
  );
}

async function loadSummary(cycleId: string, subjectId: string, signal: AbortSignal): Promise<Text> {
  try {
    const answer = await fetch(`/appraisal/${cycleId}/rate/summary/${subjectId}`, { signal, cache: "no-store" });
    return answer.ok ? ((await answer.json()) as Text) : "failed";
  } catch {
    // the network is away, or the dialog was opened for somebody else meanwhile
    return "failed";
  }
}

export function CommentDialog({ handle, row, threshold }: { handle: Handle; row: number; threshold: number }) {
  const line = usePaper().rows[row];
  return (
    <Dialog handle={handle} title={`对${line?.name ?? ""}的意见建议`}>
      <CommentArea row={row} label="选填。只写工作，不写能认出您的内容" />
      <p className="text-xs text-muted">
        意见不与选票和组别对应，打乱后只供组织人员转述；匿名票不足 {threshold} 张时不保留。
      </p>
      <CloseButton handle={handle} label="完成" />
    </Dialog>
  );
}

/** Asks before the paper goes: what is sent, what looks odd, what can still be changed. */
export function ConfirmDialog({
  handle,
  hints,
  allowRevise,
  sending,
  problem,
  onSend,
}: {
  handle: Handle;
  hints: string[];
  allowRevise: boolean;
  sending: boolean;
  problem: string;
  onSend: () => void;
}) {
  const paper = usePaper();
  return (
    <Dialog handle={handle} title="交回测评表？">
      <p>
        共 {paper.rows.length} 人、{paper.total} 项，已全部评价。交回后立即加密，任何页面都不再显示您的打分。
        {allowRevise ? "截止前可以重新提交，以最后一次为准。" : "交回后不能修改。"}
      </p>
      {hints.length > 0 ? (
        <Notice tone="warn" title="请再看一眼">
          对{hints.slice(0, 6).join("、")}
          {hints.length > 6 ? `等 ${hints.length} 人` : ""}的各项评价完全相同。这不影响有效，只请您确认。
        </Notice>
      ) : null}
      <p role="alert" className="text-error empty:hidden">
        {problem}
      </p>
      <div className="flex justify-end gap-2">
        <button type="button" className="btn btn-ghost" onClick={() => handle.current?.close()} disabled={sending}>
          再看看
        </button>
        <button type="button" className="btn btn-primary" onClick={onSend} disabled={sending}>
          {sending ? "正在加密交回…" : "确认交回"}
        </button>
      </div>
    </Dialog>
  );
}

function CloseButton({ handle, label }: { handle: Handle; label: string }) {
  return (
    <div className="flex justify-end">
      <button type="button" className="btn btn-outline" onClick={() => handle.current?.close()}>
        {label}
      </button>
    </div>
  );
}
