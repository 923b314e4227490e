import { daysBetween, type PlainDate, sayDate } from "@/lib/calendar";
import type { DueTodo } from "./due";

const MOST_NAMED = 5;

/** 今天, 逾期 3 天, 1月16日前. */
export function sayWhen(due: PlainDate, day: PlainDate): string {
  const left = daysBetween(day, due);
  if (left === 0) return "今天";
  if (left < 0) return `逾期${-left}天`;
  return `${due.slice(0, 4) === day.slice(0, 4) ? sayDate(due).slice(5) : sayDate(due)}前`;
}

/** 3 件待办临近期限，1 件已逾期 */
export function digestTitle(todos: readonly DueTodo[], day: PlainDate): string {
  const overdue = todos.filter(({ due }) => due < day).length;
  const soon = todos.length - overdue;
  const parts = [
    soon > 0 ? `${soon} 件待办临近期限` : "",
    overdue > 0 ? `${overdue} 件${soon > 0 ? "" : "待办"}已逾期` : "",
  ];
  return parts.filter(Boolean).join("，");
}

const line = ({ title, due }: DueTodo, day: PlainDate) => `${title}（${sayWhen(due, day)}）`;

/** The message inside the portal. */
export function noticeBody(todos: readonly DueTodo[], day: PlainDate): string {
  const named = todos.slice(0, MOST_NAMED).map((todo) => line(todo, day));
  return `${named.join("；")}${todos.length > MOST_NAMED ? `；等 ${todos.length} 件` : ""}。`;
}

/** The e-mail: titles and days, nothing that stands behind them. */
export function mailOf(todos: readonly DueTodo[], day: PlainDate, portal: string): { subject: string; text: string } {
  const lines = todos.map((todo) => `· ${line(todo, day)}`);
  return {
    subject: `衡才：${digestTitle(todos, day)}`,
    text: [
      "您好：",
      "",
      ...lines,
      "",
      `请登录办理：${portal}`,
      "本邮件由系统发送，只含待办标题。不想再收到，请在“站内消息 · 提醒设置”中关闭。",
      "",
    ].join("\n"),
  };
}
