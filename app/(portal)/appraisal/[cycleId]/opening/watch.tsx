"use client";
import { useEffect, useState } from "react";
import type { OpeningProgress } from "@/lib/appraisal/opening/progress";
import { AUTOMATIC_HEADER } from "@/lib/automatic";
import { useAutomaticRefresh } from "../../../refresh";

type Seen = { state: string; consents: number; running: OpeningProgress | null };

/**
 * Both sides see the opening as it goes, each on their own screen: the steps while they run, and the page drawn anew when
 * the other side has consented or the box is open.
 */
export function OpeningWatch({ url, state, consents }: { url: string; state: string; consents: number }) {
  const refresh = useAutomaticRefresh();
  const [running, setRunning] = useState<OpeningProgress | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const seen = document.visibilityState === "visible" ? await ask(url, stop.signal) : null;
      if (stop.signal.aborted) return;
      if (seen) setRunning(seen.running);
      if (seen && (seen.state !== state || seen.consents !== consents)) refresh();
      timer = setTimeout(look, seen?.running ? 500 : 2_000);
    };
    look();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [url, state, consents, refresh]);
  if (!running) return null;
  return (
    <div className="grid gap-1.5" role="status">
      <p className="flex justify-between gap-3">
        <b>{running.step}…</b>
        <span className="text-muted">
          {running.done} / {running.total}
        </span>
      </p>
      <progress
        className="progress progress-primary"
        aria-label={running.step}
        value={running.done}
        max={Math.max(1, running.total)}
      />
    </div>
  );
}

async function ask(url: string, signal: AbortSignal): Promise<Seen | null> {
  try {
    const answer = await fetch(url, { signal, cache: "no-store", headers: { [AUTOMATIC_HEADER]: "1" } });
    return answer.ok ? ((await answer.json()) as Seen) : null;
  } catch {
    // the network is away, or the page goes: the next look decides
    return null;
  }
}
