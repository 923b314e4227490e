// Headers of every answer of the portal, set where requests come in: Next's own place for them (proxy.ts) wraps each request
// anew and took an eighth of a page's time. Never the guard: who may see what is decided by the page and the command.
import { randomBytes } from "node:crypto";

const FIXED = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  // Everything here is about somebody: no cache between the server and one browser keeps it, and neither does the browser.
  "cache-control": "private, no-store",
};

/** Built files carry their hash in the name and may be kept by anybody; Next sets their own headers. */
const BUILT = /^\/_next\/static\//;

/**
 * Scripts run by nonce only; the development server needs eval for its reloading and styles it injects itself.
 * @param {string} nonce @param {boolean} dev @returns {string}
 */
export function contentPolicy(nonce, dev) {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
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

/** The address as it stands in the browser: `_rsc` is what Next adds to a soft navigation. @param {string} url */
function typedAddress(url) {
  const [path = "/", query = ""] = url.split(/\?(.*)/s);
  const kept = query.split("&").filter((part) => part && !/^_rsc(=|$)/.test(part));
  return kept.length > 0 ? `${path}?${kept.join("&")}` : path;
}

/**
 * Prepares a request and its answer: the headers above, a policy with a nonce of its own, and for the sign-in page
 * (`x-hengcai-path`) where somebody wanted to go.
 * @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response
 * @param {{ dev?: boolean, secure?: boolean }} [site] `secure`: the portal's public address is https
 */
export function setAnswerHeaders(request, response, { dev = false, secure = false } = {}) {
  const url = request.url ?? "/";
  // A header of that name from outside says nothing.
  request.headers["x-hengcai-path"] = typedAddress(url);
  if (BUILT.test(url)) return;
  const policy = contentPolicy(randomBytes(16).toString("base64"), dev);
  // Next reads the nonce for its own scripts from the policy of the request.
  request.headers["content-security-policy"] = policy;
  response.setHeader("content-security-policy", policy);
  for (const [name, value] of Object.entries(FIXED)) response.setHeader(name, value);
  if (secure) response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
}
