"use client";
import type { SelectHTMLAttributes } from "react";
import { useField } from "./context";
import { type FieldProps, Frame } from "./frame";

export type Option = { value: string; label: string; group?: string; disabled?: boolean };

/** One of a list; `placeholder` is the empty first line (leave it out when there is always a choice). */
export function SelectField({
  name,
  label,
  hint,
  seenBy,
  optional,
  error,
  hideLabel,
  className,
  options,
  placeholder,
  defaultValue,
  ...rest
}: FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, keyof FieldProps | "id" | "size"> & {
    options: Option[];
    placeholder?: string;
  }) {
  const field = useField(name, error);
  const groups = [...new Set(options.map((option) => option.group ?? ""))];
  return (
    <Frame {...{ label, hint, seenBy, optional, hideLabel, className }} id={field.id} errors={field.errors}>
      <select
        {...rest}
        className="select"
        id={field.id}
        name={name}
        data-label={label}
        defaultValue={
          rest.value === undefined ? (field.given ?? defaultValue ?? (placeholder ? "" : undefined)) : undefined
        }
        aria-invalid={field.invalid}
        aria-describedby={field.describedBy(hint || seenBy)}
      >
        {placeholder ? <option value="">{placeholder}</option> : null}
        {groups.map((group) => {
          const members = options.filter((option) => (option.group ?? "") === group);
          if (!group) return <Options key="" options={members} />;
          return (
            <optgroup key={group} label={group}>
              <Options options={members} />
            </optgroup>
          );
        })}
      </select>
    </Frame>
  );
}

function Options({ options }: { options: Option[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  ));
}
