import { setImmediate as breathe } from "node:timers/promises";

/** What a reader of XML wants to hear. Names come without prefix: some writers put x: before everything. */
export type Handler = {
  open?: (name: string, attributes: string) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
  /** Share of the document that is behind, now and then. */
  progress?: (done: number, total: number) => void;
};

const SLICE = 20_000;

/**
 * Walks through a document tag by tag, leaving the server to others after every slice. No document type, no entities but
 * the five and numbers, nothing is expanded: the walk holds no more than one tag and one text at a time.
 */
export async function walk(document: string, handler: Handler): Promise<void> {
  let at = 0;
  for (let tags = 0; ; tags += 1) {
    if (tags % SLICE === SLICE - 1) {
      handler.progress?.(at, document.length);
      await breathe();
    }
    const from = document.indexOf("<", at);
    if (from < 0) return;
    if (from > at) handler.text?.(document.slice(at, from));
    at = step(document, from, handler);
  }
}

/** Past the tag that begins here; the end of the document when it never ends. */
function step(document: string, from: number, handler: Handler): number {
  const past = (mark: string, length: number) => {
    const end = document.indexOf(mark, from + length);
    return end < 0 ? document.length : end + mark.length;
  };
  if (document.startsWith("<!--", from)) return past("-->", 4);
  if (document.startsWith("<![CDATA[", from)) {
    const end = past("]]>", 9);
    // A literal text: what looks like an entity in it is none.
    handler.text?.(document.slice(from + 9, end - 3).replaceAll("&", "&amp;"));
    return end;
  }
  const end = past(">", 1);
  const second = document[from + 1];
  if (second === "?" || second === "!") return end;
  if (second === "/") {
    handler.close?.(local(document.slice(from + 2, end - 1).trim()));
    return end;
  }
  const empty = document[end - 2] === "/";
  const tag = document.slice(from + 1, end - (empty ? 2 : 1));
  const space = tag.search(/\s/);
  const name = local(space < 0 ? tag : tag.slice(0, space));
  handler.open?.(name, space < 0 ? "" : tag.slice(space));
  if (empty) handler.close?.(name);
  return end;
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** One attribute of a tag, by its name without or with a given prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  const match = PATTERNS[name] ?? new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  PATTERNS[name] = match;
  const found = match.exec(attributes);
  return found ? decode(found[1] ?? found[2] ?? "") : undefined;
}

const PATTERNS: { [name: string]: RegExp } = {};

const NAMED: { [name: string]: string } = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function decode(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}
