import { spawn } from "node:child_process";
import { join } from "node:path";
import { portRefusal } from "./listen";
import { refuse } from "./refuse";
import { ROOT } from "./schema-engine";

type Site = { PORT: number; HOST: string };

/**
 * What Node is started with for the web server. A page makes some megabytes that are nobody's a moment later: with room for
 * several of them they are swept away together, instead of being carried from place to place first.
 */
export const webCommand = (...flags: string[]): string[] => [
  "--max-semi-space-size=32",
  join(ROOT, "scripts", "web.mjs"),
  ...flags,
];

/** Starts the web server (scripts/web.mjs) in a process of its own; `dev`: the one that reloads what is being edited. */
export function serveWeb({ PORT, HOST }: Site, { dev = false } = {}) {
  const child = spawn(process.execPath, webCommand(...(dev ? ["--dev"] : [])), {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const listening = new Promise<void>((resolve, reject) => {
    child.on("message", (message: { listening?: true; refused?: string }) => {
      if (message.listening) resolve();
      else reject(message.refused);
    });
    child.once("exit", () => reject());
  }).catch((code?: string) => (code ? portRefusal(HOST, PORT, code) : refuse("网页服务意外退出")));
  return { child, listening };
}
