import { type NextRequest, NextResponse } from "next/server";
import { ANSWER_HEADERS } from "@/lib/answer-headers";

/**
 * Headers of every answer. Never the guard: who may see what is decided by the page, the action and the command
 * (secrecy.md §3).
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentPolicy(nonce);
  const incoming = new Headers(request.headers);
  // Next reads the nonce for its own scripts from the policy of the request.
  incoming.set("content-security-policy", policy);
  incoming.set("x-hengcai-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers: incoming } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(ANSWER_HEADERS)) response.headers.set(name, value);
  return response;
}

/** Scripts run by nonce only; the development server needs eval for its reloading and styles it injects itself. */
function contentPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Attributes on elements (the width of a bar, a chart drawn on the server) load nothing and run nothing.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

export const config = {
  // Built files carry their hash in the name and may be kept by anybody. Drafts and papers are answered with data alone,
  // by lib/action.ts, with these headers but without a policy for scripts; Next would copy each body once more for us.
  matcher: ["/((?!_next/static/|api/draft$|api/paper$).*)"],
};
