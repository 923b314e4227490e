import type { PlainDate } from "./calendar";

/** One thing a person owes: what, by when, and the page that settles it. Each domain lists its own (`listTodos`). */
export type Todo = {
  id: string;
  /** Last day; null when there is no deadline. */
  due: PlainDate | null;
  title: string;
  detail: string;
  href: string;
  /** The word on the button: 评分, 填写, 催办 … */
  action: string;
  /** What stays inside the portal and behind its own right: neither a message, a mail nor a calendar may say it. */
  confidential?: true;
};
