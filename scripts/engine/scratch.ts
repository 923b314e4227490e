import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engineFolder, isRoot, runner, SYSTEM_HOME } from "./binaries";
import { address, type Cluster, give, initialise, start } from "./cluster";

export type Scratch = { url: (database: string) => string; stop: () => Promise<void> };

const home = () => (isRoot() ? SYSTEM_HOME : tmpdir());
const PREFIX = "hengcai-scratch-";

/** Folders of runs that were killed before they could clean up. */
function sweep() {
  if (!existsSync(home())) return;
  for (const name of readdirSync(home())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split("-")[0]) : 0;
    if (!pid || alive(pid)) continue;
    // Another user's leftovers in the shared temporary folder are not ours to remove.
    try {
      rmSync(join(home(), name), { recursive: true, force: true });
    } catch {}
  }
}

function alive(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * An empty server for tests and comparisons that leaves nothing behind. `durable`: it writes to the disk as the
 * product's own does, for measurements; otherwise it saves itself the waiting.
 */
export async function startScratch({ durable = false } = {}): Promise<Scratch> {
  sweep();
  mkdirSync(home(), { recursive: true });
  const folder = mkdtempSync(join(home(), `${PREFIX}${process.pid}-`));
  const cluster: Cluster = {
    engine: engineFolder(folder),
    folder: join(folder, "cluster"),
    password: randomBytes(18).toString("base64url"),
    scratch: !durable,
  };
  give(folder, runner());
  initialise(cluster);
  const running = await start(cluster);
  const { host, port, user, password } = address(cluster, running.port);
  return {
    url: (database) => `postgresql://${user}:${password}@${host}:${port}/${database}`,
    stop: async () => {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
