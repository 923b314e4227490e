import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startScratch } from "../engine/scratch";
import { migrate } from "../migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** of the superuser of the tests' own server; the database name is appended */
    serverUrl: string;
  }
}

export const TEMPLATE = "hengcai_template";
export const OWNER = "hengcai";

/** One server for the whole run, migrated once; each test file copies the result. */
export default async function setup(project: TestProject) {
  const scratch = await startScratch();
  try {
    const client = new Client({ connectionString: scratch.url("postgres") });
    await client.connect();
    // As in the product: the owner of the database is no superuser.
    await client.query(`CREATE ROLE ${OWNER} LOGIN PASSWORD '${OWNER}'`);
    await client.query(`CREATE DATABASE ${TEMPLATE} OWNER ${OWNER}`);
    await client.end();
    await migrate(asOwner(scratch.url(TEMPLATE)));
    project.provide("serverUrl", scratch.url(""));
  } catch (error) {
    await scratch.stop();
    throw error;
  }
  return () => scratch.stop();
}

export function asOwner(url: string) {
  const address = new URL(url);
  address.username = OWNER;
  address.password = OWNER;
  return address.href;
}
