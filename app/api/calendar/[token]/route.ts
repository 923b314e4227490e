import { clientAddress } from "@/lib/auth/session";
import { Crowd } from "@/lib/reminders/crowd";
import { calendarBehind } from "@/lib/reminders/feed";

const TEN_MINUTES = 600_000;
/** A calendar program asks every quarter of an hour at most; several may stand behind one address. */
const byToken = new Crowd(20, TEN_MINUTES);
const byAddress = new Crowd(600, TEN_MINUTES);

const plain = (text: string, status: number, headers: Record<string, string> = {}) =>
  new Response(text, { status, headers: { "content-type": "text/plain; charset=utf-8", ...headers } });

/** One's todos with their days, for a calendar program: no session, the address is the key, and it opens nothing else. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const at = new Date();
  const token = (await params).token.replace(/\.ics$/, "").slice(0, 64);
  if (!byAddress.admits(await clientAddress(), at) || !byToken.admits(token, at)) {
    return plain("请求过于频繁，请稍后再试。", 429, { "retry-after": "600" });
  }
  const calendar = await calendarBehind(token, at);
  if (calendar === null) return plain("没有找到这个日历，地址可能已停用。", 404);
  return new Response(calendar, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="hengcai.ics"',
      "cache-control": "private, no-store",
    },
  });
}
