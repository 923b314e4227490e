import type { Book } from "./books";

/** The book of the confidential list carries no name that says what it is about. */
export const BOOK_LABELS: { readonly [book in Book]: string } = {
  POOL: "人选标准与结构",
  MENTORING: "结对培养",
  ROTATION: "岗位锻炼",
};
