import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";

/** A transaction's client, as commands receive it from transact. */
export type Tx = Prisma.TransactionClient;
export { Prisma };

/**
 * What there is once in the process. On globalThis, since the build puts this module into several bundles and the development
 * server reads it anew: two copies that give out the same name for two statements would quarrel on one connection.
 */
const holder = globalThis as unknown as {
  hengcaiDb?: PrismaClient;
  hengcaiPools?: WeakMap<PrismaClient, pg.Pool>;
  hengcaiStatements?: Map<string, string>;
};

/** Statements known by name, so that the database reads and plans each of them once a connection, not at every request. */
holder.hengcaiStatements ??= new Map();
const names = holder.hengcaiStatements;
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

/** The connections of a client, for `readRows`. */
holder.hengcaiPools ??= new WeakMap();
const pools = holder.hengcaiPools;

function connect(): PrismaClient {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementName, disposeExternalPool: true });
  const client = new PrismaClient({ adapter });
  pools.set(client, pool);
  return client;
}

/** The one client of the process. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, name) {
    holder.hengcaiDb ??= connect();
    const value = Reflect.get(holder.hengcaiDb, name);
    return typeof value === "function" ? value.bind(holder.hengcaiDb) : value;
  },
});

/** int8, date, timestamp without a zone, numeric: each reader makes something else of them. */
const UNCLEAR: ReadonlySet<number> = new Set([20, 1082, 1114, 1700]);

/**
 * Rows of one statement outside any transaction, for the few that are asked at every request: the same as `db.$queryRaw`, on the same
 * connections, at a fifth of its price. Texts, numbers below 2^31, moments with a zone, JSON and bytes come as they are.
 * @throws Error for a column whose meaning depends on its reader (a plain date, numeric, int8).
 */
export async function readRows<T>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T[]> {
  const sql = Prisma.sql(strings, ...values);
  holder.hengcaiDb ??= connect();
  const pool = pools.get(holder.hengcaiDb);
  // A client that somebody else has made, such as one that tells what it is asked.
  if (!pool) return holder.hengcaiDb.$queryRaw<T[]>(sql);
  // As Prisma sends them: a plain date is midnight in Greenwich, whatever the machine's own zone.
  const args = sql.values.map((value) => (value instanceof Date ? value.toISOString() : value));
  const name = statementName({ sql: sql.text, args });
  const { rows, fields } = await pool.query({ text: sql.text, values: args, ...(name && { name }) });
  const unclear = fields.find(({ dataTypeID }) => UNCLEAR.has(dataTypeID));
  if (unclear) throw new Error(`readRows: the column ${unclear.name} must be cast in the statement`);
  return rows;
}
