import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./globals.css";
import { SoftLinks } from "./soft-links";

export const metadata: Metadata = {
  title: { default: "衡才", template: "%s · 衡才" },
  robots: { index: false, follow: false },
  formatDetection: { telephone: false },
};

/** Every page carries the nonce of its own request (scripts/answer-headers.mjs), so none is made at build time. */
export const dynamic = "force-dynamic";

export const viewport: Viewport = { width: "device-width", initialScale: 1, themeColor: "#ffffff" };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN">
      <body>
        {children}
        <SoftLinks />
      </body>
    </html>
  );
}
