import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { causeOf, refuse } from "./refuse";
import { ROOT } from "./schema-engine";

const CLIENT = { sources: ["prisma/schema", "package-lock.json"], stamp: "prisma/generated/.made-from" };
const BUNDLE = {
  sources: [
    ...["app", "components", "lib", "public", "prisma/schema", "package-lock.json"],
    ...["next.config.js", "postcss.config.mjs", "tsconfig.json", "instrumentation.ts"],
  ],
  stamp: ".next/made-from",
};

function filesUnder(path: string): string[] {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
    .filter((name) => !/\.test\.tsx?$/.test(name));
}

function fingerprint(sources: string[]) {
  const hash = createHash("sha256");
  for (const path of sources.flatMap(filesUnder))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update("\0");
  return hash.digest("hex");
}

type Product = typeof CLIENT;

const isCurrent = ({ sources, stamp }: Product) =>
  existsSync(join(ROOT, stamp)) && readFileSync(join(ROOT, stamp), "utf8") === fingerprint(sources);

export type Spawned = (child: ChildProcess) => void;

async function make(product: Product, command: string[], environment: Record<string, string>, spawned: Spawned) {
  const print = fingerprint(product.sources);
  try {
    rmSync(join(ROOT, product.stamp), { force: true });
  } catch (error) {
    refuse(`无法写入 ${ROOT}：${causeOf(error)}`);
  }
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  spawned(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.once("close", (...end) => resolve(end)),
  );
  // Ended by a signal, or by Next itself on having received one.
  if (signal || code === 130 || code === 143) refuse("已中断");
  if (code !== 0) {
    console.error(said.trim());
    refuse(`${command.slice(1).join(" ")} 未成功（见上）`);
  }
  mkdirSync(dirname(join(ROOT, product.stamp)), { recursive: true });
  writeFileSync(join(ROOT, product.stamp), print);
}

const binary = (name: string, path: string) =>
  join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path);

/** Prisma's client, generated anew when the schema changed. */
export async function generateClient(spawned: Spawned = () => {}) {
  if (isCurrent(CLIENT)) return;
  // Naming any executable keeps Prisma from fetching the engine it does not need for this.
  const environment = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  await make(CLIENT, [binary("prisma", "build/index.js"), "generate"], environment, spawned);
}

/** The production build, made anew when a source changed. */
export async function buildPortal(spawned: Spawned = () => {}) {
  if (isCurrent(BUNDLE)) return;
  console.log("正在构建…");
  const command = [binary("next", "dist/bin/next"), "build"];
  await make(BUNDLE, command, { NODE_ENV: "production" }, spawned);
}
