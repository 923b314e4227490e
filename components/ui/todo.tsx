import type { ReactNode } from "react";

export type Todo = {
  id: string;
  due: ReactNode;
  overdue?: boolean;
  title: ReactNode;
  note?: ReactNode;
  act?: ReactNode;
};

/** What is owed: when, what, and the button beside it. Red only when overdue. */
export function TodoList({ items }: { items: Todo[] }) {
  return (
    <ul className="divide-y divide-line">
      {items.map((item) => (
        <li key={item.id} className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] items-center gap-x-3 py-2.5">
          <span className={item.overdue ? "text-xs font-semibold text-accent" : "text-xs text-muted"}>{item.due}</span>
          <div>
            <p>{item.title}</p>
            {item.note ? <p className="text-xs text-muted">{item.note}</p> : null}
          </div>
          {item.act}
        </li>
      ))}
    </ul>
  );
}
