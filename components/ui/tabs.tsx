import type { ReactNode } from "react";

export type Tab = { href: string; label: ReactNode; count?: number };

/** Links that look like tabs; `current` is the href of the page shown. */
export function Tabs({ label, items, current }: { label: string; items: Tab[]; current: string }) {
  return (
    <nav className="tabs-line no-print" aria-label={label}>
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.href === current ? "page" : undefined}>
          {item.label}
          {item.count === undefined ? null : <span className="text-xs text-muted">{item.count}</span>}
        </a>
      ))}
    </nav>
  );
}
