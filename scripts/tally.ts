import { readFileSync, writeFileSync } from "node:fs";
import { TallyFault } from "@/lib/appraisal/result/strict-json";
import { evaluateTally } from "@/lib/appraisal/result/tally";
import { readTally } from "@/lib/appraisal/result/tally-file";
import { main } from "./refuse";

const USAGE = "usage: npm run -s tally -- <file.json | ->   or   -- --cycle <id> --export <file.json>";

/** One line, whatever a key or a message holds. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

function refuse(line: string): never {
  process.stderr.write(`${oneLine(line)}\n`);
  process.exit(2);
}

/** The tally of one file's text, or the line that names what is wrong with it. */
function tallyText(source: string): string {
  try {
    return `${JSON.stringify(evaluateTally(readTally(source)), null, 2)}\n`;
  } catch (error) {
    if (error instanceof TallyFault) refuse(error.message);
    if (error instanceof SyntaxError) refuse(`file: not JSON: ${error.message}`);
    throw error;
  }
}

function sourceOf(path: string): string {
  try {
    return readFileSync(path === "-" ? 0 : path, "utf8");
  } catch (error) {
    refuse(
      `${path === "-" ? "standard input" : path}: cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`,
    );
  }
}

/** The file holds single ballots: it is its owner's alone, and never written over another one. */
function writeTallyFile(path: string, text: string): void {
  try {
    writeFileSync(path, text, { mode: 0o600, flag: "wx" });
  } catch (error) {
    refuse(`${path}: cannot be written (${(error as NodeJS.ErrnoException).code ?? error})`);
  }
}

/**
 * For the server: a cycle's tally file, once 纪委 and the secretary have both released it. The database is reached only
 * here, so that recounting a file needs none.
 */
async function exportCycle(cycleId: string, path: string): Promise<void> {
  const { environment } = await import("./environment");
  const { runningUrl } = await import("./embedded");
  const { Refusal } = await import("@/lib/errors");
  const { DATABASE_URL, HENGCAI_DATA_DIR } = environment();
  process.env.DATABASE_URL = DATABASE_URL ?? runningUrl(HENGCAI_DATA_DIR);
  const [{ exportTally }, { systemActor }, { db }] = await Promise.all([
    import("@/lib/appraisal/opening/commands"),
    import("@/lib/auth/actor"),
    import("@/lib/db"),
  ]);
  try {
    writeTallyFile(path, await exportTally(systemActor("服务器命令", new Date()), cycleId));
    process.stderr.write(`${path}\n`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(error.message);
  } finally {
    await db.$disconnect();
  }
}

const args = process.argv.slice(2);
const [path, ...rest] = args;
if (args.length === 4 && args[0] === "--cycle" && args[2] === "--export") {
  await main("导出失败", () => exportCycle(args[1] as string, args[3] as string));
} else if (path === undefined || rest.length > 0 || path.startsWith("--")) refuse(USAGE);
else process.stdout.write(tallyText(sourceOf(path)));
