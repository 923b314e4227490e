"use client";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useTransition } from "react";
import { AUTOMATIC_COOKIE } from "@/lib/automatic";

/** Should the page go while it refreshes, the cookie must not outlast it for long: meanwhile no click would count. */
const MOST_SECONDS = 10;

const say = (seconds: number) => {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs HTTPS, which a plant's network may lack
  document.cookie = `${AUTOMATIC_COOKIE}=1; path=/; samesite=strict; max-age=${seconds}`;
};

/** Draws the page anew without counting as activity of whoever is signed in. */
export function useAutomaticRefresh(): () => void {
  const router = useRouter();
  const [refreshing, startTransition] = useTransition();
  useEffect(() => {
    if (refreshing) return () => say(0);
  }, [refreshing]);
  return useCallback(() => {
    say(MOST_SECONDS);
    startTransition(() => router.refresh());
  }, [router]);
}

/** Draws the page anew every so many seconds while somebody looks at it: a page in the background asks nothing. */
export function Refresh({ seconds }: { seconds: number }) {
  const refresh = useAutomaticRefresh();
  useEffect(() => {
    const look = () => {
      // A dialog or a half-typed form must not be disturbed.
      const busy = document.querySelector("dialog[open], form:focus-within") !== null;
      if (document.visibilityState === "visible" && !busy) refresh();
    };
    const timer = setInterval(look, seconds * 1000);
    return () => clearInterval(timer);
  }, [refresh, seconds]);
  return null;
}
