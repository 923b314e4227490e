import type { ReactNode } from "react";

/** A native disclosure: more for those who ask. */
export function Reveal({
  summary,
  open = false,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open} className="group">
      <summary className="cursor-pointer py-1.5 text-primary marker:text-faint">{summary}</summary>
      <div className="pb-2 pt-1">{children}</div>
    </details>
  );
}
