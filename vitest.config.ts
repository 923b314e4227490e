import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

const ROOT = import.meta.dirname;

const tests = ["app", "components", "lib", "prisma", "scripts"].flatMap((folder) =>
  readdirSync(ROOT).includes(folder)
    ? readdirSync(`${ROOT}/${folder}`, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.test\.tsx?$/.test(name) && !name.startsWith("generated"))
        .map((name) => `${folder}/${name}`)
    : [],
);
/** A test that asks for a database, or starts a whole server, says so by what it names. */
const SLOW = /scripts\/testing\/database"|run\.mjs"|startScratch/;
const asksForDatabase = (path: string) => SLOW.test(readFileSync(`${ROOT}/${path}`, "utf8"));

const common = {
  setupFiles: ["scripts/testing/each-file.ts"],
  // Nobody's time zone: whatever leans on the machine's own shows itself.
  env: { TZ: "America/St_Johns" },
};

export default defineConfig({
  resolve: { alias: { "@": ROOT } },
  test: {
    // Two at a time: while one waits for PostgreSQL the other reckons. The runner's own choice is one less than there are cores.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { ...common, name: "pure", testTimeout: 30_000, include: tests.filter((path) => !asksForDatabase(path)) },
      },
      {
        extends: true,
        test: {
          ...common,
          name: "database",
          include: tests.filter(asksForDatabase),
          globalSetup: ["scripts/testing/global-setup.ts"],
          // Servers are started here; what takes a second by itself takes twenty on a busy machine.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
