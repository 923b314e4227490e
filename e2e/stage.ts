import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { ground } from "./ground";

export type Account = { employeeNo: string; name: string; roles: string[]; password: string };

/** A production server with a copy of the demonstration to itself. */
export type Portal = {
  url: string;
  databaseUrl: string;
  accounts: Account[];
  /** what the server has written to its error output and nobody has asked for yet */
  complaints: () => string;
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

/** Raises a portal on a fresh copy of the demonstration; the answer takes it down again. */
export async function raise(): Promise<{ portal: Portal; lower: () => Promise<void> }> {
  const name = `e2e_${randomBytes(6).toString("hex")}`;
  const directory = mkdtempSync(join(tmpdir(), "hengcai-e2e-"));
  cpSync(ground().directory, directory, { recursive: true });
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${ground().template}`);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const databaseUrl = `${ground().serverUrl}${name}`;
  const child = spawn(process.execPath, ["scripts/web.mjs"], {
    env: {
      ...process.env,
      ...{ NODE_ENV: "production", HOST: "127.0.0.1", PORT: port, DATABASE_URL: databaseUrl },
      ...{ HENGCAI_DATA_DIR: directory, HENGCAI_KEY_DIR: join(directory, "keys") },
      ...{ NEXTAUTH_URL: url, NEXTAUTH_SECRET: randomBytes(32).toString("base64url") },
    },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  await listening(child, () => said);
  const complaints = () => {
    const heard = said;
    said = "";
    return heard;
  };
  const accounts: Account[] = JSON.parse(readFileSync(join(directory, "demo-accounts.json"), "utf8"));
  const lower = async () => {
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    rmSync(directory, { recursive: true, force: true });
  };
  return { portal: { url, databaseUrl, accounts, complaints }, lower };
}
