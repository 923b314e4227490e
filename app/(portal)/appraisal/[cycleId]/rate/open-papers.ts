import type { PaperScheme } from "@/lib/appraisal/ballot/paper-rules";
import { DraftKeeper } from "./draft-keeper";
import { type Line, Paper, type Subject } from "./paper";

type Opened = { paper: Paper; keeper: DraftKeeper };

/**
 * Papers that this window has opened. Whoever looks at another page of the portal and comes back finds his marks, even
 * if they could not be saved; and what he has handed in is still there when he revises it. In memory only, and only in
 * the browser: on the server this would mix up people.
 */
const opened = new Map<string, Opened>();

export function openPaper(wish: {
  cycleId: string;
  paperId: string;
  revision: number;
  scheme: PaperScheme;
  subjects: Subject[];
  draft: { base: number; lines: Line[] };
}): Opened {
  const { cycleId, paperId, revision, draft } = wish;
  const known = opened.get(paperId);
  // What the server knows better wins, unless something here is not saved yet: then the keeper finds out and asks.
  if (known && (known.keeper.dirty || known.keeper.isUpToDate(revision, draft.base))) return known;
  const paper = new Paper(wish.scheme, wish.subjects, draft.lines);
  const keeper = new DraftKeeper(paper, { cycleId, paperId, revision }, draft.base);
  if (typeof window !== "undefined") opened.set(paperId, { paper, keeper });
  return { paper, keeper };
}
