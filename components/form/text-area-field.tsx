"use client";
import { type TextareaHTMLAttributes, useEffect, useRef, useState } from "react";
import { countCharacters } from "@/lib/characters";
import { useField } from "./context";
import { type FieldProps, Frame } from "./frame";

/**
 * Text of several lines that grows with what is typed. `limit` counts characters as a reader does; what goes over
 * is kept and refused, never cut off silently.
 */
export function TextAreaField({
  name,
  label,
  hint,
  seenBy,
  optional,
  error,
  hideLabel,
  className,
  limit,
  defaultValue,
  onInput,
  ...rest
}: FieldProps &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof FieldProps | "id" | "maxLength"> & { limit?: number }) {
  const field = useField(name, error);
  const area = useRef<HTMLTextAreaElement>(null);
  const initial = String(field.given ?? defaultValue ?? "");
  const [count, setCount] = useState(countCharacters(initial));

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const measure = () => {
      const written = countCharacters(element.value);
      setCount(written);
      const over = limit !== undefined && written > limit;
      element.setCustomValidity(over ? `最多 ${limit} 字，现在 ${written} 字，请删去 ${written - limit} 字。` : "");
      grow(element);
    };
    // a form empties its controls only after the event has run through
    const afterReset = () => queueMicrotask(measure);
    const { form } = element;
    measure();
    element.addEventListener("input", measure);
    form?.addEventListener("reset", afterReset);
    return () => {
      element.removeEventListener("input", measure);
      form?.removeEventListener("reset", afterReset);
    };
  }, [limit]);

  const over = limit !== undefined && count > limit;
  const counter = limit ? (
    <span className={`text-xs ${over ? "font-semibold text-error" : "text-muted"}`} id={`${field.id}-count`}>
      已写 {count}/{limit} 字
    </span>
  ) : null;
  return (
    <Frame
      {...{ label, hint, seenBy, optional, hideLabel, className }}
      id={field.id}
      errors={field.errors}
      aside={counter}
    >
      <textarea
        rows={4}
        {...rest}
        ref={area}
        className="textarea"
        id={field.id}
        name={name}
        data-label={label}
        defaultValue={rest.value === undefined ? initial : undefined}
        onInput={onInput}
        aria-invalid={field.invalid}
        aria-describedby={
          [field.describedBy(hint || seenBy), limit && `${field.id}-count`].filter(Boolean).join(" ") || undefined
        }
      />
    </Frame>
  );
}

/** For browsers without `field-sizing`. */
function grow(element: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  element.style.height = "auto";
  element.style.height = `${element.scrollHeight + 2}px`;
}
