"use client";
import { type FormEvent, type ReactNode, useActionState, useEffect, useRef, useState, useTransition } from "react";
import { type FormActionFunction, type FormState, IDLE } from "@/lib/form-state";
import { attempt } from "./attempt";
import { checkForm, controlName } from "./check";
import { FormScope } from "./context";
import { Dialog } from "./dialog";
import { flash, go } from "./flash";
import { controlKey, splitErrors } from "./names";

export type Confirm = { title: string; text?: ReactNode; label?: string };

export type ActionFormProps = {
  action: FormActionFunction;
  /** the words on the button: what will be done */
  submit: string;
  pending?: string;
  tone?: "primary" | "outline" | "danger";
  /** asked in a dialog before sending; a string is the title */
  confirm?: string | Confirm;
  /** names and values sent along unseen */
  hidden?: Record<string, string | number>;
  /** beside the button: a second `<button name value>`, a link, a sentence */
  aside?: ReactNode;
  /** "clear" empties the form once done (for adding one thing after another) */
  after?: "keep" | "clear";
  /** with it, a done form shows its href as a link with these words; without it, it goes there */
  linkLabel?: string;
  onDone?: (state: Extract<FormState, { status: "done" }>) => void;
  /** button on the same line as a single field */
  inline?: boolean;
  label?: string;
  className?: string;
  children?: ReactNode;
};

/**
 * A form over a server action. Everything typed survives a refusal and a lost network: the form sends itself, so
 * React does not reset it; without script the refusal brings the values back.
 */
export function ActionForm(props: ActionFormProps) {
  const { children, hidden = {}, confirm } = props;
  const { answered, dispatch, state, pending, form, dialog, submitted, send } = useSending(props);
  const scope = {
    errors: state.status === "refused" ? state.fields : {},
    values: answered.status === "refused" ? answered.values : {},
    pending,
  };
  return (
    <>
      <form
        ref={form}
        action={dispatch}
        onSubmit={submitted}
        noValidate
        aria-label={props.label}
        aria-busy={pending}
        className={
          props.inline
            ? `flex flex-wrap items-end gap-3 ${props.className ?? ""}`
            : `grid gap-3 ${props.className ?? ""}`
        }
      >
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <FormScope value={scope}>{children}</FormScope>
        <SubmitLine {...props} busy={pending} state={state} />
      </form>
      {confirm ? <Ask confirm={confirm} submit={props.submit} handle={dialog} onYes={send} /> : null}
    </>
  );
}

/** Checks, asks, sends, and reads the answer; one submission at a time. */
function useSending(props: ActionFormProps) {
  const { action, confirm } = props;
  const [answered, dispatch] = useActionState(action, IDLE);
  const [state, setState] = useState<FormState>(answered);
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const submitter = useRef<HTMLElement | null>(null);
  const busy = useRef(false);

  useEffect(() => {
    if (state.status === "refused") focusFirst(form.current);
  }, [state]);

  function submitted(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy.current) return;
    submitter.current = (event.nativeEvent as SubmitEvent).submitter;
    const fields = checkForm(event.currentTarget);
    const count = Object.keys(fields).length;
    if (count > 0)
      setState({ status: "refused", message: `有 ${count} 处需要改正。`, fields: keyed(fields), values: {} });
    else if (confirm) dialog.current?.showModal();
    else send();
  }

  function send() {
    const element = form.current;
    if (!element || busy.current) return;
    busy.current = true;
    const data = new FormData(element, submitter.current);
    startTransition(async () => {
      const next = await attempt(() => action(state, data)).finally(() => {
        busy.current = false;
      });
      startTransition(() => finish(element, next));
    });
  }

  function finish(element: HTMLFormElement, next: FormState | undefined) {
    if (!next) return;
    setState(next.status === "refused" ? placed(next, element) : next);
    if (next.status !== "done") return;
    // What was done before stands above the page no longer: "还没有导入" would outlive the import.
    flash(null);
    if (props.after === "clear") element.reset();
    props.onDone?.(next);
    if (next.href && !props.linkLabel) {
      flash(next.message);
      go(next.href);
    }
  }

  return { answered, dispatch, state, pending, form, dialog, submitted, send };
}

const LOOK = { primary: "btn-primary", outline: "btn-outline", danger: "btn-outline btn-error" };

function SubmitLine({
  submit,
  pending = "正在提交…",
  tone = "primary",
  aside,
  linkLabel,
  busy,
  state,
  inline,
}: ActionFormProps & {
  busy: boolean;
  state: FormState;
}) {
  return (
    <div className={inline ? "contents" : "grid gap-2"}>
      <div role="alert" className={inline ? "order-last basis-full empty:hidden" : "empty:hidden"}>
        {state.status === "refused" && !busy ? (
          <p className="notice notice-danger">
            {state.message}
            {state.signedOut ? (
              <a className="text-link" href="/login" target="_blank" rel="noopener">
                在新标签页登录
              </a>
            ) : null}
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {/* aria-disabled, not disabled: a disabled button would drop the focus it holds */}
        <button type="submit" className={`btn ${LOOK[tone]}`} aria-disabled={busy || undefined}>
          {busy ? pending : submit}
        </button>
        {aside}
      </div>
      <div role="status" className={inline ? "order-last basis-full empty:hidden" : "empty:hidden"}>
        {state.status === "done" && !busy ? (
          <p className="notice notice-done">
            {state.message}
            {linkLabel && state.href ? (
              <>
                {" "}
                <a className="text-link" href={state.href}>
                  {linkLabel}
                </a>
              </>
            ) : null}
          </p>
        ) : null}
      </div>
    </div>
  );
}

function Ask({
  confirm,
  submit,
  handle,
  onYes,
}: {
  confirm: string | Confirm;
  submit: string;
  handle: React.RefObject<HTMLDialogElement | null>;
  onYes: () => void;
}) {
  const asked: Confirm = typeof confirm === "string" ? { title: confirm } : confirm;
  const close = () => handle.current?.close();
  return (
    <Dialog handle={handle} title={asked.title}>
      {asked.text ? <div className="text-muted">{asked.text}</div> : null}
      <div className="mt-1 flex flex-wrap justify-end gap-2">
        <button type="button" className="btn btn-outline" onClick={close}>
          取消
        </button>
        <button
          type="button"
          className="btn btn-primary"
          onClick={() => {
            close();
            onYes();
          }}
        >
          {asked.label ?? submit}
        </button>
      </div>
    </Dialog>
  );
}

function keyed(fields: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(fields).map(([name, messages]) => [controlKey(name), messages]));
}

type Refused = Extract<FormState, { status: "refused" }>;

/** Errors of controls that this form does not show are said in its message, so that none is swallowed. */
function placed(state: Refused, form: HTMLFormElement): Refused {
  const shown = [...form.elements].filter((element) => (element as HTMLInputElement).type !== "hidden");
  const names = shown.map(controlName).filter(Boolean);
  const { bound, loose } = splitErrors(state.fields, names);
  const others = loose.filter((sentence) => !state.message.includes(sentence));
  const message = [state.message, ...others.map(ended)].join("");
  return { ...state, message, fields: bound };
}

/** What stands beside a control has no full stop; among sentences it needs one. */
const ended = (sentence: string) => (/[。？！]$/.test(sentence) ? sentence : `${sentence}。`);

function focusFirst(form: HTMLFormElement | null): void {
  const first = form?.querySelector<HTMLElement>(
    '[aria-invalid="true"]:not(fieldset), fieldset[data-invalid] input:not(:disabled)',
  );
  if (first) first.focus();
  else form?.querySelector('[role="alert"]')?.scrollIntoView({ block: "nearest" });
}
