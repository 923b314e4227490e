import { startScratch } from "./engine/scratch";
import { migrate } from "./migrate";
import { main } from "./refuse";
import { EVERYTHING, MIGRATIONS, ROOT, SCHEMA, schemaFiles, withEngine } from "./schema-engine";

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
  return exitCode === 0 ? undefined : (stdout ?? undefined);
}

if (process.argv[1] === import.meta.filename) {
  await main("比较失败", async () => {
    const scratch = await startScratch();
    try {
      await migrate(scratch.url("postgres"), MIGRATIONS);
      console.log(
        (await missingSql(scratch.url("postgres"))) ?? "-- The migrations make exactly what the schema says.",
      );
    } finally {
      await scratch.stop();
    }
  });
}
