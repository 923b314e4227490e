import type { Outcome } from "./schema";

/** What the dry run says of a row. */
export const OUTCOMES: Record<Outcome, string> = {
  CREATE: "新增",
  CHANGE: "变更",
  SAME: "不变",
  REFUSED: "拒绝",
};
