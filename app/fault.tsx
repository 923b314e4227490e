"use client";

export type FaultProps = { error: Error & { digest?: string }; reset: () => void };

/** What is said when a page fails: what is safe, the number to report, and the two ways on. */
export function Fault({ error, reset }: FaultProps) {
  return (
    <>
      <p>已经提交的内容不受影响。请再试一次；若仍不行，请把编号告诉管理员。</p>
      <p className="mt-1 text-muted">编号 {error.digest ?? "无（错误发生在浏览器中）"}</p>
      <div className="mt-5 flex gap-3">
        <button type="button" className="btn btn-primary" onClick={reset}>
          再试一次
        </button>
        <a className="btn btn-outline" href="/">
          回到待办
        </a>
      </div>
    </>
  );
}
