import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, DriverAdapterError } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemasContainer } from "@prisma/schema-engine-wasm";
import * as binding from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Pool, type QueryResult } from "pg";

// Prisma's own schema engine, compiled to WebAssembly: the usual binary would be fetched from outside the npm registry.

export const ROOT = join(import.meta.dirname, "..");
export const MIGRATIONS = join(ROOT, "prisma", "migrations");
export const SCHEMA = join(ROOT, "prisma", "schema");
export const EVERYTHING = { externalTables: [], externalEnums: [] };

const CHAR = 18;
const CHAR_ARRAY = 1002;

/**
 * The catalogue has columns of the one-byte type "char", which the adapter does not know and the engine insists on.
 * They pass the adapter as arrays of it, of which the engine reads none, and are given their name back behind it.
 */
class CataloguePool extends Pool {
  override async query(...given: unknown[]) {
    const result = await (super.query as (...given: unknown[]) => Promise<QueryResult>)(...given);
    for (const field of result.fields ?? []) if (field.dataTypeID === CHAR) field.dataTypeID = CHAR_ARRAY;
    return result as never;
  }
}

class CataloguePg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const ask = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const answer = await ask(query);
      const { Character, CharacterArray } = ColumnTypeEnum;
      return { ...answer, columnTypes: answer.columnTypes.map((type) => (type === CharacterArray ? Character : type)) };
    };
    // The adapter cuts a script at every semicolon, which tears function bodies apart. Sent whole, Postgres itself
    // parses it and runs it as one transaction.
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return adapter;
  }
}

/** All that applying migrations asks of a schema: which kind of database it is. */
export const BARE: SchemasContainer = {
  files: [{ path: "bare.prisma", content: 'datasource db {\n  provider = "postgresql"\n}\n' }],
};

let loaded: Promise<void> | undefined;

async function load() {
  // Where the engine leaves the words of a panic before it traps.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  });
  // The engine never clears the ten seconds it grants itself for a lock; they must not keep a finished process alive.
  const patient = (run: () => void, after: number) => setTimeout(run, after).unref();
  const imports = Object.entries(binding).map(([name, value]) => [
    name,
    name.startsWith("__wbg_setTimeout") ? patient : value,
  ]);
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const { instance } = await WebAssembly.instantiate(readFileSync(file.replace(/\.js$/, ".wasm")), {
    "./schema_engine_bg.js": Object.fromEntries(imports),
  });
  (binding as unknown as { __wbg_set_wasm: (exports: unknown) => void }).__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

export async function withEngine<T>(
  url: string,
  schema: SchemasContainer,
  run: (engine: binding.SchemaEngine) => Promise<T>,
) {
  loaded ??= load();
  await loaded;
  const datamodels = schema.files.map(({ path, content }): [string, string] => [path, content]);
  const pool = new CataloguePool({ connectionString: url, max: 2, allowExitOnIdle: true });
  pool.on("error", () => {});
  const adapters = bindMigrationAwareSqlAdapterFactory(new CataloguePg(pool));
  try {
    const engine = await binding.SchemaEngine.new({ datamodels }, () => {}, adapters);
    const answer = await run(engine);
    engine.free();
    return answer;
  } catch (error) {
    // The engine hands back a number for what the driver threw; the driver's words are the useful ones.
    const number = /external error.*?(\d+)/i.exec(String(error))?.[1];
    const thrown = number && adapters.errorRegistry.consumeError(Number(number))?.error;
    throw thrown instanceof DriverAdapterError ? (thrown.cause ?? thrown) : thrown || error;
  } finally {
    await pool.end();
  }
}

export function schemaFiles(folder = SCHEMA): SchemasContainer {
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".prisma"))
        .sort()
    : [];
  return {
    files: names.map((name) => ({ path: join(folder, name), content: readFileSync(join(folder, name), "utf8") })),
  };
}

function migrationNames(folder = MIGRATIONS) {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export function migrationList(folder = MIGRATIONS): MigrationList {
  const lock = join(folder, "migration_lock.toml");
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: existsSync(lock) ? readFileSync(lock, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames(folder).map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  };
}
