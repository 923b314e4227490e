import type { PoolVerdict, PoolView } from "@/prisma/generated/enums";
import type { CheckedLine } from "./candidate/schema";

/** Rows of one procedure, the newest of each kind. */
export type Progress = {
  closed: boolean;
  check: readonly CheckedLine[] | null;
  opinion: { view: PoolView | null } | null;
  talk: { willing: boolean } | null;
  decision: { verdict: PoolVerdict } | null;
};

/** 0 核对条件, 1 廉政意见, 2 组织谈话, 3 党委决定, 4 over. Nothing is stored: it follows from the rows. */
export function stageOf({ closed, check, opinion, talk }: Progress): 0 | 1 | 2 | 3 | 4 {
  if (closed) return 4;
  if (check === null || !stands(check)) return 0;
  if (opinion?.view !== "CLEAR") return 1;
  return talk?.willing ? 3 : 2;
}

/** Every line is met, or was judged to be by somebody. A failed line is never judged away. */
export function stands(lines: readonly Pick<CheckedLine, "verdict" | "accepted">[]): boolean {
  return lines.every(({ verdict, accepted }) => verdict === "PASS" || (verdict === "JUDGE" && accepted));
}
