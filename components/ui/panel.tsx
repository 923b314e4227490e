import type { ReactNode } from "react";

/** A white sheet with one hairline; `flush` lets a table run to the edges, `foot` is a quiet line below. */
export function Panel({
  title,
  aside,
  foot,
  flush = false,
  id,
  className = "",
  children,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  foot?: ReactNode;
  flush?: boolean;
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={`panel ${className}`} id={id}>
      {title || aside ? (
        <header className="panel-head">
          {title ? <h2 className="text-[0.9375rem] font-semibold">{title}</h2> : null}
          {aside ? <div className="text-xs text-muted">{aside}</div> : null}
        </header>
      ) : null}
      <div className={flush ? "panel-flush" : "panel-body"}>{children}</div>
      {foot ? <footer className="panel-foot">{foot}</footer> : null}
    </section>
  );
}
