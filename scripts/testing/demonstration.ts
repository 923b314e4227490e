import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { buildPortal, generateClient } from "../build";
import { startScratch } from "../engine/scratch";
import { migrate } from "../migrate";
import { type Undo, untilStopped } from "../undo";
import { BROWSER_FLAGS, findBrowser, fontsFile } from "./browser";

/** What the browser tests are told of the ground they run on. */
export type Ground = {
  /** of the tests' own database server; the name of a database is appended */
  serverUrl: string;
  /** the loaded demonstration, to be copied */
  template: string;
  /** a migrated database with nothing in it, to be copied */
  bare: string;
  /** its keys and demo-accounts.json, to be copied likewise */
  directory: string;
  browser: { executablePath: string; args: string[]; env: Record<string, string> };
};

const TEMPLATE = "demonstration";
const BARE = "bare";

async function loadTemplate(url: string, directory: string) {
  const keys = join(directory, "keys");
  mkdirSync(keys, { mode: 0o700 });
  Object.assign(process.env, { DATABASE_URL: url, HENGCAI_DATA_DIR: directory, HENGCAI_KEY_DIR: keys });
  const { loadDemo } = await import("@/prisma/seed/demo");
  const accounts = await loadDemo({ at: new Date() });
  writeFileSync(join(directory, "demo-accounts.json"), JSON.stringify(accounts));
  await (await import("@/lib/db")).db.$disconnect();
}

/** Prepares the ground, says where it is in one line of JSON, and takes it away when the asker closes our input. */
async function hold(undo: Undo) {
  await generateClient();
  await buildPortal();
  const scratch = await startScratch();
  undo.add(scratch.stop);
  const directory = mkdtempSync(join(tmpdir(), "hengcai-demonstration-"));
  undo.add(() => rmSync(directory, { recursive: true, force: true }));
  const client = new Client({ connectionString: scratch.url("postgres") });
  await client.connect();
  await client.query(`CREATE DATABASE ${BARE}`);
  await migrate(scratch.url(BARE));
  await client.query(`CREATE DATABASE ${TEMPLATE} TEMPLATE ${BARE}`);
  await client.end();
  await loadTemplate(scratch.url(TEMPLATE), directory);
  const ground: Ground = {
    serverUrl: scratch.url(""),
    template: TEMPLATE,
    bare: BARE,
    directory,
    browser: { executablePath: await findBrowser(), args: BROWSER_FLAGS, env: { FONTCONFIG_FILE: fontsFile() } },
  };
  console.log(JSON.stringify(ground));
  await new Promise((resolve) => process.stdin.once("close", resolve).resume());
}

await untilStopped("准备浏览器测试失败", hold);
