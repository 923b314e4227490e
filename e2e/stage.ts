import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { webCommand } from "../scripts/serve-web";
import { ground } from "./ground";

export type Account = { employeeNo: string; name: string; roles: string[]; password: string };

/** A production server with a copy of the demonstration, or of a plant where nobody is yet, to itself. */
export type Portal = {
  url: string;
  databaseUrl: string;
  accounts: Account[];
  /** what the server has written to its error output and nobody has asked for yet */
  complaints: () => string;
  /** Runs a script of scripts/ against this portal's database and keys, for what needs no browser; answers what it printed. */
  run: (script: string, ...args: string[]) => Promise<string>;
};

async function freePort() {
  const probe = createServer().listen({ host: "127.0.0.1", port: 0 });
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" ? String(address?.port) : "0";
}

async function onServer(sql: string) {
  const client = new Client({ connectionString: `${ground().serverUrl}postgres` });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function listening(child: ChildProcess, said: () => string) {
  const [message] = await Promise.race([once(child, "message"), once(child, "exit")]);
  if (!message?.listening) throw new Error(`the server did not start: ${said()}`);
}

/** What a portal is raised on. */
export type Content = "demonstration" | "nothing";

/** Raises a portal on a fresh copy of what was asked for; the answer takes it down again. */
export async function raise(
  content: Content = "demonstration",
): Promise<{ portal: Portal; lower: () => Promise<void> }> {
  const name = `e2e_${randomBytes(6).toString("hex")}`;
  const directory = mkdtempSync(join(tmpdir(), "hengcai-e2e-"));
  const template = content === "nothing" ? ground().bare : ground().template;
  if (content === "demonstration") cpSync(ground().directory, directory, { recursive: true });
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const databaseUrl = `${ground().serverUrl}${name}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...{ NODE_ENV: "production", HOST: "127.0.0.1", PORT: port, DATABASE_URL: databaseUrl },
    ...{ HENGCAI_DATA_DIR: directory, HENGCAI_KEY_DIR: join(directory, "keys") },
    // No story is about it, and nobody's messages may change in the middle of one.
    HENGCAI_DIGEST_AT: "off",
    ...{ NEXTAUTH_URL: url, NEXTAUTH_SECRET: randomBytes(32).toString("base64url") },
  };
  const child = spawn(process.execPath, webCommand(), { env, stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  await listening(child, () => said);
  // The first answer loads half of the portal; no story should have to wait for that.
  await (await fetch(`${url}/login`)).text();
  const complaints = () => {
    const heard = said;
    said = "";
    return heard;
  };
  const accounts: Account[] =
    content === "nothing" ? [] : JSON.parse(readFileSync(join(directory, "demo-accounts.json"), "utf8"));
  const run = async (script: string, ...args: string[]) => {
    const helper = spawn(process.execPath, ["scripts/run.mjs", script, ...args], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [answer, words] = ["", ""];
    helper.stdout.on("data", (chunk) => {
      answer += chunk;
    });
    helper.stderr.on("data", (chunk) => {
      words += chunk;
    });
    const [code] = await once(helper, "close");
    if (code !== 0) throw new Error(`${script} ended with ${code}: ${words}`);
    return answer.trim();
  };
  const lower = async () => {
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    rmSync(directory, { recursive: true, force: true });
  };
  return { portal: { url, databaseUrl, accounts, complaints, run }, lower };
}
