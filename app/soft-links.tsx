"use client";
import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { flash } from "@/components/form/flash";

/**
 * The components write plain links and GET forms, which work without script and know no framework.
 * With script, this one listener goes to places of the portal without loading the whole document again.
 */
export function SoftLinks() {
  const router = useRouter();
  const [waiting, startTransition] = useTransition();

  useEffect(() => {
    const visit = (href: string) => {
      for (const open of document.querySelectorAll<HTMLElement>(":popover-open")) open.hidePopover();
      startTransition(() => router.push(href));
    };
    const clicked = (event: MouseEvent) => {
      const href = softTarget(event);
      if (!href) return;
      event.preventDefault();
      flash(null);
      visit(href);
    };
    const searched = (event: SubmitEvent) => {
      const form = event.target as HTMLFormElement;
      if (event.defaultPrevented || form.method !== "get" || form.target || !isPage(new URL(form.action))) return;
      event.preventDefault();
      flash(null);
      visit(searchHref(form));
    };
    const sent = (event: Event) => {
      event.preventDefault();
      visit((event as CustomEvent<string>).detail);
    };
    document.addEventListener("click", clicked);
    document.addEventListener("submit", searched);
    document.addEventListener("portal:go", sent);
    return () => {
      document.removeEventListener("click", clicked);
      document.removeEventListener("submit", searched);
      document.removeEventListener("portal:go", sent);
    };
  }, [router]);

  return waiting ? <div className="nav-wait" aria-hidden="true" /> : null;
}

/** The href to visit softly, or nothing when the browser should do what it always does. */
function softTarget(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = (event.target as Element | null)?.closest?.("a[href]") as HTMLAnchorElement | null;
  if (!link || link.target || link.hasAttribute("download")) return null;
  const url = new URL(link.href);
  const samePlace = url.pathname === location.pathname && url.search === location.search && url.hash !== "";
  return isPage(url) && !samePlace ? url.pathname + url.search + url.hash : null;
}

/** Files and handlers are not pages: the browser loads them itself. */
function isPage(url: URL): boolean {
  return url.origin === location.origin && !/^\/(api|reports)\//.test(url.pathname);
}

function searchHref(form: HTMLFormElement): string {
  const url = new URL(form.action);
  const typed = [...new FormData(form)].filter(([, value]) => typeof value === "string" && value !== "");
  return `${url.pathname}?${new URLSearchParams(typed as [string, string][])}`;
}
