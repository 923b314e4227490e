import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { arrange, bundledFonts, plantFonts, readFont, readPlantFonts } from "./fonts";

const font = (path: string, ...families: string[]) => ({ path, families, codepoints: [] });
const known = new Set(["Noto Serif SC", "Noto Sans SC", "FZXiaoBiaoSong-B05S", "FangSong", "SimSun-ExtB"]);

describe("fonts", () => {
  test("the plant's own come before the bundled ones in the part they are made for", () => {
    const plant = [
      font("/f/xbs.ttf", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S"),
      font("/f/simfang.ttf", "仿宋", "FangSong"),
    ];
    const { title, body } = arrange(plant, known);
    expect([title[0], body[0]]).toEqual(["FZXiaoBiaoSong-B05S", "FangSong"]);
  });

  test("a font of no part only fills gaps, behind the bundled ones, in every part", () => {
    const { title, body } = arrange([font("/f/simsunb.ttf", "SimSun-ExtB")], known);
    expect(title).toEqual(["Noto Serif SC", "Noto Sans SC", "SimSun-ExtB"]);
    expect(body).toEqual(title);
  });

  test("a font the compiler does not know is left out", () => {
    expect(arrange([font("/f/broken-仿宋.ttf", "Broken")], known).body).not.toContain("Broken");
  });

  test("every bundled file gives the family the papers ask for", async () => {
    for (const path of bundledFonts()) {
      const { families, codepoints } = await readFont(path);
      expect(families.some((name) => ["Noto Serif SC", "Noto Sans SC"].includes(name))).toBe(true);
      expect(codepoints.length).toBeGreaterThan(30_000);
    }
  });

  test("a folder that is not there holds no fonts; in one that is, only readable fonts count", async () => {
    expect(await plantFonts(join(tmpdir(), "no-such-folder"))).toEqual([]);
    const folder = await mkdtemp(join(tmpdir(), "fonts-"));
    for (const name of ["a.TTF", "licence.txt", "b.ttc"]) await writeFile(join(folder, name), "");
    expect(await plantFonts(folder)).toEqual([join(folder, "a.TTF"), join(folder, "b.ttc")]);
    const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
    expect(await readPlantFonts(folder)).toEqual([]);
    expect(warned.mock.calls.flat().join("\n")).toContain(join(folder, "b.ttc"));
    warned.mockRestore();
    await rm(folder, { recursive: true });
  });
});
