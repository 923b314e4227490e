import type { ReactNode } from "react";
import { Flash } from "../form/flash-line";

/**
 * The frame of the portal. `nav` is a <Nav>; on a narrow screen the whole aside is a native popover
 * opened by the button 菜单, so there is one navigation and no script for it.
 */
export function Shell({
  brand,
  unit,
  nav,
  foot,
  children,
}: {
  brand: string;
  unit: string;
  nav: ReactNode;
  foot: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        跳到正文
      </a>
      <button className="shell-menu no-print" type="button" popoverTarget="shell-nav">
        菜单
      </button>
      <aside className="shell-nav" id="shell-nav" popover="auto" aria-label="导航栏">
        <div className="shell-brand">
          <strong>{brand}</strong>
          <span className="text-xs text-muted">{unit}</span>
          <button className="shell-close" type="button" popoverTarget="shell-nav" popoverTargetAction="hide">
            收起
          </button>
        </div>
        {nav}
        <div className="shell-foot">{foot}</div>
      </aside>
      <main className="shell-main" id="main" tabIndex={-1}>
        <Flash />
        {children}
      </main>
    </div>
  );
}

/** The lines at the foot of the navigation: who is here, when last, and the way out. */
export function ShellFoot({
  name,
  unit,
  lastLogin,
  children,
}: {
  name: string;
  unit?: string;
  lastLogin?: string;
  children?: ReactNode;
}) {
  return (
    <>
      <p className="text-base-content">{unit ? `${name} · ${unit}` : name}</p>
      {lastLogin ? (
        <p>
          上次登录 <span className="inline-block">{lastLogin}</span>
        </p>
      ) : null}
      {children ? <div className="mt-1 flex flex-wrap items-center gap-x-4">{children}</div> : null}
    </>
  );
}
