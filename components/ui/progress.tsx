"use client";
import { type ReactNode, useEffect, useState } from "react";
import { AUTOMATIC_HEADER } from "@/lib/automatic";

/** What the polled address answers. */
export type ProgressState = {
  status: "running" | "done" | "failed";
  done: number;
  total: number;
  message?: string;
  /** where the finished thing is */
  href?: string;
};

/** Long work, watched: polls `url` until it is done or has failed, and says so; a lost connection is said and tried again. */
export function Progress({
  url,
  label,
  open = "打开",
  interval = 1000,
  children,
}: {
  url: string;
  label: string;
  /** words of the link to the finished thing */
  open?: string;
  interval?: number;
  children?: ReactNode;
}) {
  const [state, setState] = useState<ProgressState>({ status: "running", done: 0, total: 0 });
  const [lost, setLost] = useState(false);

  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    async function look() {
      const next = await ask(url, stop.signal);
      if (stop.signal.aborted) return;
      setLost(!next);
      if (next) setState(next);
      if (next?.status !== "done" && next?.status !== "failed") timer = setTimeout(look, interval);
    }
    look();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [url, interval]);

  const share = state.total > 0 ? Math.round((state.done / state.total) * 100) : undefined;
  return (
    <div className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <span className="font-medium">{label}</span>
        <span className="text-xs text-muted">
          {state.total > 0 ? `${state.done} / ${state.total}` : state.status === "running" ? "正在准备…" : null}
        </span>
      </div>
      {state.status === "failed" ? null : (
        <progress className="progress progress-primary" aria-label={label} max={100} value={share} />
      )}
      <p role="status" className="text-muted empty:hidden">
        {lost ? "连接中断，正在重试……" : state.message}
      </p>
      {state.status === "done" && state.href ? (
        <p>
          <a className="btn btn-outline" href={state.href}>
            {open}
          </a>
        </p>
      ) : null}
      {children}
    </div>
  );
}

/** The server knows nothing of this work (any more): asking again would not help. */
const GONE: ProgressState = {
  status: "failed",
  done: 0,
  total: 0,
  message: "这项工作已不存在或不属于您，请重新开始。",
};

async function ask(url: string, signal: AbortSignal): Promise<ProgressState | null> {
  try {
    const headers = { accept: "application/json", [AUTOMATIC_HEADER]: "1" };
    const answer = await fetch(url, { signal, cache: "no-store", headers });
    if (answer.ok) return (await answer.json()) as ProgressState;
    return answer.status < 500 ? GONE : null;
  } catch {
    // fetch throws on a lost network or when the page goes away: the next look decides
    return null;
  }
}
