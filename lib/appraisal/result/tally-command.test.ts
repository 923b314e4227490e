import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { evaluateTally } from "./tally";
import { readTally } from "./tally-file";
import { CADRE_A, subject, tallyText } from "./worked-example";

const SCRIPT = fileURLToPath(new URL("../../../scripts/tally.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tally-"));
const TEXT = tallyText([subject("A", CADRE_A, { performance: "93.40", routine: "92.50" })]);

// Run from a foreign folder: whoever recomputes the figures need not stand in the repository.
const run = (args: string[], input = "") => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
};

describe("npm run tally", { timeout: 30_000 }, () => {
  test("prints what the portal reckons, from a file or from standard input", () => {
    writeFileSync(join(folder, "a.json"), TEXT);
    const fromFile = run(["a.json"]);
    expect(fromFile).toMatchObject({ status: 0, stderr: "" });
    expect(JSON.parse(fromFile.stdout)).toEqual(evaluateTally(readTally(TEXT)));
    expect(run(["-"], TEXT)).toEqual(fromFile);
  });

  test.each([
    [
      "a fault inside",
      ["-"],
      TEXT.replace('"德":"E"', '"德":"X"'),
      /^subjects\[0\]\.ballots\[0\]\.marks\.德: unknown option "X"\n$/,
    ],
    [
      "a key that would break the line",
      ["-"],
      '{"format":"hengcai.tally/1","a\\nb":1,"scheme":1,"subjects":[]}',
      /^a b: unknown key\n$/,
    ],
    ["no JSON", ["-"], '{"format":\n\n', /^file: not JSON: [^\n]+\n$/],
    ["no file", ["missing.json"], "", /^missing\.json: cannot be read \(ENOENT\)\n$/],
    ["no argument", [], "", /^usage: [^\n]+\n$/],
  ])("answers %s with one line, exit 2 and nothing on standard output", (_, args, input, line) => {
    const { status, stdout, stderr } = run(args, input);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(line);
  });
});
