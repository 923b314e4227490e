import { startScratch } from "./engine/scratch";
import { connect, migrate } from "./migrate";
import { main } from "./refuse";
import { EVERYTHING, MIGRATIONS, ROOT, SCHEMA, schemaFiles, withEngine } from "./schema-engine";

/** Columns computed by Postgres, of which the schema language knows nothing. */
async function generatedColumns(url: string) {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT attname AS name FROM pg_attribute WHERE attgenerated <> '' AND attrelid::regclass::text !~ '^pg_'",
    );
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/**
 * Leaves out the removal of what migrations add by hand: generated columns, and indexes, which are told by their names
 * in lower case (Prisma's own begin with the model's).
 */
function withoutHandmade(script: string, generated: string[]) {
  const columns = new RegExp(`DROP COLUMN "(${generated.join("|") || "-"})"(,\\s*)?`, "g");
  return script
    .split(/\n{2,}(?=-- )/)
    .filter((block) => !/^-- DropIndex\nDROP INDEX "[a-z0-9_]+";\s*$/.test(block))
    .map((block) => block.replace(columns, "").replace(/,\s*;/, ";"))
    .filter((block) => !/^-- AlterTable\nALTER TABLE "\w+" *;\s*$/.test(block))
    .join("\n\n");
}

/** The SQL that is missing between what the migrations make and what the schema says; undefined: they agree. */
export async function missingSql(url: string, schemaFolder = SCHEMA) {
  const schema = schemaFiles(schemaFolder);
  const { exitCode, stdout } = await withEngine(url, schema, (engine) =>
    engine.diff({
      from: { tag: "schemaDatasource", files: schema.files, configDir: ROOT },
      to: { tag: "schemaDatamodel", ...schema },
      script: true,
      exitCode: true,
      filters: EVERYTHING,
    }),
  );
  if (exitCode === 0 || !stdout) return undefined;
  return withoutHandmade(stdout, await generatedColumns(url)).trim() || undefined;
}

if (process.argv[1] === import.meta.filename) {
  await main("比较失败", async () => {
    const scratch = await startScratch();
    try {
      // For the very first migration, which has to come before those written by hand.
      if (!process.argv.includes("--from-nothing")) await migrate(scratch.url("postgres"), MIGRATIONS);
      console.log(
        (await missingSql(scratch.url("postgres"))) ?? "-- The migrations make exactly what the schema says.",
      );
    } finally {
      await scratch.stop();
    }
  });
}
