import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";

/** A transaction's client, as commands receive it from transact. */
export type Tx = Prisma.TransactionClient;
export { Prisma };

const holder = globalThis as unknown as { hengcaiDb?: PrismaClient };

function connect(): PrismaClient {
  const adapter = new PrismaPg({ connectionString: process.env.DATABASE_URL, max: 20 });
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
