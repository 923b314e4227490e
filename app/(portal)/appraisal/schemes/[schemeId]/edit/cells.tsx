"use client";
import { type ReactNode, useId } from "react";
import type { Path } from "@/lib/appraisal/scheme/editing";
import { placeOf, useEditor } from "./editor-context";

type CellProps = {
  path: Path;
  label: string;
  value: string;
  onChange?: (text: string) => void;
  /** the label is shown above; in tables the column says it */
  shown?: boolean;
  className?: string;
};

/** The frame of a control of the editor: label, control, what is wrong with it. */
function Cell({
  path,
  label,
  shown,
  className = "",
  own = [],
  children,
}: Pick<CellProps, "path" | "label" | "shown" | "className"> & {
  /** faults that only this control sees */
  own?: string[];
  children: (ids: {
    id: string;
    "aria-invalid": true | undefined;
    "aria-describedby": string | undefined;
  }) => ReactNode;
}) {
  const id = useId();
  const faults = [...own, ...useEditor().faultsAt(placeOf(path))];
  const wrong = faults.length > 0;
  return (
    <div className={`field ${className}`}>
      <label className={shown ? "field-label" : "sr-only"} htmlFor={id}>
        {label}
      </label>
      {children({ id, "aria-invalid": wrong || undefined, "aria-describedby": wrong ? `${id}-error` : undefined })}
      {wrong ? (
        <p className="field-error" id={`${id}-error`}>
          {faults.join(" ")}
        </p>
      ) : null}
    </div>
  );
}

export function TextCell({
  path,
  label,
  value,
  onChange,
  shown,
  className,
  limit = 40,
}: CellProps & { limit?: number }) {
  const { set } = useEditor();
  return (
    <Cell {...{ path, label, shown, className }}>
      {(ids) => (
        <input
          {...ids}
          className="input w-full"
          value={value}
          maxLength={limit}
          autoComplete="off"
          onChange={(event) => (onChange ?? ((text: string) => set(path, text)))(event.target.value)}
        />
      )}
    </Cell>
  );
}

/** A decimal as text: "20", "12.5"; what is half-typed stays and is told. */
export function FigureCell({ path, label, value, shown, className }: CellProps) {
  const { set } = useEditor();
  return (
    <Cell {...{ path, label, shown, className }}>
      {(ids) => (
        <input
          {...ids}
          className="input num w-full"
          inputMode="decimal"
          value={value}
          maxLength={12}
          autoComplete="off"
          onChange={(event) => set(path, event.target.value.trim())}
        />
      )}
    </Cell>
  );
}

type CountProps = Omit<CellProps, "value"> & { value: number; min: number; max: number };

/** A whole number; an emptied field is kept empty (NaN) until something is typed. */
export function CountCell({ path, label, value, min, max, shown, className }: CountProps) {
  const { set } = useEditor();
  const text = Number.isInteger(value) ? String(value) : "";
  const fits = Number.isInteger(value) && value >= min && value <= max;
  return (
    <Cell {...{ path, label, shown, className }} own={fits ? [] : [`请填写${min}至${max}的整数`]}>
      {(ids) => (
        <input
          {...ids}
          className="input num w-full"
          type="number"
          // The form's own check asks for it by this name, so that it is not sent half-typed.
          data-for={placeOf(path)}
          data-label={label}
          required
          min={min}
          max={max}
          step={1}
          value={text}
          onChange={(event) => set(path, event.target.valueAsNumber)}
        />
      )}
    </Cell>
  );
}

export function AreaCell({ path, label, value, shown, className }: CellProps) {
  const { set } = useEditor();
  return (
    <Cell {...{ path, label, shown, className }}>
      {(ids) => (
        <textarea
          {...ids}
          className="textarea field-sizing-content min-h-9! w-full resize-none py-1.5 leading-5"
          rows={1}
          value={value}
          maxLength={300}
          onChange={(event) => set(path, event.target.value)}
        />
      )}
    </Cell>
  );
}

export function ChoiceCell({
  path,
  label,
  value,
  onChange,
  shown,
  className,
  options,
}: CellProps & { options: { value: string; label: string }[] }) {
  const { set } = useEditor();
  return (
    <Cell {...{ path, label, shown, className }}>
      {(ids) => (
        <select
          {...ids}
          className="select w-full"
          value={value}
          onChange={(event) => (onChange ?? ((text: string) => set(path, text)))(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Cell>
  );
}

export function SwitchCell({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="check-line">
      <input
        type="checkbox"
        className="checkbox checkbox-sm mt-0.5"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

/** A small button inside the editor: it never sends the form. */
export function Act({
  label,
  name,
  onClick,
  off,
}: {
  label: string;
  name?: string;
  onClick: () => void;
  off?: boolean;
}) {
  return (
    <button type="button" className="btn btn-ghost btn-sm" aria-label={name ?? label} disabled={off} onClick={onClick}>
      {label}
    </button>
  );
}

/** What is wrong with a part as a whole: a sum, a missing row. */
export function PartFaults({ path }: { path: string }) {
  const faults = useEditor().faultsAt(path);
  return faults.map((message) => (
    <p className="field-error" key={message}>
      {message}
    </p>
  ));
}

/** 合计 98 / 100: red until it adds up. */
export function Sum({ label, sum, wanted }: { label: string; sum: string | null; wanted: string }) {
  const right = sum !== null && sum === wanted;
  return (
    <p className={`text-xs ${right ? "text-muted" : "font-semibold text-error"}`} aria-live="polite">
      {label} {sum ?? "…"} / {wanted}
      {right ? "" : sum === null ? "，有未填完的数字" : "，须相等"}
    </p>
  );
}
