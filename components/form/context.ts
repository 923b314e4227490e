"use client";
import { createContext, useContext, useId } from "react";
import { controlKey } from "./names";

export type FormContext = {
  errors: Record<string, string[]>;
  /** values given back by a refusal that was answered without script */
  values: Record<string, string>;
  pending: boolean;
};

export const FormScope = createContext<FormContext>({ errors: {}, values: {}, pending: false });

/** What every control needs: ids that tie label, hint and error to it, and its errors by name. */
export function useField(name: string, error?: string) {
  const scope = useContext(FormScope);
  const id = useId();
  const errors = error ? [error] : (scope.errors[controlKey(name)] ?? []);
  return {
    id,
    errors,
    hintId: `${id}-hint`,
    errorId: `${id}-error`,
    invalid: errors.length > 0 || undefined,
    given: scope.values[name],
    pending: scope.pending,
    describedBy: (hint: unknown) =>
      [errors.length > 0 && `${id}-error`, hint ? `${id}-hint` : false].filter(Boolean).join(" ") || undefined,
  };
}
