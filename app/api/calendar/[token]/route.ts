import { systemActor } from "@/lib/auth/actor";
import { actorOfPerson } from "@/lib/auth/queries";
import { clientAddress } from "@/lib/auth/session";
import { Crowd } from "@/lib/reminders/crowd";
import { dated } from "@/lib/reminders/due";
import { calendarText } from "@/lib/reminders/ical";
import { personOfFeed } from "@/lib/reminders/queries";
import { todosOf } from "@/lib/reminders/todos";

const TEN_MINUTES = 600_000;
/** A calendar program asks every quarter of an hour at most; several may stand behind one address. */
const byToken = new Crowd(20, TEN_MINUTES);
const byAddress = new Crowd(600, TEN_MINUTES);

const plain = (text: string, status: number, headers: Record<string, string> = {}) =>
  new Response(text, { status, headers: { "content-type": "text/plain; charset=utf-8", ...headers } });
const gone = () => plain("没有找到这个日历，地址可能已停用。", 404);

/**
 * One's todos with their days, for a calendar program: no session, the address is the key. It opens nothing but this
 * list, and reading it is no activity of any session.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const at = new Date();
  const token = (await params).token.replace(/\.ics$/, "");
  if (!byAddress.admits(await clientAddress(), at) || !byToken.admits(token.slice(0, 64), at)) {
    return plain("请求过于频繁，请稍后再试。", 429, { "retry-after": "600" });
  }
  if (!/^[\w-]{32}$/.test(token)) return gone();
  const personId = await personOfFeed(systemActor("日历订阅", at), token);
  const actor = personId === null ? null : await actorOfPerson(personId, at);
  if (!actor) return gone();
  const days = dated(await todosOf(actor)).map(({ id, due, title }) => ({
    key: `${actor.personId} ${id}`,
    day: due,
    title,
  }));
  return new Response(calendarText("衡才待办", days, at), {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="hengcai.ics"',
      "cache-control": "private, no-store",
    },
  });
}
