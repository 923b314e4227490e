import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

export type Source = { path: string; text: string };

/** Every source file of the portal that is not a test, as git would commit it now. */
export function sources(): Source[] {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "app", "components", "lib"], {
    encoding: "utf8",
  });
  return listed
    .split("\n")
    .filter((path) => /\.tsx?$/.test(path) && !path.includes(".test.") && !path.includes("/testing/"))
    .flatMap((path) => {
      const text = readIfThere(path);
      return text === null ? [] : [{ path, text }];
    });
}

/** A file that was deleted but not yet committed is still listed. */
function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

export type Import = { from: string; type: boolean; line: number };

/** The imports and re-exports of a file, relative ones resolved to `@/…`; `type` when nothing of it runs. */
export function importsOf({ path, text }: Source): Import[] {
  const found = [...text.matchAll(/^(?:import|export)\s+(type\s)?([^;"]*?)from\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm)];
  return found.map((match) => {
    const from = match[3] ?? match[4] ?? "";
    const names = match[2]?.replace(/[{}]/g, "").trim() ?? "";
    const onlyTypes = names !== "" && names.split(",").every((name) => !name.trim() || /^type\s/.test(name.trim()));
    return { from: resolved(path, from), type: Boolean(match[1]) || onlyTypes, line: lineAt(text, match.index) };
  });
}

function resolved(path: string, from: string): string {
  if (!from.startsWith(".")) return from;
  return `@${new URL(from, `file:///${path}`).pathname}`;
}

const lineAt = (text: string, index: number) => text.slice(0, index).split("\n").length;

/** Lines that match, as `path:line: text`. Comments do not count. */
export function saying(source: Source, pattern: RegExp): string[] {
  return source.text
    .split("\n")
    .flatMap((line, index) =>
      pattern.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line) ? [`${source.path}:${index + 1}: ${line.trim()}`] : [],
    );
}

/** Functions that begin at the left margin, with their number of lines; the formatter closes them there too. */
export function functionsOf({ text }: Source): { name: string; line: number; lines: number }[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const name = /^(?:export )?(?:default )?(?:async )?(?:function\*? (\w+)|const (\w+).*(?:=> \{|\($|=> \($))/.exec(
      line,
    );
    if (!name) return [];
    const length = lines
      .slice(index)
      .findIndex((other) => /^[})\]]/.test(other) && !/^\}: |^\}\) ?[{:=]|^\): /.test(other));
    return length < 0 ? [] : [{ name: name[1] ?? name[2] ?? "", line: index + 1, lines: length + 1 }];
  });
}
