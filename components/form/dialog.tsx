"use client";
import { type ReactNode, type RefObject, useId } from "react";

/** A native modal dialog: Escape and 取消 close it, focus returns to what opened it. */
export function Dialog({
  handle,
  title,
  onClose,
  children,
}: {
  handle: RefObject<HTMLDialogElement | null>;
  title: ReactNode;
  onClose?: () => void;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <dialog ref={handle} className="sheet-dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id} className="text-base font-semibold">
        {title}
      </h2>
      <div className="mt-2 grid gap-3">{children}</div>
    </dialog>
  );
}
