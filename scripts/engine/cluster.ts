import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { causeOf, refuse } from "../refuse";
import { type Runner, runner } from "./binaries";

/** Nothing of our own settings and secrets is the database's business. */
const ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: "C" } as unknown as NodeJS.ProcessEnv;

/** Least free space for a new cluster: an empty one takes about 40 MB, its first write-ahead log 16 MB more. */
const ROOM = 256 * 1024 * 1024;
const START_SECONDS = 60;

export type Cluster = {
  /** bin/, lib/ and share/ of the engine */
  engine: string;
  /** the folder Postgres calls its data directory */
  folder: string;
  /** of the superuser "postgres"; the portal itself logs in as the owner of its own database */
  password: string;
  /** tried first, so that a connection string survives a restart */
  port?: number;
  /** throw-away: nothing has to survive a power cut */
  scratch?: boolean;
};

export type Running = { port: number; stop: () => Promise<void>; exited: Promise<void> };

const binary = (cluster: Cluster, name: string) =>
  join(cluster.engine, "bin", process.platform === "win32" ? `${name}.exe` : name);

export const give = (path: string, user: Runner) => user && chownSync(path, user.uid, user.gid);

export function initialise(cluster: Cluster) {
  const user = runner();
  const parent = dirname(cluster.folder);
  try {
    mkdirSync(parent, { recursive: true });
    rmSync(cluster.folder, { recursive: true, force: true });
    mkdirSync(cluster.folder, { mode: 0o700 });
    give(cluster.folder, user);
  } catch (error) {
    refuse(`无法建立数据库目录 ${cluster.folder}：${causeOf(error)}`);
  }
  const { bavail, bsize } = statfsSync(parent);
  if (bavail * bsize < ROOM) refuse(`${parent} 所在磁盘空间不足（需要 256 MB 以上）`);
  const passwordFile = `${cluster.folder}.password`;
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  give(passwordFile, user);
  const made = spawnSync(
    binary(cluster, "initdb"),
    [
      ...["-D", cluster.folder, "-U", "postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`],
      // One order of characters on every machine; lists that people read are ordered by pinyin columns.
      ...["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
      ...(cluster.scratch ? ["--no-sync"] : []),
    ],
    { ...user, cwd: "/", env: ENVIRONMENT, encoding: "utf8" },
  );
  rmSync(passwordFile, { force: true });
  if (made.status === 0) return;
  rmSync(cluster.folder, { recursive: true, force: true });
  const said = (made.error?.message ?? made.stderr)
    .trim()
    .split("\n")
    .filter((line) => /error|fatal|could not/i.test(line));
  refuse(`内置数据库初始化失败：${said.at(-1) ?? `initdb 退出码 ${made.status}`}`);
}

/**
 * The server as a child of a small shell in a session of its own: Ctrl-C at the terminal does not reach it, and should
 * this process die in whatever way, the shell sees its pipe close and shuts the server down.
 */
const KEEPER = `
exec 3<&0
"$@" </dev/null 3<&- & server=$!
{ read -r _ <&3; kill -INT "$server" 2>/dev/null; } & watcher=$!
wait "$server"; code=$?
kill "$watcher" 2>/dev/null
exit $code`;

function launch(cluster: Cluster, port: number, log: string) {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: cluster.scratch ? "200" : "100",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(cluster.scratch && { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" }),
  };
  const line = [
    binary(cluster, "postgres"),
    ...["-D", cluster.folder],
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const output = openSync(log, "a", 0o600);
  const options = { ...runner(), cwd: "/", env: ENVIRONMENT, detached: true };
  const [command, ...rest] =
    process.platform === "win32" ? line : ["/bin/sh", "-c", KEEPER, "hengcai-database", ...line];
  const child: ChildProcess = spawn(command as string, rest, { ...options, stdio: ["pipe", output, output] });
  closeSync(output);
  return child;
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });

async function answers(cluster: Cluster, port: number) {
  const client = new Client({ ...address(cluster, port), database: "postgres" });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

export const address = (cluster: Cluster, port: number) => ({
  host: "127.0.0.1",
  port,
  user: "postgres",
  password: cluster.password,
});

async function freePort(wished?: number) {
  const free = (port: number) =>
    new Promise<number | undefined>((resolve) => {
      const probe = createServer();
      probe.once("error", () => resolve(undefined));
      probe.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
        const taken = probe.address();
        probe.close(() => resolve(typeof taken === "object" ? taken?.port : undefined));
      });
    });
  return (wished && (await free(wished))) || (await free(0)) || refuse("本机没有可用的端口供内置数据库使用");
}

function commandOf(pid: number) {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync("/proc/self/cmdline")) return existsSync(file) ? readFileSync(file, "utf8") : "";
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
}

/** The process id in postmaster.pid when that process is a server of this very cluster. */
function survivor(cluster: Cluster) {
  const file = join(cluster.folder, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (commandOf(pid).includes(cluster.folder)) return pid;
  // A number that now belongs to a stranger would keep the server from starting for ever.
  rmSync(file, { force: true });
  return undefined;
}

/** A server whose keeper was killed together with us is ended before its cluster is opened again. */
async function endSurvivor(cluster: Cluster) {
  const pid = survivor(cluster);
  if (!pid) return;
  const stopped = spawnSync(binary(cluster, "pg_ctl"), ["stop", "-D", cluster.folder, "-m", "fast", "-t", "30"], {
    ...runner(),
    cwd: "/",
  });
  if (stopped.status !== 0) refuse(`上次遗留的数据库进程（${pid}）无法结束，请手工结束后重试`);
}

const lastWords = (log: string) =>
  readFileSync(log, "utf8")
    .trim()
    .split("\n")
    .filter((line) => /FATAL|PANIC|could not/.test(line))
    .at(-1)
    ?.replace(/^.*?(FATAL|PANIC|LOG|ERROR):\s*/, "");

export async function start(cluster: Cluster): Promise<Running> {
  await endSurvivor(cluster);
  const log = `${cluster.folder}.log`;
  writeFileSync(log, "", { mode: 0o600 });
  const deadline = performance.now() + START_SECONDS * 1000;
  while (performance.now() < deadline) {
    const port = await freePort(cluster.port);
    const child = launch(cluster, port, log);
    let gone = false;
    const exited = ended(child).then(() => {
      gone = true;
    });
    child.stdin?.on("error", () => {});
    while (!gone && performance.now() < deadline) {
      if (await answers(cluster, port)) return { port, exited, stop: () => stop(cluster, child, exited) };
      await Promise.race([exited, pause(40)]);
    }
    if (!gone) await stop(cluster, child, exited);
    // Both pass by themselves: somebody took the port meanwhile; a killed server's last children still hold its memory.
    else if (!/in use|shared memory/.test(lastWords(log) ?? "")) break;
    else await pause(200);
  }
  refuse(`内置数据库未能启动：${lastWords(log) ?? "等待超时"}（日志 ${log}）`);
}

/** Fast shutdown: transactions are rolled back, everything committed is written, no process stays. */
async function stop(cluster: Cluster, child: ChildProcess, exited: Promise<void>) {
  if (process.platform === "win32") spawnSync(binary(cluster, "pg_ctl"), ["stop", "-D", cluster.folder, "-m", "fast"]);
  else child.stdin?.end();
  await exited;
}
