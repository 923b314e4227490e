import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Ground } from "../scripts/testing/demonstration";

/** Before all browser tests: a build, a database server, the demonstration loaded once; or those that already stand. */
export default async function prepareGround() {
  if (process.env.HENGCAI_GROUND) return;
  const child = spawn(process.execPath, ["scripts/run.mjs", "testing/demonstration"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  let ground: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("{")) {
      ground = line;
      break;
    }
    console.log(line);
  }
  if (!ground) throw new Error("the ground for the browser tests could not be prepared");
  process.env.HENGCAI_GROUND = ground;
  return async () => {
    child.stdin.end();
    await gone;
  };
}

export const ground = (): Ground => JSON.parse(process.env.HENGCAI_GROUND ?? "");
