// Runs scripts/<name>.ts, after seeing to it that the locked dependencies are there. Needs nothing but Node and npm.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 19];

function giveUp(line) {
  console.error(line);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [wantMajor, wantMinor] = OLDEST_NODE;
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return;
  giveUp(`Node 版本过低：${process.versions.node}，需要 ${OLDEST_NODE.join(".")} 或更高版本`);
}

const packagesOf = (path) => JSON.parse(readFileSync(join(ROOT, path), "utf8")).packages;

/** npm writes down what it installed; a broken-off installation leaves no such file. */
function installed() {
  if (!existsSync(join(ROOT, "node_modules/.package-lock.json"))) return false;
  const present = packagesOf("node_modules/.package-lock.json");
  return Object.entries(packagesOf("package-lock.json")).every(
    ([place, entry]) =>
      place === "" ||
      (present[place] ? present[place].version === entry.version : entry.optional || entry.devOptional || entry.peer),
  );
}

function install() {
  // Standard output belongs to the command: what it prints may be read by a program.
  console.error("正在安装依赖（首次约需一分钟）…");
  const flags = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  // npm tells its scripts where it lies; without it (node scripts/run.mjs …) the one on the path is taken.
  const npm = process.env.npm_execpath;
  const options = { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" };
  const done = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...flags], options)
    : spawnSync("npm", flags, { ...options, shell: process.platform === "win32" });
  if (done.status === 0) return;
  if (done.signal) process.exit(130);
  const said = (done.error?.message ?? done.stderr ?? "")
    .split("\n")
    .map((line) => line.replace(/^npm error\s*/, "").trim())
    .filter((line) => line && !/^(code|errno|syscall|A complete log|Node\.js|\{|\})/.test(line));
  giveUp(`依赖安装失败：${said[0] ?? `npm ci 退出码 ${done.status}`}`);
}

checkNode();
const [name, ...rest] = process.argv.slice(2);
const script = join(ROOT, "scripts", `${name}.ts`);
if (!name || !existsSync(script)) giveUp(`没有这个命令：${name ?? ""}`);
if (!installed()) install();

// Prisma asks one connection several things at once inside a transaction; pg, pinned, says that its version 9 will not
// take that. Whoever starts the portal can do nothing about it.
if (name !== "test" && name !== "check") process.noDeprecation = true;
process.chdir(ROOT);
process.argv = [process.argv[0], script, ...rest];
const { register } = await import("tsx/esm/api");
register();
await import(pathToFileURL(script).href);
