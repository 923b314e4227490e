import { systemActor } from "@/lib/auth/actor";
import { actorOfPerson } from "@/lib/auth/queries";
import { dated } from "./due";
import { calendarText } from "./ical";
import { personOfFeed } from "./queries";
import { todosOf } from "./todos";

/** What `renewFeed` hands out. */
const TOKEN = /^[\w-]{32}$/;

/**
 * The calendar behind an address: days and titles of what its person owes, nothing else. Null for an address that never
 * was, is revoked, or whose person has no open account any more. Touches no session.
 */
export async function calendarBehind(token: string, at: Date): Promise<string | null> {
  if (!TOKEN.test(token)) return null;
  const personId = await personOfFeed(systemActor("日历订阅", at), token);
  const actor = personId === null ? null : await actorOfPerson(personId, at);
  if (!actor) return null;
  const todos = dated(await todosOf(actor));
  const days = todos.map(({ id, due, title }) => ({ key: `${actor.personId} ${id}`, day: due, title }));
  return calendarText("衡才待办", days, at);
}
