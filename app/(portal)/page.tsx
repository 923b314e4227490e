import type { Metadata } from "next";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { TodoList } from "@/components/ui/todo";
import { getCurrentCycle } from "@/lib/appraisal/progress/queries";
import { requireActor } from "@/lib/auth/session";
import { daysBetween, type PlainDate, sayDate, sayWeekday, today } from "@/lib/calendar";
import { todosOf } from "@/lib/reminders/todos";
import type { Todo } from "@/lib/todo";
import { CurrentCycle } from "./current-cycle";

export const metadata: Metadata = { title: "待办" };

export default async function HomePage() {
  const actor = await requireActor();
  const day = today(actor.at);
  const [todos, current] = await Promise.all([todosOf(actor), getCurrentCycle(actor)]);
  return (
    <>
      <PageHead title="待办" sub={`${sayDate(day)} ${sayWeekday(day)}`} />
      <PageBody>
        {current ? <CurrentCycle current={current} at={actor.at} /> : null}
        <Todos todos={todos} day={day} />
      </PageBody>
    </>
  );
}

function Todos({ todos, day }: { todos: Todo[]; day: PlainDate }) {
  return (
    <Panel title="要办的事" aside={todos.length > 0 ? `${todos.length} 件` : undefined}>
      {todos.length === 0 ? (
        <Empty title="目前没有要您办的事。">轮到您评分、填写总结、签署意见或审核时，会列在这里，并写明截止日期。</Empty>
      ) : (
        <TodoList items={todos.map((todo) => ({ ...itemOf(todo, day) }))} />
      )}
    </Panel>
  );
}

function itemOf(todo: Todo, day: PlainDate) {
  return {
    id: todo.id,
    due: todo.due ? sayDue(todo.due, day) : "不限期",
    overdue: todo.due !== null && todo.due <= day,
    title: todo.title,
    note: todo.detail,
    act: (
      <a className="btn btn-outline btn-sm" href={todo.href} aria-label={`${todo.action}：${todo.title}`}>
        {todo.action}
      </a>
    ),
  };
}

/** 今天, 逾期 3 天, 1月16日; the year only where it is another. */
function sayDue(due: PlainDate, day: PlainDate): string {
  const left = daysBetween(day, due);
  if (left === 0) return "今天";
  if (left < 0) return `逾期 ${-left} 天`;
  const said = sayDate(due);
  return due.slice(0, 4) === day.slice(0, 4) ? said.slice(5) : said;
}
