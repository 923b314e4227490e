import { compareDates, daysBetween, type PlainDate } from "@/lib/calendar";
import type { Todo } from "@/lib/todo";

export type DueTodo = Todo & { due: PlainDate };

/** A digest names what is overdue or due within this many days. */
export const SOON_DAYS = 7;

/** What may be said outside its own page: a message, a mail and a calendar never name the list of candidates. */
export function sayable(todos: readonly Todo[]): Todo[] {
  return todos.filter(({ confidential, href }) => !confidential && !/^\/pool(\/|\?|$)/.test(href));
}

/** With a deadline, the earliest first; what stands twice once. */
export function dated(todos: readonly Todo[]): DueTodo[] {
  const once = new Map(sayable(todos).map((todo) => [todo.id, todo]));
  return [...once.values()]
    .flatMap((todo) => (todo.due === null ? [] : [{ ...todo, due: todo.due }]))
    .sort((a, b) => compareDates(a.due, b.due) || (a.id < b.id ? -1 : 1));
}

export function soonOrOverdue(todos: readonly Todo[], day: PlainDate): DueTodo[] {
  return dated(todos).filter(({ due }) => daysBetween(day, due) <= SOON_DAYS);
}
