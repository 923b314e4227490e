/**
 * The data of a page as React sends it: rows that refer to one another by number. Parts of a page are reckoned side by
 * side, so that the same page comes in other pieces, in another order, and under other numbers each time. Here the pieces
 * are put back into each other: what remains is the content, all of it, and nothing else.
 */
export function assemble(bytes: Buffer): string {
  const { rows, loose } = rowsOf(bytes);
  const used = new Set<string>();
  const whole = resolver(rows, used)(rows.get("0") ?? null, []);
  const rest = [...rows].filter(([id]) => id !== "0" && !used.has(id));
  const left = rest.map(([, value]) => JSON.stringify(resolver(rows, used)(value, [])));
  return [JSON.stringify(whole), ...left.sort(), ...loose.sort()].join("\n");
}

type Rows = Map<string, unknown>;

/** `id:json`, `id:<tag>json`, `id:T<length>,text`; hints without a number stand by themselves. */
function rowsOf(bytes: Buffer): { rows: Rows; loose: string[] } {
  const rows: Rows = new Map();
  const loose: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const colon = bytes.indexOf(":", at);
    if (colon < 0) throw new Error(`no row: ${bytes.subarray(at, at + 100)}`);
    const id = bytes.toString("latin1", at, colon);
    if (bytes[colon + 1] === 0x54) {
      const comma = bytes.indexOf(",", colon);
      const end = comma + 1 + Number.parseInt(bytes.toString("latin1", colon + 2, comma), 16);
      rows.set(id, { text: bytes.toString("utf8", comma + 1, end) });
      at = end;
      continue;
    }
    const newline = bytes.indexOf("\n", colon);
    const end = newline < 0 ? bytes.length : newline;
    const row = bytes.toString("utf8", colon + 1, end);
    const tag = /^[A-Z]+/.exec(row)?.[0] ?? "";
    const json = row.slice(tag.length);
    const value = json ? JSON.parse(json) : null;
    if (id === "") loose.push(row);
    else rows.set(id, tag ? { tag, value } : value);
    at = end + 1;
  }
  return { rows, loose };
}

/** `$1f`, `$L1f`, `$@1f`, `$Q1f` and the like name a row; `$1f:props:children` a place in one. */
const REFERENCE = /^\$([A-Z@h]?)([0-9a-f]+)((?::[^:]+)*)$/;

function resolver(rows: Rows, used: Set<string>) {
  const resolve = (value: unknown, within: string[]): unknown => {
    if (typeof value === "string") return named(value, within);
    if (Array.isArray(value)) return value.map((one) => resolve(one, within));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolve(one, within)]));
  };
  const named = (value: string, within: string[]): unknown => {
    const [, , id = "", path = ""] = REFERENCE.exec(value) ?? [];
    if (!rows.has(id)) return value;
    used.add(id);
    // What holds itself is named once more by its place among those that hold it.
    if (path === "" && within.includes(id)) return `<${within.length - within.indexOf(id)} up>`;
    const steps = path.split(":").filter(Boolean);
    const [found, deeper] = walk(rows.get(id), steps, [...within, id]);
    return resolve(found, deeper);
  };
  const walk = (from: unknown, steps: string[], within: string[]): [unknown, string[]] => {
    let [value, path] = [from, within];
    for (const step of steps) {
      [value, path] = opened(value, path);
      value = at(value, step);
    }
    return [value, path];
  };
  const opened = (value: unknown, within: string[]): [unknown, string[]] => {
    const id = typeof value === "string" ? REFERENCE.exec(value)?.[2] : undefined;
    if (id === undefined || !rows.has(id)) return [value, within];
    used.add(id);
    return opened(rows.get(id), [...within, id]);
  };
  return resolve;
}

const PLACES: { [step: string]: number } = { type: 1, key: 2, props: 3 };

/** A step into a value; an element is written as a list of four. */
function at(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return value[value[0] === "$" && step in PLACES ? (PLACES[step] ?? 0) : Number(step)];
  return (value as { [key: string]: unknown } | null)?.[step];
}
