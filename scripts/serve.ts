import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildPortal, generateClient } from "./build";
import { claim, keptSecret, openDataDirectory, openKeyDirectory } from "./data-directory";
import { startEmbedded } from "./embedded";
import { environment } from "./environment";
import { type Account, accountsFile, furnish, setupAddress } from "./installation";
import { migrate } from "./migrate";
import { codeOf, main, Refused, refuse } from "./refuse";
import { ROOT } from "./schema-engine";

const TAKEN: Record<string, string> = {
  EADDRINUSE: "已被其他程序占用；可用 PORT=其他端口 npm start 另选",
  EACCES: "没有权限监听（1024 以下的端口须由系统授权）",
  EADDRNOTAVAIL: "不是本机地址",
  ENOTFOUND: "不是有效的主机名",
};

const portRefusal = (host: string, port: number, code = "") =>
  refuse(`${host}:${port} ${TAKEN[code] ?? `无法监听（${code}）`}`);

/** Refuses before anything else is started; port 0 becomes a free one. */
function freePort(host: string, port: number) {
  return new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(codeOf(error)));
    probe.listen({ host, port }, () => {
      const found = probe.address();
      probe.close(() => resolve(typeof found === "object" ? (found?.port ?? port) : port));
    });
  }).catch((code) => portRefusal(host, port, code));
}

function options() {
  try {
    const { values } = parseArgs({ options: { demo: { type: "boolean" }, empty: { type: "boolean" } } });
    const { demo = false, empty = false } = values;
    if (demo && empty) refuse("--demo 与 --empty 不能同时使用");
    return { demo, empty };
  } catch (error) {
    if (error instanceof Refused) throw error;
    refuse(`参数有误：只认得 --demo（装入演示数据）与 --empty（空库，打印首次设置链接）`);
  }
}

/** Undoes in reverse order what a start has built up, once, whenever and wherever it ends. */
class Undo {
  #steps: (() => unknown)[] = [];
  #done: Promise<void> | undefined;
  /** Set as soon as somebody wants us to end; the start looks at it between its steps. */
  ending = false;

  add(step: () => unknown) {
    this.#steps.push(step);
  }

  run() {
    this.ending = true;
    this.#done ??= (async () => {
      for (const step of this.#steps.reverse()) await step();
    })();
    return this.#done;
  }
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once("exit", resolve));

async function stopChild(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = ended(child);
  child.kill("SIGTERM");
  await gone;
}

function serveWeb(port: number, host: string) {
  const child = spawn(process.execPath, [join(ROOT, "scripts", "web.mjs")], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const listening = new Promise<void>((resolve, reject) => {
    child.on("message", (message: { listening?: true; refused?: string }) => {
      if (message.listening) resolve();
      else reject(message.refused);
    });
    child.once("exit", () => reject("网页服务意外退出"));
  }).catch((code) => portRefusal(host, port, code));
  return { child, listening };
}

function announce(address: string, directory: string, accounts: Account[] | undefined, setup: string | undefined) {
  console.log(`\n衡才已启动：${address}`);
  if (setup) console.log(`首次设置链接（仅可使用一次）：${setup}`);
  if (accounts?.length) {
    const named = accounts.filter(({ roles }) => roles.length > 0);
    const shown = [...named, ...accounts.filter(({ roles }) => roles.length === 0).slice(0, 3)];
    console.log("演示账号（口令只显示这一次）：");
    for (const { employeeNo, name, roles, password } of shown) {
      console.log(`  ${employeeNo}  ${password}  ${name}  ${roles.join("、") || "职工"}`);
    }
    console.log(`全部 ${accounts.length} 个账号见 ${accountsFile(directory)}`);
  }
  console.log("按 Ctrl-C 停止");
}

async function serve(undo: Undo) {
  const wish = options();
  const env = environment();
  const directory = openDataDirectory(env.HENGCAI_DATA_DIR);
  undo.add(claim(directory, env.NEXTAUTH_URL));
  const port = await freePort(env.HOST, env.PORT);
  openKeyDirectory(env.HENGCAI_KEY_DIR);
  Object.assign(process.env, {
    PORT: String(port),
    HOST: env.HOST,
    HENGCAI_DATA_DIR: directory,
    HENGCAI_KEY_DIR: env.HENGCAI_KEY_DIR,
    NEXTAUTH_SECRET: env.NEXTAUTH_SECRET ?? keptSecret(directory, "nextauth-secret"),
  });
  // Again, with the kept secret and the port that was found: what is wrong with either is one line here as well.
  const { NEXTAUTH_URL } = environment();
  process.env.NEXTAUTH_URL = NEXTAUTH_URL;

  const spawned = (child: ChildProcess) => undo.add(() => stopChild(child));
  const embedded = env.DATABASE_URL ? undefined : await startEmbedded(directory);
  if (embedded) undo.add(embedded.stop);
  const url = env.DATABASE_URL ?? embedded?.url ?? "";
  process.env.DATABASE_URL = url;
  await migrate(url);
  await generateClient(spawned);
  const accounts = await furnish({ ...wish, directory, url, recreate: embedded?.recreate }, () => migrate(url));
  const setup = await setupAddress(directory, NEXTAUTH_URL);
  await (await import("@/lib/db")).db.$disconnect();
  await buildPortal(spawned);

  const { child, listening } = serveWeb(port, env.HOST);
  undo.add(() => stopChild(child));
  await listening;
  announce(NEXTAUTH_URL, directory, accounts, setup);
  const failure = await Promise.race([
    ended(child).then(() => "网页服务意外退出"),
    ...(embedded ? [embedded.exited.then(() => "内置数据库意外退出")] : []),
  ]);
  if (!undo.ending) refuse(failure);
}

await main("启动失败", async () => {
  const undo = new Undo();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, async () => {
      const first = !undo.ending;
      if (first) console.log("\n正在停止…");
      await undo.run();
      if (first) console.log("已停止");
      process.exit(0);
    });
  }
  try {
    await serve(undo);
  } catch (error) {
    // Ended from outside, half-way: whatever a step says about its own interruption is of no interest.
    if (!undo.ending) throw error;
  } finally {
    await undo.run();
  }
});
process.exit();
