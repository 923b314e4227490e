"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Draws the page anew every so many seconds while somebody looks at it: a page in the background asks nothing. */
export function Refresh({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const look = () => {
      // A dialog or a half-typed form must not be disturbed.
      const busy = document.querySelector("dialog[open], form:focus-within") !== null;
      if (document.visibilityState === "visible" && !busy) router.refresh();
    };
    const timer = setInterval(look, seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
