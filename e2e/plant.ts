import { Client } from "pg";
import type { Portal } from "./stage";

async function ask<T>({ databaseUrl }: Portal, sql: string, values: string[] = []): Promise<T[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Addresses of the demonstration: last year's appraisal, which is finished, and this year's, which is open. */
export async function cyclesOf(portal: Portal): Promise<{ past: string; open: string }> {
  const rows = await ask<{ id: string; state: string }>(portal, `SELECT id, state FROM "Cycle" ORDER BY year`);
  const find = (open: boolean) => rows.find(({ state }) => (state === "OPEN") === open)?.id ?? "";
  return { past: find(false), open: find(true) };
}

/** The number under which a person is rated in an appraisal. */
export async function subjectOf(portal: Portal, cycleId: string, employeeNo: string): Promise<string> {
  const sql = `SELECT s.id FROM "Subject" s JOIN "Person" p ON p.id = s."personId" WHERE s."cycleId" = $1 AND p."employeeNo" = $2`;
  return (await ask<{ id: string }>(portal, sql, [cycleId, employeeNo]))[0]?.id ?? "";
}

/** A running posting with its person and host, and one that waits for the secretary. */
export async function postingsOf(
  portal: Portal,
): Promise<{ posting: string; posted: string; host: string; waiting: string }> {
  const [running] = await ask<{ posting: string; posted: string; host: string }>(
    portal,
    `SELECT o.id AS posting, o."personId" AS posted, o."hostUnitId" AS host FROM "Posting" o
      JOIN "Person" p ON p.id = o."personId" WHERE p."employeeNo" = '1404'`,
  );
  const [asked] = await ask<{ id: string }>(portal, `SELECT id FROM "Posting" WHERE "approvedAt" IS NULL ORDER BY id`);
  return { posting: "", posted: "", host: "", ...running, waiting: asked?.id ?? "" };
}

export async function placesOf(
  portal: Portal,
): Promise<{ person: string; unit: string; branch: string; scheme: string; account: string }> {
  const one = async (sql: string) => (await ask<{ id: string }>(portal, sql))[0]?.id ?? "";
  return {
    person: await one(`SELECT id FROM "Person" WHERE "employeeNo" = '1101'`),
    unit: await one(`SELECT "unitId" AS id FROM "Person" WHERE "employeeNo" = '1101'`),
    branch: await one(`SELECT id FROM "Branch" ORDER BY name LIMIT 1`),
    scheme: await one(`SELECT id FROM "Scheme" ORDER BY version LIMIT 1`),
    account: await one(
      `SELECT a.id FROM "Account" a JOIN "Person" p ON p.id = a."personId" WHERE p."employeeNo" = '1101'`,
    ),
  };
}

/** The last pair of each mentee, by the mentee's number. */
export async function pairsOf(portal: Portal): Promise<{ [mentee: string]: string }> {
  const sql = `SELECT p.id, o."employeeNo" AS no FROM "Pair" p JOIN "Person" o ON o.id = p."menteeId" ORDER BY p.number`;
  return Object.fromEntries((await ask<{ id: string; no: string }>(portal, sql)).map(({ id, no }) => [no, id]));
}

export async function personOf(portal: Portal, employeeNo: string): Promise<string> {
  const sql = `SELECT id FROM "Person" WHERE "employeeNo" = $1`;
  return (await ask<{ id: string }>(portal, sql, [employeeNo]))[0]?.id ?? "";
}

/** Where somebody is posted to or was last, by number. */
export async function postingOf(portal: Portal, employeeNo: string): Promise<string> {
  const sql = `SELECT t.id FROM "Posting" t JOIN "Person" p ON p.id = t."personId" WHERE p."employeeNo" = $1
    ORDER BY t."plannedFrom" DESC LIMIT 1`;
  return (await ask<{ id: string }>(portal, sql, [employeeNo]))[0]?.id ?? "";
}

/** The confidential list: a member, and the procedures furthest from and nearest to the committee. */
export async function listOf(portal: Portal): Promise<{ member: string; begun: string; ready: string }> {
  const one = async (sql: string) => (await ask<{ id: string }>(portal, sql))[0]?.id ?? "";
  const running = (order: string) => `SELECT c.id FROM "PoolCandidate" c WHERE c."closedAt" IS NULL
    ORDER BY (SELECT count(*) FROM "PoolTalk" t WHERE t."candidateId" = c.id) ${order},
      (SELECT count(*) FROM "PoolOpinion" o WHERE o."candidateId" = c.id) ${order}, c.id LIMIT 1`;
  const [begun, ready] = [await one(running("ASC")), await one(running("DESC"))];
  return {
    begun,
    ready,
    member: await one(`SELECT id FROM "PoolMembership" ORDER BY "leftOn" NULLS FIRST, id LIMIT 1`),
  };
}
