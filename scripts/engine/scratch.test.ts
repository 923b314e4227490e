import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { Client, type QueryResult } from "pg";
import { expect, test } from "vitest";
import { engineFolder, isRoot } from "./binaries";
import { type Cluster, initialise, start } from "./cluster";
import { startScratch } from "./scratch";

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function gone(pid: number) {
  for (const deadline = Date.now() + 20_000; isAlive(pid) && Date.now() < deadline; ) await pause(50);
  return !isAlive(pid);
}

const serverOf = (folder: string) => Number(readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[0]);

async function ask(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  const answers: unknown = await client.query(sql);
  const { rows } = (Array.isArray(answers) ? answers.at(-1) : answers) as QueryResult;
  return { value: Object.values(rows[0] ?? {})[0], client };
}

test("a scratch server answers, holds its doors shut to a wrong password, and leaves nothing behind", async () => {
  const scratch = await startScratch();
  const { value: folder, client } = await ask(scratch.url("postgres"), "SHOW data_directory");
  const pid = serverOf(folder as string);
  await expect(ask(scratch.url("postgres").replace(/:[^:@]+@/, ":wrong@"), "SELECT 1")).rejects.toThrow(/password/);
  await client.end();
  await scratch.stop();
  expect([isAlive(pid), existsSync(folder as string)]).toEqual([false, false]);
});

test("stopping does not wait for a transaction that somebody left open", async () => {
  const scratch = await startScratch();
  const { client } = await ask(scratch.url("postgres"), "BEGIN; SELECT 1");
  await scratch.stop();
  await client.end().catch(() => {});
});

test("a server ends by itself when the process that started it is killed", async () => {
  const program = `import { startScratch } from ${JSON.stringify(join(import.meta.dirname, "scratch.ts"))};
    const scratch = await startScratch();
    console.log(scratch.url("postgres"));
    setInterval(() => {}, 1000);`;
  const file = join(tmpdir(), `hengcai-orphan-${process.pid}.mts`);
  writeFileSync(file, program);
  const starter = spawn(process.execPath, ["--import", "tsx", file], { stdio: ["ignore", "pipe", "inherit"] });
  const [url] = await once(createInterface({ input: starter.stdout }), "line");
  const { value: folder, client } = await ask(url, "SHOW data_directory");
  const pid = serverOf(folder as string);
  starter.kill("SIGKILL");
  expect(await gone(pid)).toBe(true);
  await client.end().catch(() => {});
  rmSync(file);
  rmSync(join(folder as string, ".."), { recursive: true, force: true });
});

test("a cluster whose server was killed opens again with what was committed", async () => {
  const home = join(isRoot() ? "/var/lib/hengcai" : tmpdir(), `hengcai-scratch-${process.pid}-killed`);
  const cluster: Cluster = { engine: engineFolder(home), folder: join(home, "cluster"), password: "k3pt" };
  initialise(cluster);
  const url = (port: number) => `postgresql://postgres:k3pt@127.0.0.1:${port}/postgres`;
  const first = await start(cluster);
  const { client } = await ask(url(first.port), "CREATE TABLE kept AS SELECT 7 AS id; SELECT 1");
  process.kill(serverOf(cluster.folder), "SIGKILL");
  await first.exited;
  await client.end().catch(() => {});
  // The number of the dead server may by now be somebody else's: ours, for one.
  const mark = join(cluster.folder, "postmaster.pid");
  writeFileSync(mark, readFileSync(mark, "utf8").replace(/^\d+/, String(process.pid)));
  const second = await start(cluster);
  const { value, client: again } = await ask(url(second.port), "SELECT id FROM kept");
  expect(value).toBe(7);
  await again.end();
  await second.stop();
  rmSync(home, { recursive: true, force: true });
});
