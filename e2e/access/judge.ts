/** What an answer of the portal amounts to for the one who asked. */
export type Verdict = "open" | "closed" | "sign in" | "elsewhere" | "broken";

export type Answer = { status: number; location: string; body: string };

export function judgePage({ status, location }: Answer): Verdict {
  if (status >= 200 && status < 300) return "open";
  // A handler that only takes what is sent to it.
  if (status === 404 || status === 405) return "closed";
  if (status >= 300 && status < 400) return /\/login\b/.test(location) ? "sign in" : "elsewhere";
  return "broken";
}

/**
 * Whether an action turned its caller away at the door: sent to the sign-in page, told that the session is over, or not
 * let in by Next itself. Anything else means that its own code ran.
 */
export function isTurnedAway({ status, location, body }: Answer): boolean {
  if (/\/login\b/.test(location)) return true;
  return status === 403 || /登录已过期|Invalid Server Actions request/.test(body);
}

/** The words a reader sees, without what differs from one request to the next. */
export function wordsOf(html: string): string {
  const main = /<main[\s\S]*?<\/main>/.exec(html)?.[0] ?? html;
  return main
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
