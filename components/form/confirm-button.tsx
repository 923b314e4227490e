"use client";
import { type ReactNode, useRef, useState } from "react";
import type { FormActionFunction } from "@/lib/form-state";
import { ActionForm } from "./action-form";
import { Dialog } from "./dialog";
import { flash } from "./flash";

/** A button that asks first: a dialog with what will happen and, as children, what must be given (a reason). */
export function ConfirmButton({
  action,
  label,
  title,
  text,
  submit,
  hidden,
  tone = "outline",
  small = false,
  children,
}: {
  action: FormActionFunction;
  label: string;
  title: string;
  text?: ReactNode;
  /** the words on the dialog's button; default is `label` */
  submit?: string;
  hidden?: Record<string, string | number>;
  tone?: "primary" | "outline" | "danger" | "quiet";
  small?: boolean;
  children?: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [times, setTimes] = useState(0);
  const close = () => dialog.current?.close();
  const look = { primary: "btn-primary", outline: "btn-outline", danger: "btn-outline btn-error", quiet: "btn-ghost" };
  return (
    <>
      <button
        type="button"
        className={`btn ${look[tone]} ${small ? "btn-sm" : ""}`}
        onClick={() => dialog.current?.showModal()}
      >
        {label}
      </button>
      <Dialog handle={dialog} title={title}>
        {text ? <div className="text-muted">{text}</div> : null}
        <ActionForm
          key={times}
          action={action}
          submit={submit ?? label}
          tone={tone === "danger" ? "danger" : "primary"}
          hidden={hidden}
          onDone={(state) => {
            close();
            flash(state.message);
            // opened again, it starts afresh
            setTimes(times + 1);
          }}
          aside={
            <button type="button" className="btn btn-ghost" onClick={close}>
              取消
            </button>
          }
        >
          {children}
        </ActionForm>
      </Dialog>
    </>
  );
}
