"use client";
import "./globals.css";
import { Fault, type FaultProps } from "./fault";

/** The frame itself failed: this page brings its own. */
export default function GlobalError(props: FaultProps) {
  return (
    <html lang="zh-CN">
      <body>
        <main className="mx-auto max-w-xl px-6 py-24">
          <h1 className="mb-2 text-lg font-bold">系统暂时不能使用</h1>
          <Fault {...props} />
        </main>
      </body>
    </html>
  );
}
