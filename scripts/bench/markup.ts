/** `[tag, properties, …children]`, as JSON carries it into the bare application. */
export type Element = string | [tag: string, properties: Record<string, unknown>, ...children: Element[]];

const VOID = new Set(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]);
/** React's own: scripts and places where streamed parts go. They are made anew by whoever draws the elements. */
const SKIPPED = new Set(["script", "style", "template", "link", "meta", "noscript"]);
// A field without a handler is the page's starting state, which React spells "default".
const NAMES: Record<string, string> = {
  ...{ checked: "defaultChecked", value: "defaultValue" },
  ...{ class: "className", for: "htmlFor", tabindex: "tabIndex", autocomplete: "autoComplete", readonly: "readOnly" },
  ...{
    colspan: "colSpan",
    rowspan: "rowSpan",
    maxlength: "maxLength",
    inputmode: "inputMode",
    novalidate: "noValidate",
  },
};
const BOOLEAN = /^(checked|disabled|hidden|multiple|open|readonly|required|selected|novalidate|autofocus)$/;
const TOKEN = /<!--.*?-->|<!doctype[^>]*>|<\/([\w-]+)>|<([\w-]+)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>|([^<]+)/gis;

/** The elements of a page that React has drawn, for a floor that draws the same ones from a constant. */
export function elementsOf(html: string): Element[] {
  const body = html.slice(html.indexOf(">", html.indexOf("<body")) + 1, html.lastIndexOf("</body>"));
  const root: Element = ["body", {}];
  const open: Exclude<Element, string>[] = [root];
  // What stands in a script is no markup.
  for (const [, closed, tag, attributes, text] of body.replace(/<script\b.*?<\/script>/gis, "").matchAll(TOKEN)) {
    const parent = open.at(-1) as Exclude<Element, string>;
    if (text !== undefined) parent.push(decoded(text));
    else if (closed !== undefined) {
      if (parent[0] !== closed.toLowerCase()) throw new Error(`<${parent[0]}> is closed by </${closed}>`);
      open.pop();
    } else if (tag !== undefined) {
      const element: Exclude<Element, string> = [tag.toLowerCase(), propertiesOf(tag.toLowerCase(), attributes ?? "")];
      parent.push(element);
      if (!VOID.has(element[0])) open.push(element);
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.[0]}> is not closed`);
  return kept(root.slice(2) as Element[]);
}

/** How many elements there are. */
export function countElements(elements: readonly Element[]): number {
  return elements.reduce<number>(
    (sum, each) => (typeof each === "string" ? sum : sum + 1 + countElements(each.slice(2) as Element[])),
    0,
  );
}

function kept(elements: Element[]): Element[] {
  return elements.flatMap((each): Element[] => {
    if (typeof each === "string") return [each];
    const [tag, properties, ...children] = each;
    return SKIPPED.has(tag) ? [] : [[tag, properties, ...kept(children)]];
  });
}

/** `value` is a starting state in a field only: an option, a button or a bar has it as it is. */
const FIELDS = new Set(["input", "textarea", "select"]);

function propertiesOf(tag: string, attributes: string): Record<string, unknown> {
  const found = [...attributes.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(
    found.map(([, name = "", value = ""]) => {
      const lower = name.toLowerCase();
      if (lower === "style") return ["style", styleOf(decoded(value))];
      if (lower === "value" && !FIELDS.has(tag)) return [name, decoded(value)];
      return [NAMES[lower] ?? name, BOOLEAN.test(lower) ? true : decoded(value)];
    }),
  );
}

const styleOf = (text: string) =>
  Object.fromEntries(
    text.split(";").flatMap((rule) => {
      const [name = "", ...value] = rule.split(":");
      return name ? [[name.startsWith("--") ? name : camel(name), value.join(":")]] : [];
    }),
  );

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };
const decoded = (text: string) => text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITIES[name] ?? "");
