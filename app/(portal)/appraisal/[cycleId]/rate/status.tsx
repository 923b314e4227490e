"use client";
import { useSyncExternalStore } from "react";
import { Bar } from "@/components/ui/meter";
import type { DraftKeeper, Keeping } from "./draft-keeper";
import { usePaper, useValue } from "./use-paper";

function useKeeping(keeper: DraftKeeper): Keeping {
  const snapshot = () => keeper.state;
  return useSyncExternalStore(keeper.on, snapshot, snapshot);
}

/** Beside the button: when the work was saved last, and how much of it is done. */
export function Progress({ keeper }: { keeper: DraftKeeper }) {
  const paper = usePaper();
  const done = useValue("count", (paper) => paper.count());
  return (
    <div className="ballot-progress">
      <SavedAt keeper={keeper} />
      <span className="ballot-meter">
        <Bar value={done} total={paper.total} label="已评价" />
      </span>
      <span>
        {done} / {paper.total} 项
      </span>
    </div>
  );
}

function SavedAt({ keeper }: { keeper: DraftKeeper }) {
  const { kind, at } = useKeeping(keeper);
  const words: Record<Keeping["kind"], string> = {
    idle: at ? `已保存 ${at}` : "",
    saving: at ? `已保存 ${at}` : "正在保存…",
    saved: `已保存 ${at}`,
    offline: "未保存，正在重试",
    "signed-out": "未保存，登录已失效",
    newer: "未保存",
    ended: "",
  };
  return (
    <span className={kind === "offline" || kind === "signed-out" ? "text-accent" : "text-muted"} role="status">
      {words[kind]}
    </span>
  );
}

/** A strip under the head for what the voter must know at once; nothing that was marked is lost in any of these cases. */
export function KeepingStrip({ keeper }: { keeper: DraftKeeper }) {
  const keeping = useKeeping(keeper);
  switch (keeping.kind) {
    case "offline":
      return <Strip>网络中断。打分保留在本页，恢复后自动保存，请不要关闭本页。</Strip>;
    case "signed-out":
      return (
        <Strip>
          <span>
            登录已失效。打分保留在本页，没有丢失。请
            <a className="text-link" href="/login" target="_blank" rel="noopener">
              在新标签页登录
            </a>
            ，回到这里后自动继续保存。
          </span>
        </Strip>
      );
    case "newer":
      return (
        <Strip>
          这份测评表在另一个窗口里有更新的内容，本页已停止保存，本页的打分仍在。
          <button type="button" className="btn btn-sm btn-outline" onClick={() => keeper.takeOver()}>
            以本页为准
          </button>
          <button type="button" className="btn btn-sm btn-outline" onClick={() => location.reload()}>
            载入另一窗口的内容
          </button>
        </Strip>
      );
    case "ended":
      return (
        <Strip>
          {keeping.reason}
          <button type="button" className="btn btn-sm btn-outline" onClick={() => location.reload()}>
            刷新本页
          </button>
        </Strip>
      );
    default:
      return null;
  }
}

export function Strip({ children }: { children: React.ReactNode }) {
  return (
    <div className="ballot-strip" role="alert">
      {children}
    </div>
  );
}
