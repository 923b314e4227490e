/** The column a phase of a search runs along; each has an index in this order, so a page is fifty entries of it. */
export type Key = "employeeNo" | "name" | "initials" | "pinyin";
export type Term = { key: Key; prefix: string };
/** `not`: what earlier phases have listed already. */
export type Phase = Term & { not: Term[] };

/**
 * What was typed decides where to look: digits are a number; Han characters a name; letters initials first, then pinyin,
 * then a number that begins with letters. An empty search is the whole list by number.
 */
export function phasesOf(typed: string): Phase[] {
  return termsOf(typed).map((term, index, terms) => ({ ...term, not: terms.slice(0, index) }));
}

function termsOf(typed: string): Term[] {
  const text = typed.normalize("NFKC").replace(/\s+/g, "").slice(0, 30);
  if (!text) return [{ key: "employeeNo", prefix: "" }];
  if (/\p{Script=Han}/u.test(text)) return [{ key: "name", prefix: text }];
  const number: Term = { key: "employeeNo", prefix: text.toUpperCase() };
  if (!/^[a-zü']+$/i.test(text)) return [number];
  const letters = text.toLowerCase().replaceAll("ü", "v").replaceAll("'", "");
  return [{ key: "initials", prefix: letters }, { key: "pinyin", prefix: letters }, number];
}

/** Where the next page begins: after this value of this phase's column. */
export type Cursor = { phase: number; value: string; employeeNo: string };

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.phase, cursor.value, cursor.employeeNo])).toString("base64url");
}

/** Null for anything that was not written by `writeCursor`: the list then begins at its beginning. */
export function readCursor(text: string | undefined, phases: number): Cursor | null {
  if (!text || text.length > 400 || !/^[\w-]+$/.test(text)) return null;
  const decoded = Buffer.from(text, "base64url").toString("utf8");
  const match = /^\[(\d),("(?:[^"\\]|\\.)*"),("(?:[^"\\]|\\.)*")\]$/.exec(decoded);
  if (!match || Number(match[1]) >= phases) return null;
  return { phase: Number(match[1]), value: unquote(match[2] as string), employeeNo: unquote(match[3] as string) };
}

/** The two escapes that JSON.stringify writes into names; anything else cannot stand in one. */
const unquote = (quoted: string) => quoted.slice(1, -1).replace(/\\(["\\])/g, "$1");

/**
 * The values that begin with `prefix` in the order of bytes: from it up to what no value reaches. Not `like`: of a prefix
 * that is not known when the statement is planned PostgreSQL would read the whole index.
 */
export const prefixRange = (prefix: string): [from: string, before: string] => [prefix, `${prefix}\u{10ffff}`];
