import type { Actor } from "@/lib/auth/actor";
import type { Todo } from "@/lib/todo";

/** Every domain says what this person owes it: add its `listTodos` here. */
const SOURCES: ((actor: Actor) => Promise<Todo[]>)[] = [];

/** What the person owes, what is due first on top; without a deadline last. */
export async function todosOf(actor: Actor): Promise<Todo[]> {
  const lists = await Promise.all(SOURCES.map((list) => list(actor)));
  return lists.flat().sort((a, b) => (a.due ?? "9999").localeCompare(b.due ?? "9999"));
}
