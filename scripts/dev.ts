import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { prepare } from "./prepare";
import { ROOT } from "./schema-engine";
import { ended, stopChild, type Undo, untilStopped } from "./undo";

/** Daily work: the same database and people as npm start, behind the server that reloads what is being edited. */
async function develop(undo: Undo) {
  const { env } = await prepare(undo, { demo: false, empty: process.argv.includes("--empty") });
  const next = join(dirname(createRequire(import.meta.url).resolve("next/package.json")), "dist/bin/next");
  const flags = ["dev", "--hostname", env.HOST, "--port", String(env.PORT)];
  const child = spawn(process.execPath, [next, ...flags], {
    cwd: ROOT,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  undo.add(() => stopChild(child));
  await ended(child);
}

await untilStopped("启动失败", develop);
