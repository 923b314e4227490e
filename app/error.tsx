"use client";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="mx-auto max-w-xl px-6 py-24">
      <h1 className="text-lg font-bold">这一页出错了</h1>
      <p className="mt-2 text-muted">已经提交的内容不受影响。请再试一次；若仍不行，请把下面的编号告诉管理员。</p>
      <p className="mt-2">编号 {error.digest ?? "无（错误发生在浏览器中）"}</p>
      <div className="mt-6 flex gap-3">
        <button type="button" className="btn btn-primary" onClick={reset}>
          再试一次
        </button>
        <a className="btn btn-outline" href="/">
          回到待办
        </a>
      </div>
    </main>
  );
}
