import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { causeOf, codeOf, refuse } from "./refuse";

/** Less than this and not even the small files of a start can be written with certainty. */
const ROOM = 1024 * 1024;

/**
 * One level after the other: asked for all at once, Node tries for ever where a file system takes no directory (/proc),
 * and calls a read-only place "no such file".
 */
function makeDirectory(path: string) {
  const above = dirname(path);
  if (!existsSync(above)) makeDirectory(above);
  if (isDirectory(path)) return;
  accessSync(above, constants.W_OK);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another start may have made it in this moment.
    if (!isDirectory(path)) throw error;
  }
}

const isDirectory = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Creates a private directory, or says in one line why nothing can be written there. */
function openDirectory(what: string, path: string, bytes: number) {
  const probe = join(path, `.probe-${process.pid}`);
  try {
    makeDirectory(path);
    try {
      writeFileSync(probe, randomBytes(bytes), { mode: 0o600 });
    } finally {
      rmSync(probe, { force: true });
    }
    const { bavail, bsize } = statfsSync(path);
    if (bavail * bsize < ROOM) throw Object.assign(new Error(), { code: "ENOSPC" });
    chmodSync(path, 0o700);
    return realpathSync(path);
  } catch (error) {
    refuse(`${what} ${path} 不可写：${causeOf(error)}`);
  }
}

/** Where an installation keeps its secrets and, unless started by root, its database. */
export const openDataDirectory = (path: string) => openDirectory("数据目录", path, 64 * 1024);

/** The keys of the ballot boxes, which an administrator may have put on another medium. */
export const openKeyDirectory = (path: string) => openDirectory("密钥目录", path, 1024);

/** Written whole or not at all: a power cut between two bytes must not cost the database its password. */
export function writePrivate(path: string, text: string) {
  const unfinished = `${path}.${process.pid}`;
  try {
    writeFileSync(unfinished, text, { mode: 0o600, flush: true });
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    refuse(`无法写入 ${path}：${causeOf(error)}`);
  }
}

/** A secret of this installation, made at its first start. */
export function keptSecret(directory: string, name: string) {
  const path = join(directory, name);
  if (!existsSync(path)) writePrivate(path, `${randomBytes(32).toString("base64url")}\n`);
  return readFileSync(path, "utf8").trim();
}

type Holder = { pid: number; since: string; address: string };

/** When a process began, as the kernel counts it: a process id alone may by now belong to somebody else. */
function beginOf(pid: number) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function isAlive({ pid, since }: Holder) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === "ESRCH") return false;
  }
  return !since || beginOf(pid) === since;
}

/** Who runs on this data directory, if anybody does. */
export function holderOf(directory: string): Holder | undefined {
  try {
    const holder: Holder = JSON.parse(readFileSync(join(directory, "running.json"), "utf8"));
    return isAlive(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Removes what a killed process left, unless somebody else has taken its place in this very moment. */
function clear(path: string) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (isAlive(JSON.parse(readFileSync(aside, "utf8")))) linkSync(aside, path);
  } catch (error) {
    // Gone already, or half-written by a process that died: nothing to keep.
    if (!(error instanceof SyntaxError) && codeOf(error) !== "ENOENT") refuse(`无法写入 ${path}：${causeOf(error)}`);
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Marks the directory as in use by this process and answers how to give it back. */
export function claim(directory: string, address: string) {
  const path = join(directory, "running.json");
  const me: Holder = { pid: process.pid, since: beginOf(process.pid), address };
  for (let attempt = 0; attempt < 3; attempt++) {
    const holder = holderOf(directory);
    if (holder) refuse(`数据目录 ${directory} 上的衡才已在运行（进程 ${holder.pid}，${holder.address}）`);
    clear(path);
    try {
      writeFileSync(path, JSON.stringify(me), { flag: "wx", mode: 0o600 });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (codeOf(error) !== "EEXIST") refuse(`无法写入 ${path}：${causeOf(error)}`);
    }
  }
  refuse(`数据目录 ${directory} 正被另一个进程启动`);
}
