import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { databaseUrl, freshDatabase } from "@/scripts/testing/database";
import { migrate, OLDEST, tooOld } from "./migrate";

freshDatabase();

let folder: string;
let client: Client;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "hengcai-migrations-"));
  client = new Client({ connectionString: databaseUrl() });
  await client.connect();
  // As in a database of somebody's own: nothing of the portal's is in it.
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
});
afterEach(async () => {
  await client.end();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, sql: string) {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

const tables = async () => {
  const { rows } = await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  return rows.map(({ tablename }) => tablename);
};

test("migrations are applied once, in the order of their names", async () => {
  write("0002_more", "ALTER TABLE first ADD COLUMN note text");
  write("0001_first", "CREATE TABLE first (id int)");
  expect(await migrate(databaseUrl(), folder)).toEqual(["0001_first", "0002_more"]);
  expect(await migrate(databaseUrl(), folder)).toEqual([]);
  write("0003_last", "CREATE TABLE last (id int)");
  expect(await migrate(databaseUrl(), folder)).toEqual(["0003_last"]);
});

test("a function's body is taken whole, semicolons and all", async () => {
  write(
    "0001_f",
    "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$; SELECT f();",
  );
  await migrate(databaseUrl(), folder);
  expect((await client.query("SELECT f()")).rows).toEqual([{ f: 2 }]);
});

test("a migration that fails changes nothing, is named, and stops those after it", async () => {
  write("0001_broken", "CREATE TABLE half (id int); CREATE TABLE other (id nosuchtype);");
  write("0002_after", "CREATE TABLE after (id int)");
  await expect(migrate(databaseUrl(), folder)).rejects.toThrow(/0001_broken 失败：.*nosuchtype/);
  expect(await tables()).toEqual(["_prisma_migrations"]);
  await expect(migrate(databaseUrl(), folder)).rejects.toThrow(/0001_broken/);
});

test("two who start at once on one database apply every migration once", async () => {
  write("0001_first", "CREATE TABLE first (id int); SELECT pg_sleep(0.2)");
  const both = await Promise.all([migrate(databaseUrl(), folder), migrate(databaseUrl(), folder)]);
  expect(both.flat()).toEqual(["0001_first"]);
});

test.each([
  ["nobody listens", (url: URL) => Object.assign(url, { port: "1" }), /连接被拒绝/],
  ["the host is unknown", (url: URL) => Object.assign(url, { hostname: "nosuch.invalid" }), /找不到该主机|无法解析/],
  ["the password is wrong", (url: URL) => Object.assign(url, { password: "wrong" }), /用户名或密码错误/],
  ["the database is missing", (url: URL) => Object.assign(url, { pathname: "/nosuch" }), /数据库不存在/],
])("an unreachable database is refused with its cause and without its password: %s", async (_case, spoil, cause) => {
  const refusal = migrate(spoil(new URL(databaseUrl())).href, folder);
  await expect(refusal).rejects.toThrow(cause);
  await expect(refusal).rejects.not.toThrow(/wrong|hengcai:hengcai/);
});

test("what is no address of a Postgres is refused before anybody is asked", async () => {
  await expect(migrate("mysql://root@127.0.0.1/x", folder)).rejects.toThrow(/不是有效的连接串/);
});

test("a Postgres older than the migrations need is told by its number", () => {
  expect([140_012, 150_000, 180_004].map((number) => tooOld(number))).toEqual([true, false, false]);
  expect(OLDEST).toBe(15);
});
