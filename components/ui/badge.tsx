import type { ReactNode } from "react";

export type Tone = "neutral" | "primary" | "success" | "warning" | "danger";

/** A word with a tint. `danger` is for what is overdue or void; a suggestion is `primary`. */
export function Badge({
  tone = "neutral",
  solid = false,
  children,
}: {
  tone?: Tone;
  solid?: boolean;
  children: ReactNode;
}) {
  return <span className={`tag tag-${tone}${solid ? " tag-solid" : ""}`}>{children}</span>;
}
