import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { refuse } from "../refuse";
import { ROOT } from "../schema-engine";
import type { Element } from "./markup";

/** The floor of everything that goes over HTTP: a Next application that does the least that could be called the same. */
export const BARE = join(ROOT, ".bench", "bare");

const FILES: Record<string, string> = {
  "package.json": JSON.stringify({ name: "bare", private: true, type: "module" }),
  // Inside the repository, so that both run the same Next, React and pg.
  "next.config.mjs": `export default {
  poweredByHeader: false, turbopack: { root: ${JSON.stringify(ROOT)} }, serverExternalPackages: ["pg"],
};`,
  // Next looks for these two in the folders above as well, and would run the portal's own: the floor has none.
  "proxy.js": `export function proxy() {}
export const config = { matcher: "/nowhere" };`,
  "instrumentation.js": "export function register() {}",
  "app/layout.jsx": `export default function Layout({ children }) {
  return <html lang="zh-CN"><body>{children}</body></html>;
}`,
  "app/draw.js": `import { createElement } from "react";
/** [tag, properties, …children] as elements. */
export function draw(node, key) {
  if (typeof node === "string") return node;
  const [tag, properties, ...children] = node;
  return createElement(tag, { ...properties, key }, ...children.map(draw));
}`,
  // What the portal draws on the server alone, drawn on the server alone.
  "app/served/[page]/page.jsx": `import { draw } from "../../draw";
import pages from "../../pages.json";
export const dynamic = "force-dynamic";
export default async function Page({ params }) {
  return pages[(await params).page].map(draw);
}`,
  // What the portal draws in a component of the browser, drawn in one: its elements are not sent a second time as data.
  "app/client/[page]/page.jsx": `import { Drawn } from "./drawn";
export const dynamic = "force-dynamic";
export default async function Page({ params }) {
  return <Drawn page={(await params).page} />;
}`,
  "app/client/[page]/drawn.jsx": `"use client";
import { draw } from "../../draw";
import pages from "../../pages.json";
export function Drawn({ page }) {
  return pages[page].map(draw);
}`,
  "app/one/page.jsx": `import { Counter } from "./counter";
export const dynamic = "force-dynamic";
export default function Page() {
  return <main><Counter /></main>;
}`,
  "app/one/counter.jsx": `"use client";
import { useState } from "react";
export function Counter() {
  const [count, setCount] = useState(0);
  return <button type="button" onClick={() => setCount(count + 1)}>{count}</button>;
}`,
  "app/write/route.js": `import { getToken } from "next-auth/jwt";
import pg from "pg";
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
export async function POST(request) {
  const token = await getToken({ req: { headers: request.headers, cookies: cookiesOf(request) } });
  if (!token?.sessionId) return Response.json({ refused: true }, { status: 401 });
  const body = await request.text();
  await pool.query("insert into bench_row (session, body) values ($1, $2)", [token.sessionId, body]);
  return Response.json({ done: true });
}
const cookiesOf = (request) =>
  Object.fromEntries((request.headers.get("cookie") ?? "").split("; ").map((each) => each.split("=", 2)));
`,
};

/** Writes and builds it, with the elements of the portal's own pages as its constants. */
export async function buildBare(pages: Element[][]): Promise<void> {
  rmSync(BARE, { recursive: true, force: true });
  for (const [path, text] of Object.entries({ ...FILES, "app/pages.json": JSON.stringify(pages) })) {
    const file = join(BARE, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const next = createRequire(import.meta.url).resolve("next/package.json");
  const child = spawn(process.execPath, [join(dirname(next), "dist/bin/next"), "build"], {
    cwd: BARE,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) refuse(`对照应用构建未成功：${said.trim()}`);
}
