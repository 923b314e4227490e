import { press } from "./pdf";

/** A character no font in use can draw (生僻字). */
export interface MissingGlyph {
  char: string;
  /** U+2CB5A */
  codepoint: string;
  /** Where it stands, in the words of the paper: 姓名 */
  where: string;
}

/** Answers whether some font in use can draw the code point. */
export type Covers = (codepoint: number) => boolean;

/** 〓 is the printer's mark for a sort that is not in the case. */
export const MARK = "〓";

/**
 * What the fonts in use can draw: exactly their character maps, the plant's own font folder included. The shaper also
 * draws a character through its canonical parts (a compatibility ideograph as the ideograph it stands for).
 */
export async function coverage(): Promise<Covers> {
  const { coverage: bits } = await press();
  const mapped = (codepoint: number) => ((bits[codepoint >> 3] ?? 0) & (1 << (codepoint & 7))) !== 0;
  // One step at a time, as the shaper does it: Ḯ is drawn from Ï and the acute where no font has the diaeresis alone.
  const covers = (codepoint: number): boolean => {
    if (mapped(codepoint)) return true;
    const parts = [...String.fromCodePoint(codepoint).normalize("NFD")];
    const last = parts.pop()?.codePointAt(0) ?? 0;
    if (last === codepoint || !mapped(last)) return false;
    return [...parts.join("").normalize("NFC")].every((char) => covers(char.codePointAt(0) ?? 0));
  };
  return covers;
}

/**
 * Replaces what no font can draw by 〓 and adds each such character once to the list. Marks laid over such a character
 * go with it: over 〓 they mean nothing.
 */
export function mark(text: string, where: string, covers: Covers, missing: MissingGlyph[]): string {
  let out = "";
  let taken = 0;
  for (let at = 0; at < text.length; ) {
    const codepoint = text.codePointAt(at) ?? 0;
    let next = at + (codepoint > 0xffff ? 2 : 1);
    if (codepoint !== 0x0a && !covers(codepoint)) {
      out += text.slice(taken, at) + MARK;
      const char = text.slice(at, next);
      next += /^\p{M}*/u.exec(text.slice(next))?.[0].length ?? 0;
      taken = next;
      if (!missing.some((found) => found.char === char && found.where === where)) {
        missing.push({ char, codepoint: `U+${codepoint.toString(16).toUpperCase().padStart(4, "0")}`, where });
      }
    }
    at = next;
  }
  return out + text.slice(taken);
}

const LISTED = 8;

/** The line that is printed with the paper: 〓为字库未收的字：姓名 U+31C3F；个人总结 U+1F600、U+1F601 等 12 字. */
export function missingNote(missing: readonly MissingGlyph[]): string {
  if (missing.length === 0) return "";
  const parts = [...new Set(missing.map((glyph) => glyph.where))].map((where) => {
    const glyphs = missing.filter((glyph) => glyph.where === where);
    const listed = glyphs.slice(0, LISTED).map((glyph) => glyph.codepoint);
    return `${where} ${listed.join("、")}${glyphs.length > LISTED ? ` 等 ${glyphs.length} 字` : ""}`;
  });
  return `${MARK}为字库未收的字：${parts.join("；")}。`;
}
