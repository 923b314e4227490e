import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Font, FontCollection } from "fontkit";

/** A font file that papers may be set in. */
export interface FontFile {
  path: string;
  /** Every name the file gives its family, in all languages: Typst goes by one of them. */
  families: string[];
  /** Unicode code points the file has a glyph for. */
  codepoints: number[];
}

/** Families in order of preference, per part of a paper. */
export interface Families {
  /** 小标宋 */
  title: string[];
  /** 仿宋 or 宋体 */
  body: string[];
}

/** Bundled weights: regular for all text, black as the stand-in of 小标宋, sans only for the glyphs serif lacks. */
const BUNDLED = [
  "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
  "@expo-google-fonts/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf",
  "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
];
const BUNDLED_FAMILIES = ["Noto Serif SC", "Noto Sans SC"];

/** The portal always runs from its own folder; the comments keep the bundler from collecting the whole of it. */
export const inProject = (...parts: string[]) => join(/* turbopackIgnore: true */ process.cwd(), ...parts);

export const bundledFonts = () => BUNDLED.map((file) => inProject("node_modules", file));

/** The plant's licensed fonts: a folder `fonts` beside package.json, which may be absent. */
export async function plantFonts(folder = inProject("fonts")): Promise<string[]> {
  const names = await readdir(/* turbopackIgnore: true */ folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names
    .filter((name) => /\.(ttf|otf|ttc|otc)$/i.test(name))
    .sort()
    .map((name) => join(/* turbopackIgnore: true */ folder, name));
}

/** Reads names and character map; a collection (.ttc) counts as one file with the families of all its faces. */
export async function readFont(path: string): Promise<FontFile> {
  const fontkit = await import("fontkit");
  const opened = fontkit.create(await readFile(path));
  const faces = isCollection(opened) ? opened.fonts : [opened];
  const families = new Set<string>();
  const codepoints = new Set<number>();
  for (const face of faces) {
    for (const name of familyNames(face)) families.add(name);
    for (const codepoint of face.characterSet) codepoints.add(codepoint);
  }
  return { path, families: [...families], codepoints: [...codepoints] };
}

/** Reads the plant's fonts; a file that is not one is named in the log and left out, since papers print without it. */
export async function readPlantFonts(folder?: string): Promise<FontFile[]> {
  const read = (await plantFonts(folder)).map((path) =>
    readFont(path).catch((error: Error) => {
      console.warn(`The font file ${path} cannot be read and is not used: ${error.message}`);
      return [];
    }),
  );
  return (await Promise.all(read)).flat();
}

const isCollection = (font: Font | FontCollection): font is FontCollection => "fonts" in font;

/** Typst cuts style words off the family name ("Noto Serif SC Black" is "Noto Serif SC" in black). */
const STYLE = /[\s-]+(thin|extralight|light|regular|normal|medium|semibold|demibold|bold|extrabold|black|heavy)$/i;

function familyNames(face: Font): string[] {
  // fontkit's types leave out the raw name table, the only place with the Chinese family names.
  const records = (face as unknown as { name: { records: Record<string, Record<string, string>> } }).name.records;
  const names = ["fontFamily", "preferredFamily"].flatMap((key) => Object.values(records[key] ?? {}));
  return names.filter((name) => typeof name === "string").flatMap((name) => [name, name.replace(STYLE, "")]);
}

/** Which part of a paper a plant font serves, told by its file and family names; others fill gaps (生僻字). */
const ROLES: [keyof Families, RegExp][] = [
  ["title", /小标宋|xiaobiaosong|xbs/i],
  ["body", /仿宋|fangsong|simfang/i],
];

/** The family lists: the plant's fonts first, then the bundled ones, then plant fonts that only fill gaps. */
export function arrange(plant: FontFile[], known: ReadonlySet<string>): Families {
  const lists: Families = { title: [], body: [] };
  const others: string[] = [];
  for (const font of plant) {
    const family = font.families.find((name) => known.has(name));
    if (!family) continue;
    const role = ROLES.find(([, pattern]) => [font.path, ...font.families].some((name) => pattern.test(name)));
    (role ? lists[role[0]] : others).push(family);
  }
  const all = (first: string[]) => [
    ...new Set([...first, ...BUNDLED_FAMILIES, ...others, ...lists.body, ...lists.title]),
  ];
  return { title: all(lists.title), body: all(lists.body) };
}
