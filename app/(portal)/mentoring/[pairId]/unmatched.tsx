import { Notice } from "@/components/ui/notice";
import { sayMoment } from "@/lib/calendar";
import type { Draft } from "@/lib/mentoring/draft/queries";

/** The texts of both forms; whatever else a draft holds is chosen, not written. */
const WRITTEN = ["summary", "task", "progress", "next", "reflection"];

/** A draft typed on an older text: shown, so that nothing is lost, and not put over the newer one. */
export function Unmatched({ draft, revision, what }: { draft: Draft | null; revision: number; what: string }) {
  if (!draft || draft.text.revision === String(revision)) return null;
  const texts = WRITTEN.flatMap((name) => draft.text[name] || []);
  if (texts.length === 0) return null;
  return (
    <Notice tone="warn" title={`${sayMoment(draft.savedAt)} 有一段未提交的文字，之后${what}另有改动`}>
      <span className="whitespace-pre-wrap">{texts.join("\n")}</span>
    </Notice>
  );
}
