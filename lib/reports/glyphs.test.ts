import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { coverage, type MissingGlyph, mark, missingNote } from "./glyphs";
import { PDF_OPTIONS, press } from "./pdf";

// Reading the fonts takes a while on a busy machine, once.
vi.setConfig({ testTimeout: 60_000 });
beforeAll(() => press(), 60_000);

/** Whether Typst can draw the character: PDF/A refuses to be written with one it cannot. */
async function draws(char: string): Promise<boolean> {
  const { families, run } = await press();
  const source = `#set document(date: datetime(year: 2026, month: 1, day: 1))
    #set text(font: json(bytes(sys.inputs.fonts)), fallback: false)
    #sys.inputs.char`;
  const inputs = { char, fonts: JSON.stringify(families.body) };
  return run({ source, inputs, pdf: PDF_OPTIONS }).then(
    () => true,
    (error: Error) => {
      if (error.message.includes("could not be displayed")) return false;
      throw error;
    },
  );
}

describe("生僻字", () => {
  test("rare characters of names that the bundled fonts have are not reported", async () => {
    const missing: MissingGlyph[] = [];
    const names = "䶮𬭚㛃喆镕𰻝𱁬";
    expect(mark(names, "姓名", await coverage(), missing)).toBe(names);
    expect(missing).toEqual([]);
  });

  test("a character no font has becomes 〓 and is reported once a place, with its code point", async () => {
    const missing: MissingGlyph[] = [];
    expect(mark("王𰀀𰀀", "姓名", await coverage(), missing)).toBe("王〓〓");
    expect(missing).toEqual([{ char: "𰀀", codepoint: "U+30000", where: "姓名" }]);
    expect(missingNote(missing)).toBe("〓为字库未收的字：姓名 U+30000。");
  });

  test("marks laid over a character no font has go with it", async () => {
    const missing: MissingGlyph[] = [];
    expect(mark("王\u{A000}\u0300\u0301e\u0301", "姓名", await coverage(), missing)).toBe("王〓e\u0301");
    expect(missing.map(({ char }) => char)).toEqual(["\u{A000}"]);
  });

  test("the report is exact: what it lets pass can be drawn, what it marks cannot", async () => {
    const covers = await coverage();
    const letter = fc
      .oneof(
        fc.integer({ min: 0x21, max: 0x2fff }),
        fc.integer({ min: 0x3001, max: 0xffee }),
        fc.integer({ min: 0x1f000, max: 0x323af }),
      )
      .map((codepoint) => String.fromCodePoint(codepoint))
      .filter((char) => !/[\p{Cc}\p{Cs}\p{Zs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.test(char));
    await fc.assert(
      fc.asyncProperty(letter, async (char) => {
        const covered = covers(char.codePointAt(0) ?? 0);
        // A mark that stands alone is laid by the shaper on what it finds: reported though it may be drawn.
        if (covered || !/\p{M}/u.test(char)) expect(await draws(char)).toBe(covered);
      }),
      { numRuns: 400 },
    );
  });

  test("a long list of them is shortened in the paper", () => {
    const missing = Array.from({ length: 12 }, (_, at) => ({ char: "x", codepoint: `U+${at}`, where: "个人总结" }));
    expect(missingNote(missing)).toBe("〓为字库未收的字：个人总结 U+0、U+1、U+2、U+3、U+4、U+5、U+6、U+7 等 12 字。");
  });
});
