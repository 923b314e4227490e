"use client";
import type { InputHTMLAttributes } from "react";
import { useField } from "./context";
import { type FieldProps, Frame } from "./frame";

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldProps | "id" | "size">;

/** One line of text, a number, a password; any attribute of `<input>` passes through. */
export function Field({
  name,
  label,
  hint,
  seenBy,
  optional,
  error,
  hideLabel,
  className,
  unit,
  defaultValue,
  ...rest
}: FieldProps & InputProps & { unit?: string }) {
  const field = useField(name, error);
  const control = (
    <input
      autoComplete="off"
      {...rest}
      className={`input ${unit ? "text-right" : ""}`}
      id={field.id}
      name={name}
      data-label={label}
      defaultValue={rest.value === undefined ? (field.given ?? defaultValue) : undefined}
      aria-invalid={field.invalid}
      aria-describedby={field.describedBy(hint || seenBy)}
    />
  );
  return (
    <Frame {...{ label, hint, seenBy, optional, hideLabel, className }} id={field.id} errors={field.errors}>
      {unit ? (
        <div className="flex items-center gap-2">
          {control}
          <span className="flex-none text-muted">{unit}</span>
        </div>
      ) : (
        control
      )}
    </Frame>
  );
}

/** A day, as YYYY-MM-DD, with the browser's own calendar. */
export function DateField(props: FieldProps & InputProps) {
  return <Field max="2100-12-31" {...props} type="date" />;
}

/** A month, as YYYY-MM; typed where the browser has no month picker. */
export function MonthField(props: FieldProps & InputProps) {
  return (
    <Field
      max="2100-12"
      pattern="\d{4}-(0[1-9]|1[0-2])"
      title="请按 2026-03 的样子填写年月。"
      placeholder="2026-03"
      {...props}
      type="month"
    />
  );
}
