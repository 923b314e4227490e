import type { ReactNode } from "react";

/**
 * Earlier and later pages by link; `summary` says what is shown (no exact total is needed).
 * A list that is read by keyset knows no earlier page, only its first: `previousLabel` says so.
 */
export function Pager({
  previous,
  previousLabel = "上一页",
  next,
  summary,
}: {
  previous?: string;
  previousLabel?: string;
  next?: string;
  summary?: ReactNode;
}) {
  if (!previous && !next && !summary) return null;
  return (
    <nav className="flex flex-wrap items-center justify-between gap-2 pt-3 no-print" aria-label="翻页">
      <p className="text-xs text-muted">{summary}</p>
      <div className="flex gap-2">
        <Step href={previous} label={previousLabel} />
        <Step href={next} label="下一页" />
      </div>
    </nav>
  );
}

function Step({ href, label }: { href?: string; label: string }) {
  if (href) {
    return (
      <a className="btn btn-sm btn-outline" href={href}>
        {label}
      </a>
    );
  }
  return (
    <span className="btn btn-sm btn-disabled" aria-disabled="true">
      {label}
    </span>
  );
}
