import { clean } from "@/lib/characters";

export { clean };

/** Paragraphs without blank lines and without the spaces people indent with: the paper indents by itself. */
export const paragraphs = (text: string) =>
  clean(text)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");

/**
 * Cuts runs that offer no place to break (long Latin words, rows of punctuation) into pieces between U+0001 and U+0002,
 * between which the template may break the line; otherwise they would run over the border of the cell.
 * @param limit characters that surely stand in one line of the cell
 */
export function soften(text: string, limit: number): string {
  const piece = Math.max(1, Math.floor(limit / 6));
  let out = "";
  let taken = 0;
  let run = 0;
  let open = 0;
  let previousHan = false;
  const turn = (at: number, sign: string) => {
    out += text.slice(taken, at) + sign;
    taken = at;
  };
  for (let at = 0; at < text.length; ) {
    const codepoint = text.codePointAt(at) ?? 0;
    const han = isHan(codepoint);
    run = codepoint <= 0x20 || codepoint === 0x3000 || (han && previousHan) ? 1 : run + 1;
    if (open > 0 && run === 1) {
      turn(at, "\u0002");
      open = 0;
    }
    // A combining mark stays with the letter before it.
    if (run > limit && !/\p{M}/u.test(String.fromCodePoint(codepoint))) {
      if (open === 0) turn(at, "\u0001");
      else if (open === piece) turn(at, "\u0002\u0001");
      open = open === piece ? 1 : open + 1;
    }
    previousHan = han;
    at += codepoint > 0xffff ? 2 : 1;
  }
  if (open > 0) turn(text.length, "\u0002");
  return out + text.slice(taken);
}

/** Ideographs, between two of which a line may always break; numbers, because every character of a book is asked. */
const isHan = (codepoint: number) =>
  (codepoint >= 0x3400 && codepoint <= 0x9fff) || codepoint === 0x3013 || (codepoint >= 0x20000 && codepoint < 0x40000);

/** Names of two characters are set with a full-width space: 张三 → 张　三. */
export const widen = (name: string) =>
  name.replace(/^([\p{Unified_Ideograph}〓])([\p{Unified_Ideograph}〓])$/u, "$1　$2");

/** An empty cell of facts says 无: a blank could be filled in later. */
export const orNone = (text: string) => (text.trim() === "" ? "无" : text);
