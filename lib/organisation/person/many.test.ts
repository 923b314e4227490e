// 50,000 people: what the list asks of the database, told by the database itself. A plan that reads a whole table, or
// walks a whole index to fill one page, is found here before anybody waits for it.
import { PrismaPg } from "@prisma/adapter-pg";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { PrismaClient } from "@/prisma/generated/client";
import { givenCrowd } from "@/scripts/testing/crowd";
import { databaseUrl, freshDatabase } from "@/scripts/testing/database";
import { listPeople, PAGE, type PeopleFilter } from "./queries";

freshDatabase();

const [FEW, MANY] = [500, 50_000];
const actor = systemActor("党群干事", new Date("2026-01-14T06:00:00Z"), ["ORGANISER"]);

type Sent = { sql: string; params: unknown[] };
type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Plan[];
};

const sent: Sent[] = [];
let client: Client;
let few: number;

beforeAll(async () => {
  client = new Client({ connectionString: databaseUrl() });
  await client.connect();
  // lib/db.ts takes the client that is there: this one tells what it sends.
  const telling = new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl() }),
    log: [{ emit: "event", level: "query" }],
  });
  telling.$on("query", ({ query, params }) => sent.push({ sql: query, params: JSON.parse(params) }));
  (globalThis as { hengcaiDb?: unknown }).hengcaiDb = telling;
  await settle(FEW);
  few = await quickest();
  await settle(MANY);
});
afterAll(() => client.end());

async function settle(count: number) {
  await client.query('truncate "Person", "Branch", "Unit" cascade');
  await client.query(givenCrowd(count));
  await client.query("analyze");
}

/** Milliseconds of a round of searches; the quickest of five, which is what no neighbour has disturbed. */
async function quickest(): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const began = performance.now();
    for (const q of ["", "王", "T00", "w", "wang"]) await listPeople(actor, { q });
    rounds.push(performance.now() - began);
  }
  return Math.min(...rounds);
}

async function plansOf(filter: PeopleFilter, after?: string): Promise<{ people: number; plans: Plan[] }> {
  sent.length = 0;
  const { people } = await listPeople(actor, filter, after);
  return { people: people.length, plans: await explained(sent.splice(0)) };
}

async function explained(statements: Sent[]): Promise<Plan[]> {
  expect(statements).not.toEqual([]);
  const plans: Plan[] = [];
  for (const { sql, params } of statements) {
    const { rows } = await client.query(`explain (analyze, format json) ${sql}`, params);
    plans.push(rows[0]["QUERY PLAN"][0].Plan);
  }
  return plans;
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** Tables with a row or more a person, read from one end to the other. */
const wholeReads = (plans: Plan[]) =>
  plans
    .flatMap(nodesOf)
    .filter((node) => node["Node Type"].includes("Seq Scan") && /^(Person|Post)$/.test(node["Relation Name"] ?? ""))
    .map((node) => node["Relation Name"]);

/** Rows that were taken from tables, kept or not. */
const rowsTouched = (plans: Plan[]) =>
  plans
    .flatMap(nodesOf)
    .filter((node) => /Scan/.test(node["Node Type"]) && node["Node Type"] !== "Subquery Scan")
    .reduce((sum, node) => {
      const removed = (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
      return sum + (node["Actual Rows"] + removed) * node["Actual Loops"];
    }, 0);
const SEARCHES = [
  "",
  "王",
  "王春",
  "王春夏",
  "T",
  "T0000123",
  "w",
  "wc",
  "wang",
  "wangchun",
  "wangchunxia",
  "没有这个人",
  "zzz",
];
const FILTERS: Record<string, PeopleFilter> = {
  workshop: { unitId: "unit8" },
  team: { unitId: "team8" },
  plant: { unitId: "plant" },
  branch: { branchId: "branch3" },
  leaders: { category: "PLANT_LEADER" },
  backbone: { category: "BACKBONE" },
  staff: { category: "STAFF" },
  members: { political: "PARTY_MEMBER" },
  nobody: { political: "DEMOCRATIC_PARTY" },
  representatives: { representative: true },
  left: { left: true },
  "left, by pinyin": { left: true, q: "wang" },
  "a workshop's leaders by name": { unitId: "unit0", category: "PLANT_LEADER", q: "王" },
};
/** Of 50,000: what a search may touch, a page and what is looked up for it; and a filter, whose people must be found. */
const MOST = { searched: 800, filtered: 15_000 };

test.each(SEARCHES)("searching 「%s」 reads a page of an index, never a table", async (q) => {
  const { plans } = await plansOf({ q });
  expect(wholeReads(plans)).toEqual([]);
  expect(rowsTouched(plans)).toBeLessThan(MOST.searched);
});

test.each(SEARCHES)("searching 「%s」 does so as well by a plan that was made for any text whatever", async (q) => {
  sent.length = 0;
  await listPeople(actor, { q });
  const statements = sent.splice(0);
  await client.query("set plan_cache_mode = force_generic_plan");
  try {
    const plans: Plan[] = [];
    for (const { sql, params } of statements) {
      const values = params.map((value) => client.escapeLiteral(String(value))).join();
      await client.query(`prepare searching as ${sql}`);
      const { rows } = await client.query(`explain (analyze, format json) execute searching(${values})`);
      await client.query("deallocate searching");
      plans.push(rows[0]["QUERY PLAN"][0].Plan);
    }
    expect(wholeReads(plans)).toEqual([]);
    expect(rowsTouched(plans)).toBeLessThan(MOST.searched);
  } finally {
    await client.query("reset plan_cache_mode");
  }
});

test("the thirtieth page costs what the first does", async () => {
  for (const q of ["", "wang"]) {
    let next: string | null = null;
    for (let page = 0; page < 30; page += 1) ({ next } = await listPeople(actor, { q }, next ?? undefined));
    const { plans, people } = await plansOf({ q }, next ?? undefined);
    expect(people).toBe(PAGE);
    expect(wholeReads(plans)).toEqual([]);
    expect(rowsTouched(plans)).toBeLessThan(MOST.searched);
  }
});

test.each(Object.entries(FILTERS))("the filter %s finds its people without reading all", async (_name, filter) => {
  const { plans } = await plansOf(filter);
  expect(wholeReads(plans)).toEqual([]);
  expect(rowsTouched(plans)).toBeLessThan(MOST.filtered);
});

test.each([
  ["person_by_number", { q: "" }],
  ["person_by_name", { q: "王春" }],
  ["person_by_pinyin", { q: "wangchunxia" }],
  ["person_by_initials", { q: "zzz" }],
  ["Person_political_idx", { political: "DEMOCRATIC_PARTY" }],
] as const)("without the index %s this file would fail", async (index, filter) => {
  sent.length = 0;
  await listPeople(actor, filter);
  // Asked before: the list itself would wait for the end of this transaction.
  const statements = sent.splice(0);
  await client.query(`begin; drop index "${index}"`);
  try {
    const plans = await explained(statements);
    const found = wholeReads(plans).length > 0 || rowsTouched(plans) > MOST.searched;
    expect(found).toBe(true);
  } finally {
    await client.query("rollback");
  }
});

test("a round of searches takes no longer than in a plant a hundredth its size, give or take", async () => {
  expect(await quickest()).toBeLessThan(3 * few + 20);
});
