"use client";
import { createContext, useContext } from "react";
import type { SchemeFault } from "@/lib/appraisal/scheme/checks";
import { type Path, setAt } from "@/lib/appraisal/scheme/editing";
import type { StoredScheme } from "@/lib/appraisal/scheme/schema";

export type Editor = {
  scheme: StoredScheme;
  faults: readonly SchemeFault[];
  /** Any change of the document; the page shows the answer at once. */
  change: (edit: (scheme: StoredScheme) => StoredScheme) => void;
};

export const EditorScope = createContext<Editor | null>(null);

export function useEditor() {
  const editor = useContext(EditorScope);
  if (!editor) throw new Error("outside of the scheme editor");
  return {
    ...editor,
    set: (path: Path, value: unknown) => editor.change((scheme) => setAt(scheme, path, value)),
    faultsAt: (path: string) => editor.faults.filter((fault) => fault.path === path).map(({ message }) => message),
  };
}

/** ["groups", 0, "weight"] → "groups[0].weight", as the checks name places. */
export function placeOf(path: Path): string {
  return path.map((part, index) => (typeof part === "number" ? `[${part}]` : index === 0 ? part : `.${part}`)).join("");
}
