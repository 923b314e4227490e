"use client";
import "./globals.css";

/** The frame itself failed: this page brings its own. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <main className="mx-auto max-w-xl px-6 py-24">
          <h1 className="text-lg font-bold">系统暂时不能使用</h1>
          <p className="mt-2 text-muted">已经提交的内容不受影响。请稍后再试，或把编号告诉管理员。</p>
          <p className="mt-2">编号 {error.digest ?? "无"}</p>
          <button type="button" className="btn btn-primary mt-6" onClick={reset}>
            再试一次
          </button>
        </main>
      </body>
    </html>
  );
}
