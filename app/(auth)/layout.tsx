import type { ReactNode } from "react";
import { ProperAddress } from "./proper-address";

/** The few pages outside the portal: one sheet in the middle, the mark above it. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-md has-[[data-wide]]:max-w-3xl content-center gap-5 px-4 py-10">
      <p className="flex items-center gap-2">
        <span className="h-6 w-1 bg-accent" aria-hidden="true" />
        <strong className="text-xl tracking-wide">衡才</strong>
        <span className="text-muted">干部考核评价</span>
      </p>
      <ProperAddress />
      {children}
    </main>
  );
}
