import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";

/** A transaction's client, as commands receive it from transact. */
export type Tx = Prisma.TransactionClient;
export { Prisma };

const holder = globalThis as unknown as { hengcaiDb?: PrismaClient };

/** Statements known by name, so that the database reads and plans each of them once a connection, not at every request. */
const names = new Map<string, string>();
/** Lists of ids give a statement for each length; beyond so many none is kept, or connections would grow without end. */
const MOST_NAMES = 300;
/** Longer ones are lists of ids whose length hardly ever comes again. */
const MOST_ARGUMENTS = 40;

/** The name under which a statement is prepared; empty = it is sent as it stands. */
function statementName({ sql, args }: { sql: string; args: readonly unknown[] }): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  // Without arguments there is nothing to plan again: begin, commit, and texts that are written once.
  if (args.length === 0 || args.length > MOST_ARGUMENTS || names.size >= MOST_NAMES) return "";
  const name = `p${names.size}`;
  names.set(sql, name);
  return name;
}
function connect(): PrismaClient {
  const pool = { connectionString: process.env.DATABASE_URL, max: 20 };
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementName });
  return new PrismaClient({ adapter });
}

/** The one client of the process; kept on globalThis because the development server reloads modules. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, name) {
    holder.hengcaiDb ??= connect();
    const value = Reflect.get(holder.hengcaiDb, name);
    return typeof value === "function" ? value.bind(holder.hengcaiDb) : value;
  },
});
