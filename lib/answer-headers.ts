/** Headers of every answer, whoever writes it: proxy.ts for pages and actions, lib/action.ts for what passes it by. */
export const ANSWER_HEADERS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  // Everything here is about somebody: no cache between the server and one browser keeps it, and neither does the browser.
  "cache-control": "private, no-store",
  ...(process.env.NEXTAUTH_URL?.startsWith("https://")
    ? { "strict-transport-security": "max-age=31536000; includeSubDomains" }
    : {}),
};
