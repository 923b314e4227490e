import { readFileSync, writeFileSync } from "node:fs";
import { TallyFault } from "@/lib/appraisal/result/strict-json";
import { evaluateTally } from "@/lib/appraisal/result/tally";
import { readTally } from "@/lib/appraisal/result/tally-file";

const USAGE = "usage: npm run -s tally -- <file.json | ->";

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

/** For the server's `--cycle <id> --export <file>`: the file holds single ballots, so it is its owner's alone and never overwrites. */
export function writeTallyFile(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600, flag: "wx" });
}

const [path, ...rest] = process.argv.slice(2);
if (path === undefined || rest.length > 0 || path.startsWith("--")) refuse(USAGE);
else process.stdout.write(tallyText(sourceOf(path)));
