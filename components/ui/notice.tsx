import type { ReactNode } from "react";

export type NoticeTone = "info" | "warn" | "danger" | "quiet" | "done" | "brand";

/** A sentence beside a bar: what the reader must know before going on. */
export function Notice({
  tone = "info",
  title,
  children,
}: {
  tone?: NoticeTone;
  title?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`}>
      {title ? <strong className="block font-semibold">{title}</strong> : null}
      {children}
    </div>
  );
}
