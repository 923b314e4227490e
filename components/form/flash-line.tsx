"use client";
import { useSyncExternalStore } from "react";
import { currentFlash, flash, onFlash } from "./flash";

/** Where the last done thing is said, above the page; the live region is always there so that it is announced. */
export function Flash() {
  const sentence = useSyncExternalStore(onFlash, currentFlash, () => null);
  return (
    <div role="status" className="no-print">
      {sentence ? (
        <p className="flex items-center justify-between gap-4 border-b border-line bg-tint px-4 py-2 pl-16 lg:px-8">
          <span>{sentence}</span>
          <button type="button" className="btn btn-ghost btn-sm" onClick={() => flash(null)}>
            知道了
          </button>
        </p>
      ) : null}
    </div>
  );
}
