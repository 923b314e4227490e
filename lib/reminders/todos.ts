import { listTodos as ballotTodos } from "@/lib/appraisal/ballot/queries";
import { listTodos as cycleTodos } from "@/lib/appraisal/cycle/queries";
import { listTodos as decisionTodos } from "@/lib/appraisal/decision/queries";
import { listTodos as materialsTodos } from "@/lib/appraisal/materials/queries";
import { type Occasion, occasionsOf } from "@/lib/appraisal/occasion/queries";
import { listTodos as openingTodos } from "@/lib/appraisal/opening/queries";
import { listTodos as progressTodos } from "@/lib/appraisal/progress/queries";
import { listTodos as accountTodos } from "@/lib/auth/account/queries";
import type { Actor } from "@/lib/auth/actor";
import { listTodos as integrityTodos } from "@/lib/integrity/queries";
import { listTodos as mentoringTodos } from "@/lib/mentoring/queries";
import { listTodos as rosterTodos } from "@/lib/organisation/roster/queries";
import { listTodos as poolTodos } from "@/lib/pool/queries";
import { listTodos as rotationTodos } from "@/lib/rotation/queries";
import { listTodos as rulebookTodos } from "@/lib/rulebook/queries";
import type { Todo } from "@/lib/todo";
import { listTodos as trainingTodos } from "@/lib/training/queries";

/** Every domain says what this person owes it: add its `listTodos` here. Each asks only what can have an answer today. */
const SOURCES: ((actor: Actor, occasion: Occasion) => Promise<Todo[]>)[] = [
  rosterTodos,
  ballotTodos,
  cycleTodos,
  materialsTodos,
  progressTodos,
  openingTodos,
  decisionTodos,
  rotationTodos,
  accountTodos,
  trainingTodos,
  integrityTodos,
  poolTodos,
  mentoringTodos,
  rulebookTodos,
];

/** What the person owes, what is due first on top; without a deadline last. */
export async function todosOf(actor: Actor): Promise<Todo[]> {
  const occasion = await occasionsOf(actor);
  const lists = await Promise.all(SOURCES.map((list) => list(actor, occasion)));
  return lists.flat().sort((a, b) => (a.due ?? "9999").localeCompare(b.due ?? "9999"));
}
