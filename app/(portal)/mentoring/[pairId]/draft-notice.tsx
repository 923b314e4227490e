import { Notice } from "@/components/ui/notice";
import { sayMoment } from "@/lib/calendar";
import type { Draft } from "@/lib/mentoring/draft/queries";

/** The texts of both forms; whatever else a draft holds is chosen, not written. */
const WRITTEN = ["summary", "task", "progress", "next", "reflection"];

/**
 * Says that the form holds what was typed and never sent. A draft typed on an older text is shown apart, so that nothing
 * is lost, and not put over the newer one.
 */
export function DraftNotice({ draft, revision, what }: { draft: Draft | null; revision: number; what: string }) {
  if (!draft) return null;
  if (draft.text.revision === String(revision)) {
    return (
      <div className="mb-3">
        <Notice tone="quiet">下面是 {sayMoment(draft.savedAt)} 的草稿，还没有提交。</Notice>
      </div>
    );
  }
  const texts = WRITTEN.flatMap((name) => draft.text[name] || []);
  if (texts.length === 0) return null;
  return (
    <Notice tone="warn" title={`${sayMoment(draft.savedAt)} 有一段未提交的文字，之后${what}另有改动`}>
      <span className="whitespace-pre-wrap">{texts.join("\n")}</span>
    </Notice>
  );
}
