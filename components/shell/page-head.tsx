import type { ReactNode } from "react";

/** The head of a page: where one is, a line about it, and what can be done here at the right. */
export function PageHead({
  title,
  sub,
  actions,
  back,
}: {
  title: ReactNode;
  sub?: ReactNode;
  actions?: ReactNode;
  back?: { href: string; label: string };
}) {
  return (
    <header className="page-head">
      <div className="min-w-0 flex-1 basis-40">
        <h1>{title}</h1>
        {sub || back ? (
          <p className="text-xs leading-5 text-muted">
            {back ? (
              <span className="no-print">
                <a className="text-link" href={back.href}>
                  {back.label}
                </a>
                {sub ? <span aria-hidden="true"> · </span> : null}
              </span>
            ) : null}
            {sub}
          </p>
        ) : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2 no-print">{actions}</div> : null}
    </header>
  );
}

/** The ground under the head: panels in one column with the page's margins. */
export function PageBody({ children, className = "" }: { children: ReactNode; className?: string }) {
  return <div className={`page-body ${className}`}>{children}</div>;
}
