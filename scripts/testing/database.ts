import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { db } from "@/lib/db";
import { asOwner, OWNER, TEMPLATE } from "./global-setup";

const name = `hengcai_${randomBytes(6).toString("hex")}`;

async function onServer(sql: string) {
  const client = new Client({ connectionString: `${inject("serverUrl")}postgres` });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * Gives this test file a database of its own, migrated and empty, to which lib/db.ts then speaks. Call it once, at the
 * top of the file. Whatever the tests leave in it is thrown away with it.
 */
export function freshDatabase() {
  beforeAll(async () => {
    await onServer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER ${OWNER}`);
    process.env.DATABASE_URL = databaseUrl();
  });
  afterAll(async () => {
    await db.$disconnect();
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  });
}

/** For tests that need a second connection, or a second process. */
export const databaseUrl = () => asOwner(superuserUrl());

/** For tests that look where the portal itself may not: pages, row versions, the write-ahead log. */
export const superuserUrl = () => `${inject("serverUrl")}${name}`;
