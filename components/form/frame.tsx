import type { ReactNode } from "react";

/** What all fields share. `seenBy` is the sentence that says who will see what is typed here. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  seenBy?: ReactNode;
  /** shows 选填 after the label */
  optional?: boolean;
  error?: string;
  /** the label is for screen readers only (a table's column says it already) */
  hideLabel?: boolean;
  className?: string;
};

type FrameProps = Pick<FieldProps, "label" | "hint" | "seenBy" | "optional" | "hideLabel" | "className"> & {
  id: string;
  errors: string[];
  aside?: ReactNode;
  children: ReactNode;
};

export function LabelText({ label, optional, hideLabel }: Pick<FieldProps, "label" | "optional" | "hideLabel">) {
  return (
    <span className={hideLabel ? "sr-only" : undefined}>
      {label}
      {optional ? <span className="ml-1 text-faint">选填</span> : null}
    </span>
  );
}

/** Label above, control, then hint, who will see it, and the error. */
export function Frame({
  id,
  label,
  hint,
  seenBy,
  optional,
  hideLabel,
  errors,
  aside,
  className,
  children,
}: FrameProps) {
  return (
    <div className={`field ${className ?? ""}`}>
      <div className={hideLabel && !aside ? "contents" : "flex items-baseline justify-between gap-3"}>
        <label className="field-label" htmlFor={id}>
          <LabelText label={label} optional={optional} hideLabel={hideLabel} />
        </label>
        {aside}
      </div>
      {children}
      <Below id={id} hint={hint} seenBy={seenBy} errors={errors} />
    </div>
  );
}

export function Below({ id, hint, seenBy, errors }: Pick<FrameProps, "id" | "hint" | "seenBy" | "errors">) {
  return (
    <>
      {errors.length > 0 ? (
        <p className="field-error" id={`${id}-error`}>
          {errors.join(" ")}
        </p>
      ) : null}
      {hint || seenBy ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
          {hint && seenBy ? <br /> : null}
          {seenBy ? `谁能看到：${typeof seenBy === "string" ? seenBy : ""}` : null}
          {typeof seenBy === "string" ? null : seenBy}
        </p>
      ) : null}
    </>
  );
}
