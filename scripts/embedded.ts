import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { Client } from "pg";
import { holderOf, writePrivate } from "./data-directory";
import { engineFolder, isRoot, runner, SYSTEM_HOME } from "./engine/binaries";
import { address, type Cluster, initialise, start } from "./engine/cluster";
import { refuse } from "./refuse";

/** What the data directory remembers of its cluster. The superuser's password is used here only. */
type Memory = { folder: string; port?: number; superuserPassword: string; password: string };

const OWNER = "hengcai";
const memoryFile = (directory: string) => join(directory, "database.json");

function recall(directory: string): Memory | undefined {
  const path = memoryFile(directory);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    refuse(`${path} 无法读取或已损坏；请从备份恢复该文件`);
  }
}

const urlOf = ({ password, port }: Memory) => `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${OWNER}`;

/** The connection string of the server that runs on this data directory. */
export function runningUrl(directory: string) {
  const memory = recall(directory);
  if (!memory?.port || !holderOf(directory))
    refuse(`数据目录 ${directory} 上没有正在运行的内置数据库；请先执行 npm start`);
  return urlOf(memory);
}

/** Root's clusters lie outside the data directory, see SYSTEM_HOME; the directory's place on the disk names them. */
function placeFor(directory: string) {
  if (!isRoot()) return join(directory, "cluster");
  return join(SYSTEM_HOME, createHash("sha256").update(directory).digest("hex").slice(0, 16));
}

/** A cluster whose data directory was thrown away is nobody's, but it may have been thrown away by mistake. */
function setAside(folder: string) {
  if (!existsSync(folder)) return;
  const aside = `${folder}.set-aside-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "")}`;
  renameSync(folder, aside);
  console.log(`此数据目录没有数据库口令，原有数据库已移至 ${aside}，如不再需要可以删除`);
}

/**
 * A new cluster comes to its place by a rename, after its passwords are written down: broken off at any point, the next
 * start either begins anew or finishes.
 */
function create(directory: string, engine: string): Memory {
  const folder = placeFor(directory);
  setAside(folder);
  const memory = {
    folder,
    superuserPassword: randomBytes(24).toString("hex"),
    password: randomBytes(24).toString("hex"),
  };
  console.log("正在建立内置数据库…");
  initialise({ engine, folder: `${folder}.new`, password: memory.superuserPassword });
  writePrivate(memoryFile(directory), JSON.stringify(memory, null, 2));
  renameSync(`${folder}.new`, folder);
  return memory;
}

function checkCluster(directory: string, { folder }: Memory, engine: string) {
  if (!existsSync(folder) && existsSync(`${folder}.new`)) renameSync(`${folder}.new`, folder);
  if (!existsSync(folder)) {
    refuse(`数据库目录 ${folder} 不存在；请从备份恢复，或删除 ${memoryFile(directory)} 后重新开始`);
  }
  const owner = statSync(folder).uid;
  const expected = runner()?.uid ?? process.getuid?.() ?? owner;
  if (owner !== expected) refuse(`数据库目录 ${folder} 属于另一个用户（uid ${owner}）；请用最初启动衡才的用户启动`);
  const version = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  const major = engineMajor(engine);
  if (version !== major) refuse(`数据库目录 ${folder} 由 PostgreSQL ${version} 建立，与内置的 ${major} 不兼容`);
}

/** "18" of …/engine-18.4.0/native or of the package's own version. */
function engineMajor(engine: string) {
  const named = /^engine-(\d+)\./.exec(basename(join(engine, "..")));
  if (named?.[1]) return named[1];
  return String(JSON.parse(readFileSync(join(engine, "..", "package.json"), "utf8")).version).split(".")[0];
}

async function ensureDatabase(cluster: Cluster, memory: Memory, port: number) {
  const client = new Client({ ...address(cluster, port), database: "postgres" });
  await client.connect();
  try {
    const { rowCount: role } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [OWNER]);
    // The password is of hexadecimal digits; role statements take no parameters.
    if (!role) await client.query(`CREATE ROLE ${OWNER} LOGIN PASSWORD '${memory.password}'`);
    const { rowCount: database } = await client.query("SELECT FROM pg_database WHERE datname = $1", [OWNER]);
    if (!database) await client.query(`CREATE DATABASE ${OWNER} OWNER ${OWNER}`);
  } finally {
    await client.end();
  }
}

/** The installation's own server, made at the first start. */
export async function startEmbedded(directory: string) {
  const engine = engineFolder(directory);
  const memory = recall(directory) ?? create(directory, engine);
  checkCluster(directory, memory, engine);
  const cluster: Cluster = { engine, folder: memory.folder, password: memory.superuserPassword, port: memory.port };
  rmSync(`${memory.folder}.new`, { recursive: true, force: true });
  const running = await start(cluster);
  try {
    await ensureDatabase(cluster, memory, running.port);
    const current = { ...memory, port: running.port };
    if (memory.port !== running.port) writePrivate(memoryFile(directory), JSON.stringify(current, null, 2));
    return { ...running, url: urlOf(current), recreate: () => recreate(cluster, current) };
  } catch (error) {
    await running.stop();
    throw error;
  }
}

/** Throws the database away: for a demonstration whose loading was broken off. */
async function recreate(cluster: Cluster, memory: Memory & { port: number }) {
  const client = new Client({ ...address(cluster, memory.port), database: "postgres" });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${OWNER} WITH (FORCE)`);
  } finally {
    await client.end();
  }
  await ensureDatabase(cluster, memory, memory.port);
}
