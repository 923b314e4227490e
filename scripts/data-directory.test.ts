import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { claim, holderOf, keptSecret, openDataDirectory } from "./data-directory";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "hengcai-data-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
const runningFile = () => join(directory, "running.json");

test("a data directory is its owner's alone, and so are the secrets in it", () => {
  const path = openDataDirectory(join(directory, "deep", "data"));
  keptSecret(path, "secret");
  expect([mode(path), mode(join(path, "secret"))]).toEqual(["700", "600"]);
});

test("a secret is made once and kept", () => {
  const secret = keptSecret(directory, "secret");
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(keptSecret(directory, "secret")).toBe(secret);
  expect(keptSecret(directory, "another")).not.toBe(secret);
});

test("what cannot be a directory is refused with its cause", () => {
  writeFileSync(join(directory, "file"), "");
  expect(() => openDataDirectory(join(directory, "file"))).toThrow(/不可写：同名文件已存在/);
  expect(() => openDataDirectory(join(directory, "file", "data"))).toThrow(/不可写：路径中有一段不是目录/);
  // Where no directory can be made at all, Node's own recursion would never come back.
  expect(() => openDataDirectory("/proc/hengcai/data")).toThrow(/不可写：/);
});

test("a directory in use is refused with the address of its user, and free again afterwards", () => {
  const release = claim(directory, "http://127.0.0.1:3000");
  expect(() => claim(directory, "http://127.0.0.1:3001")).toThrow(
    `已在运行（进程 ${process.pid}，http://127.0.0.1:3000）`,
  );
  release();
  expect(holderOf(directory)).toBeUndefined();
  claim(directory, "http://127.0.0.1:3001")();
});

test("what a killed process left does not keep the next one out", async () => {
  const killed = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  writeFileSync(runningFile(), JSON.stringify({ pid: killed.pid, since: "", address: "" }));
  expect(holderOf(directory)?.pid).toBe(killed.pid);
  killed.kill("SIGKILL");
  await once(killed, "exit");
  claim(directory, "")();
});

test("a stranger who by now has the number of a killed process does not keep the next one out", () => {
  writeFileSync(runningFile(), JSON.stringify({ pid: process.pid, since: "1", address: "" }));
  claim(directory, "")();
});

test("a half-written mark does not keep the next one out", () => {
  writeFileSync(runningFile(), '{"pid":');
  const release = claim(directory, "http://127.0.0.1:3000");
  expect(JSON.parse(readFileSync(runningFile(), "utf8")).pid).toBe(process.pid);
  release();
});
