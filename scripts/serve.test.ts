import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { claim } from "./data-directory";

const home = mkdtempSync(join(tmpdir(), "hengcai-serve-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** npm start as it is started, with an environment that cannot work. */
async function start(environment: Record<string, string>, ...flags: string[]) {
  const { NEXTAUTH_SECRET, ...kept } = process.env;
  const child = spawn(process.execPath, ["scripts/run.mjs", "serve", ...flags], {
    env: { ...kept, HENGCAI_DATA_DIR: join(home, "data"), PORT: "0", ...environment } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [[code], out, complaint] = await Promise.all([once(child, "exit"), text(child.stdout), text(child.stderr)]);
  return { code, out, complaint };
}

async function taken() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return { port: String(typeof address === "object" ? address?.port : 0), close: () => server.close() };
}

async function refusal(environment: Record<string, string>, ...flags: string[]) {
  const { code, out, complaint } = await start(environment, ...flags);
  expect({ code, out, lines: complaint.trim().split("\n").length }).toEqual({ code: 1, out: "", lines: 1 });
  return complaint;
}

test.each<[string, Record<string, string>, RegExp]>([
  ["a weak secret", { NEXTAUTH_SECRET: "secret" }, /NEXTAUTH_SECRET 强度不足/],
  ["a port that is none", { PORT: "http" }, /PORT/],
  ["an address that is not this machine's", { HOST: "192.0.2.1" }, /不是本机地址/],
  [
    "a database that is not there",
    { DATABASE_URL: "postgresql://u:p@127.0.0.1:1/d" },
    /无法连接数据库 127\.0\.0\.1:1\/d/,
  ],
])("%s is refused in one line with exit code 1, and no database was made", async (_case, environment, line) => {
  expect(await refusal(environment)).toMatch(line);
  expect(existsSync(join(home, "data", "database.json"))).toBe(false);
});

test("a taken port is refused in one line with exit code 1", async () => {
  const { port, close } = await taken();
  expect(await refusal({ PORT: port })).toContain(`127.0.0.1:${port} 已被其他程序占用`);
  close();
});

test("a second start on the same data is refused in one line that names the first", async () => {
  const directory = mkdtempSync(join(home, "shared-"));
  const release = claim(directory, "http://127.0.0.1:3000");
  expect(await refusal({ HENGCAI_DATA_DIR: directory })).toContain(
    `已在运行（进程 ${process.pid}，http://127.0.0.1:3000）`,
  );
  release();
});

test("a data directory that cannot be one is refused in one line", async () => {
  writeFileSync(join(home, "file"), "");
  expect(await refusal({ HENGCAI_DATA_DIR: join(home, "file") })).toMatch(/不可写/);
});

test("an unknown flag is refused in one line that names the known ones", async () => {
  expect(await refusal({}, "--clean")).toMatch(/--demo.*--empty/);
  expect(await refusal({}, "--demo", "--empty")).toMatch(/不能同时使用/);
});
