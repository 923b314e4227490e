import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { buildPortal, generateClient } from "./build";
import { Refused } from "./refuse";
import { ROOT } from "./schema-engine";

export type Count = { passed: number; failed: number };
export type Step = { name: string; run: () => Promise<Count> };

const REPORTS = join(ROOT, "test-results");
const running = new Set<ReturnType<typeof spawn>>();

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    for (const child of running) child.kill("SIGTERM");
    process.exit(1);
  });
}

/** The program of a package, run by Node itself: no shell between us and its signals. */
function program(name: string) {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { bin } = JSON.parse(readFileSync(file, "utf8"));
  return join(dirname(file), typeof bin === "string" ? bin : (Object.values(bin)[0] as string));
}

// The tests bring their own; what an administrator has set for this shell must not leak into them.
const OWN = /^(DATABASE_URL|HENGCAI_|NEXTAUTH_|PORT$|HOST$)/;

function runs(name: string, flags: string[]) {
  const kept = Object.entries(process.env).filter(([key]) => !OWN.test(key));
  const env = { ...Object.fromEntries(kept), NEXT_TELEMETRY_DISABLED: "1" } as unknown as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, [program(name), ...flags], { cwd: ROOT, env, stdio: "inherit" });
  running.add(child);
  return new Promise<boolean>((resolve) => {
    child.once("close", (code) => {
      running.delete(child);
      resolve(code === 0);
    });
  });
}

const asCount = (fine: boolean): Count => ({ passed: Number(fine), failed: Number(!fine) });

/** A report counts only if this run wrote it, and a run that failed has failed even if no test of it did. */
function counted(file: string, fine: boolean, read: (report: never) => Count) {
  const found = existsSync(file) ? read(JSON.parse(readFileSync(file, "utf8")) as never) : { passed: 0, failed: 0 };
  return { ...found, failed: fine ? found.failed : Math.max(1, found.failed) };
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

export const types: Step = {
  name: "types",
  async run() {
    await generateClient();
    return asCount((await runs("next", ["typegen"])) && (await runs("typescript", ["--noEmit"])));
  },
};

export const lint: Step = {
  name: "lint",
  run: async () => asCount(await runs("@biomejs/biome", ["check", "--error-on-warnings"])),
};

export const tests = (...flags: string[]): Step => ({
  name: "tests",
  async run() {
    mkdirSync(REPORTS, { recursive: true });
    const file = join(REPORTS, "tests.json");
    rmSync(file, { force: true });
    const fine = await runs("vitest", [
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile=${file}`,
      ...flags,
    ]);
    return counted(file, fine, ({ numPassedTests, numFailedTests, testResults }: VitestReport) => {
      const unread = testResults.filter(
        ({ status, assertionResults }) =>
          status === "failed" && !assertionResults.some((one) => one.status === "failed"),
      );
      return { passed: numPassedTests, failed: numFailedTests + unread.length };
    });
  },
});

export const build: Step = {
  name: "build",
  async run() {
    try {
      await buildPortal();
      return asCount(true);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return asCount(false);
    }
  },
};

export const journeys: Step = {
  name: "journeys",
  async run() {
    // Playwright empties its own folder of results, and the report with it.
    const file = join(REPORTS, "journeys.json");
    rmSync(file, { force: true });
    const fine = await runs("@playwright/test", ["test"]);
    return counted(file, fine, ({ stats }: { stats: { expected: number; unexpected: number; flaky: number } }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
    }));
  },
};

/** Runs the steps one after the other and ends with the one line that says how it went. */
export async function runSteps(steps: Step[]) {
  const total: Count = { passed: 0, failed: 0 };
  for (const step of steps) {
    console.log(`\n== ${step.name}`);
    const { passed, failed } = await step.run();
    total.passed += passed;
    total.failed += failed;
    // Without a build there is nothing to look at in a browser; that itself is a failure already counted.
    if (failed && step === build) break;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}
