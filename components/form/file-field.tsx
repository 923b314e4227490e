"use client";
import { type InputHTMLAttributes, useEffect, useRef, useState } from "react";
import { useField } from "./context";
import { type FieldProps, Frame } from "./frame";

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldProps | "id" | "size" | "type">;

const sayMegabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** A file. What is too large is said at once, before anything is sent; the rest of the form stays as typed. */
export function FileField({ maxMegabytes, ...props }: FieldProps & InputProps & { maxMegabytes?: number }) {
  const { name, label, hint, seenBy, optional, hideLabel, className, error, onChange, ...rest } = props;
  const field = useField(name, error);
  const input = useRef<HTMLInputElement>(null);
  const [complaint, setComplaint] = useState("");

  useEffect(() => {
    const form = input.current?.form;
    const reset = () => {
      setComplaint("");
      input.current?.setCustomValidity("");
    };
    form?.addEventListener("reset", reset);
    return () => form?.removeEventListener("reset", reset);
  }, []);

  function chosen(element: HTMLInputElement) {
    const limit = (maxMegabytes ?? Number.POSITIVE_INFINITY) * 2 ** 20;
    const large = [...(element.files ?? [])].find((file) => file.size > limit);
    const said = large ? `文件有 ${sayMegabytes(large.size)}，超过 ${maxMegabytes} MB，请压缩或另选。` : "";
    element.setCustomValidity(said);
    setComplaint(said);
  }

  const errors = complaint ? [complaint] : field.errors;
  return (
    <Frame {...{ label, hint, seenBy, optional, hideLabel, className }} id={field.id} errors={errors}>
      <input
        {...rest}
        ref={input}
        type="file"
        className="file-input"
        id={field.id}
        name={name}
        data-label={label}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={
          [errors.length > 0 && field.errorId, (hint || seenBy) && field.hintId].filter(Boolean).join(" ") || undefined
        }
        onChange={(event) => {
          chosen(event.currentTarget);
          onChange?.(event);
        }}
      />
    </Frame>
  );
}
