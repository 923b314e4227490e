import { pinyin } from "pinyin-pro";

const strokes = new Intl.Collator("zh-u-co-stroke");

/** 以姓氏笔画为序: the custom of lists that must not look like a ranking. Ties fall to the second character. */
export function byStrokes(a: string, b: string): number {
  return strokes.compare(a, b);
}

const HAN = /\p{Script=Han}/u;

/**
 * A name as it is kept: no spaces between Han characters (papers widen two-character names with a full-width space),
 * one plain space between other words, one kind of middle dot. Compatibility characters stay as they are: to fold them
 * would change how a rare name is written.
 */
export function tidyName(text: string): string {
  return text
    .replace(/[\s\u3000]+/g, " ")
    .trim()
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "")
    .replace(/ *[•‧∙・．·] */g, "·");
}

/** What the search box matches: full pinyin without tones or spaces, and initials, both lower case; ü is typed as v. */
export function romanise(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: "none", type: "array", surname: "head", v: true })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z]/g, ""))
    .filter(Boolean);
  if (!HAN.test(name)) {
    const words = name.toLowerCase().split(/[^a-z]+/);
    return { pinyin: words.join(""), initials: words.map((word) => word.slice(0, 1)).join("") };
  }
  return { pinyin: syllables.join(""), initials: syllables.map((syllable) => syllable.slice(0, 1)).join("") };
}

const NUMERALS = "零一二三四五六七八九";

/** Which one a name says it is: 第二党支部 is 2, 第十一工段 is 11; 0 for one without a number. Characters do not sort so. */
export function ordinalOf(name: string): number {
  const said = /第?([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)(?=党支部|支部|工段|车间|班|组)/.exec(name);
  const [, before = "", ten = "", after = ""] = said ?? [];
  if (before + ten + after === "") return Number(/\d{1,3}/.exec(name)?.[0] ?? 0);
  const value = (digit: string) => Math.max(0, NUMERALS.indexOf(digit || "零"));
  return ten ? (value(before) || 1) * 10 + value(after) : value(before) || value(after);
}
