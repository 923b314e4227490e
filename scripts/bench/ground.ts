import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { generateClient } from "../build";
import { startScratch } from "../engine/scratch";
import { migrate } from "../migrate";
import type { Undo } from "../undo";

/** A database server as the product has it, and a folder, both for this run only. */
export type Ground = {
  undo: Undo;
  directory: string;
  /** of the server's own database */
  serverUrl: string;
  /** A new database with the portal's tables; answers its address. */
  database: (name: string) => Promise<string>;
};

const TEMPLATE = "bench_template";

export async function prepareGround(undo: Undo): Promise<Ground> {
  await generateClient();
  const directory = mkdtempSync(join(tmpdir(), "hengcai-bench-"));
  undo.add(() => rmSync(directory, { recursive: true, force: true }));
  const keys = join(directory, "keys");
  mkdirSync(keys, { mode: 0o700 });
  // What somebody has set for his own portal must not be touched by this run.
  delete process.env.DATABASE_URL;
  delete process.env.NEXTAUTH_URL;
  Object.assign(process.env, {
    HENGCAI_DATA_DIR: directory,
    HENGCAI_KEY_DIR: keys,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
  });
  const server = await startScratch({ durable: true });
  undo.add(server.stop);
  const onServer = (sql: string) => ask(server.url("postgres"), sql);
  await onServer(`create database ${TEMPLATE}`);
  await migrate(server.url(TEMPLATE));
  return {
    undo,
    directory,
    serverUrl: server.url("postgres"),
    database: async (name) => {
      await onServer(`create database ${name} template ${TEMPLATE}`);
      return server.url(name);
    },
  };
}

/** One or more statements on a connection of their own. */
export async function ask<T extends object>(connectionString: string, sql: string, values?: unknown[]): Promise<T[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

type Kept = { hengcaiDb?: { $disconnect: () => Promise<void> } | undefined };
const clients = new Map<string, Kept["hengcaiDb"]>();
let spoken: string | undefined;

/** Lets lib/db.ts speak to this database from now on; the client of the one before is kept, to be spoken to again. */
export function speakTo(url: string): void {
  const kept = globalThis as Kept;
  if (spoken) clients.set(spoken, kept.hengcaiDb);
  kept.hengcaiDb = clients.get(url);
  spoken = url;
  process.env.DATABASE_URL = url;
}

/** Ends every client of lib/db.ts: the measures of one run have a database each. */
export async function hangUp(): Promise<void> {
  const kept = globalThis as Kept;
  await Promise.all([...clients.values(), kept.hengcaiDb].map((client) => client?.$disconnect()));
  clients.clear();
  spoken = kept.hengcaiDb = undefined;
}
