import { accessSync, constants, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { env } from "@/lib/env";

/** What the server needs in order to serve. The answers are yes or no: the address is open to everybody. */
export type Readiness = { database: boolean; migrations: boolean; keys: boolean };

const PATIENCE_MS = 3000;

/** The names this build was made with; a database that lacks one is not served, one that has more is. */
function shipped() {
  const entries = readdirSync(join(process.cwd(), "prisma", "migrations"), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function applied() {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return new Set(rows.map(({ name }) => name));
}

function keysWritable() {
  accessSync(env.HENGCAI_KEY_DIR, constants.R_OK | constants.W_OK);
  return true;
}

const within = <T>(work: Promise<T>) =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error(`the database did not answer within ${PATIENCE_MS} ms`)), PATIENCE_MS).unref();
    }),
  ]);

/** Any failure is an answer here; what it was goes to the log. */
async function holds(what: string, check: () => boolean | Promise<boolean>) {
  return Promise.resolve()
    .then(check)
    .catch((error: unknown) => {
      console.error(`not ready: ${what}`, error);
      return false;
    });
}

export async function readiness(_actor: Actor): Promise<Readiness> {
  const database = await holds("database", () => within(db.$queryRaw`SELECT 1`.then(() => true)));
  const migrations =
    database &&
    (await holds("migrations", async () => {
      const present = await within(applied());
      return shipped().every((name) => present.has(name));
    }));
  return { database, migrations, keys: await holds("keys", keysWritable) };
}
