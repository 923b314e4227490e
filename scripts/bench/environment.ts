import { readFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { ROOT } from "../schema-engine";

export type Environment = {
  cpu: string;
  cores: number;
  memoryGb: number;
  node: string;
  postgres: string;
  next: string;
};

/** On what the figures were taken: without it they say nothing. */
export async function environmentOf(databaseUrl: string): Promise<Environment> {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    node: process.versions.node,
    postgres: await versionOf(databaseUrl),
    next: JSON.parse(readFileSync(join(ROOT, "node_modules/next/package.json"), "utf8")).version,
  };
}

async function versionOf(connectionString: string) {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>("show server_version");
    return rows[0]?.server_version.split(" ")[0] ?? "unknown";
  } finally {
    await client.end();
  }
}
