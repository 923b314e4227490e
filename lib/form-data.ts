type Node = string | File | Node[] | { [key: string]: Node };

/** Keys that would reach into Object.prototype are dropped: the form is written by whoever posts it. */
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
const MAX_INDEX = 5_000;

/**
 * A nested object from field names such as `rows[0].name`, `grades[Q1]` or `a.b`; strings are trimmed.
 * A name that stands twice becomes an array. React's own hidden fields (`$ACTION…`) are left out.
 */
export function formToObject(form: FormData): Record<string, unknown> {
  const root: { [key: string]: Node } = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const path = name.split(/[.[\]]+/).filter(Boolean);
    if (path.length === 0 || path.length > 6 || path.some((part) => FORBIDDEN.has(part))) continue;
    const values = form.getAll(name).map((value) => (typeof value === "string" ? tidy(value) : value));
    put(root, path, values.length === 1 ? (values[0] as Node) : values);
  }
  return root;
}

/** Line ends as `\n` (browsers send CRLF), no spaces around, no control characters that no keyboard makes. */
function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .split("")
    .filter((char) => char === "\n" || char === "\t" || (char >= " " && char !== "\u007f"))
    .join("")
    .trim();
}

function put(root: { [key: string]: Node }, path: string[], value: Node) {
  let here: { [key: string]: Node } | Node[] = root;
  path.forEach((part, depth) => {
    const key = Array.isArray(here) ? Number(part) : part;
    if (typeof key === "number" && !(key >= 0 && key <= MAX_INDEX)) return;
    const holder = here as Record<string | number, Node>;
    if (depth === path.length - 1) {
      holder[key] = value;
      return;
    }
    const next = /^\d+$/.test(path[depth + 1] as string) ? [] : {};
    if (typeof holder[key] !== "object" || holder[key] instanceof File) holder[key] = next;
    here = holder[key] as { [key: string]: Node } | Node[];
  });
}
