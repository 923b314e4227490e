"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { keepDraftAction } from "../actions";

/** Long enough that a sentence is not saved letter by letter, short enough that a lost connection costs a few words. */
const PAUSE = 1500;

/** `about`: the month of a log or the quarter of a summary, as in its address. */
type Given = { pairId: string; about: string; children: ReactNode };

/** Keeps what is typed inside it, on the server, for its author alone. */
export function Autosave({ pairId, about, children }: Given) {
  const box = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function save() {
      clearTimeout(timer);
      timer = undefined;
      const answer = await keepDraftAction({ pairId, about, text: typedIn(element) }).catch(() => null);
      if (!answer) setSaid("网络不通，暂未保存，请不要关闭本页");
      else setSaid("data" in answer ? `草稿已保存 ${answer.data}` : answer.refused);
    }
    const typed = () => {
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE);
    };
    // A telephone that is put away may never come back to this page.
    const hidden = () => timer !== undefined && document.visibilityState === "hidden" && void save();
    const sent = () => clearTimeout(timer);
    element.addEventListener("input", typed);
    element.addEventListener("submit", sent);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      clearTimeout(timer);
      element.removeEventListener("input", typed);
      element.removeEventListener("submit", sent);
      document.removeEventListener("visibilitychange", hidden);
    };
  }, [pairId, about]);
  return (
    <div ref={box}>
      {children}
      <p className="mt-2 text-xs text-muted" role="status">
        {said}
      </p>
    </div>
  );
}

function typedIn(box: HTMLElement | null): Record<string, string> {
  const form = box?.querySelector("form");
  if (!form) return {};
  return Object.fromEntries(
    [...new FormData(form)].filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === "string" && !entry[0].startsWith("$") && !["pairId", "month", "quarter"].includes(entry[0]),
    ),
  );
}
