import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { coverage, mark } from "./glyphs";
import { press } from "./pdf";
import { printRegistrationForms, type RegistrationForm } from "./registration-form";
import { givenForm, prose } from "./testing/given-form";
import { bare, type Piece, readPdf } from "./testing/read-pdf";
import { clean } from "./text";

// Reading the fonts takes a while on a busy machine, once.
vi.setConfig({ testTimeout: 60_000 });
beforeAll(() => press(), 60_000);

const print = (...forms: RegistrationForm[]) => printRegistrationForms({ forms, dated: "2026-02-06" });
const MM = 72 / 25.4;

/** Texts of the form that stand in cells, by field. */
const texts = (form: RegistrationForm) => {
  const { period: _, scheme: __, ...fields } = form;
  return Object.values(fields).filter((text): text is string => typeof text === "string" && clean(text).trim() !== "");
};

/** Pieces that leave the table, and lines that stand on top of each other in the wide cells. */
function faults(page: { pieces: Piece[] } | undefined, left: number, wideBelow: number, slack = 0.5) {
  const inTable = (page?.pieces ?? []).filter((piece) => piece.y < 272 * MM && piece.y > 18 * MM);
  // The outer half of a bracket or a full stop is empty and is let out over the edge of the line.
  const ink = (p: Piece) => p.width - (/[）」』》”’，。、；：！？]$/.test(p.text) ? 6 : 0);
  const outside = inTable.filter(
    (p) => p.x < left * MM - (/^[（「『《“‘]/.test(p.text) ? 6 : 0) || p.x + ink(p) > (left + 156) * MM + slack,
  );
  const lines = inTable.filter((p) => p.x >= (left + 24) * MM && p.y < wideBelow * MM).map((p) => p.y);
  const sorted = [...new Set(lines.map((y) => Math.round(y * 2) / 2))].sort((a, b) => b - a);
  const close = sorted.filter((y, at) => [sorted[at - 1] ?? y].some((above) => above - y > 1 && above - y < 8.5));
  return { outside, close };
}
const NO_FAULTS = { outside: [], close: [] };

describe("登记表", () => {
  test("an ordinary form is exactly two pages that hold every field", async () => {
    const form = givenForm();
    const printed = await print(form);
    const pages = await readPdf(printed.bytes);
    expect([printed.pages, printed.continued, printed.missing]).toEqual([2, [], []]);
    expect(pages).toHaveLength(2);
    for (const text of texts(form)) expect(bare(pages.map((page) => page.text).join(""))).toContain(bare(text));
    expect(bare(pages[1]?.text)).toContain("规则第1版·9f3c51d07be2aa41");
  });

  test("1,000 characters of 个人总结 stand whole on page 1", async () => {
    const form = givenForm({ summary: prose(1000) });
    const printed = await print(form);
    expect(printed.pages).toBe(2);
    expect(bare((await readPdf(printed.bytes))[0]?.text)).toContain(bare(prose(1000)));
  });

  test("a longer 个人总结 is cut with a mark and printed whole on a sheet after page 2", async () => {
    const printed = await print(givenForm({ summary: prose(3000) }));
    const pages = await readPdf(printed.bytes);
    expect(printed.continued).toEqual([{ form: 0, name: "丁卫东", fields: ["个人总结"] }]);
    expect(pages[0]?.text).toContain("（见附页）");
    const sheets = pages.slice(2).map((page) => page.text.replace(/附页第 ?\d 页/, ""));
    expect(bare(sheets.join(""))).toContain(bare(prose(3000)));
  });

  test("a long opinion takes the room its neighbours do not need before anything is cut", async () => {
    const printed = await print(givenForm({ superior: prose(420) }));
    expect([printed.pages, printed.continued]).toEqual([2, []]);
  });

  test("facts left empty say 无, opinions not yet written stay blank", async () => {
    const blank = { gender: "", duties: " ", training: "", conduct: "" };
    const { bytes } = await print(givenForm({ ...blank, summary: null, superior: null, committee: null, own: null }));
    const pages = await readPdf(bytes);
    const none = pages.map((page) => page.pieces.filter((piece) => piece.text === "无").length);
    expect(none).toEqual([2, 4]);
    expect(bare(pages[1]?.text).match(/年月日/g)).toHaveLength(4);
  });

  test("two characters of a name are set wide, three are not", async () => {
    const [two, three] = await Promise.all([print(givenForm({ name: "张三" })), print(givenForm({ name: "张三丰" }))]);
    const nameWidth = async (bytes: Uint8Array) => {
      const pieces = ((await readPdf(bytes))[0]?.pieces ?? []).filter((p) => /[张三丰]/.test(p.text) && p.y > 255 * MM);
      return Math.max(...pieces.map((p) => p.x + p.width)) - Math.min(...pieces.map((p) => p.x));
    };
    expect(await nameWidth(two.bytes)).toBeCloseTo(await nameWidth(three.bytes), 0);
  });

  test("in a book every form begins on the front of a leaf", async () => {
    const long = givenForm({ name: "李明远", summary: prose(1400) + "。".repeat(900) });
    const printed = await print(long, givenForm({ name: "赵启航" }), givenForm());
    const pages = await readPdf(printed.bytes);
    const starts = pages.flatMap((page, at) => (page.text.includes("出生年月") ? [at + 1] : []));
    expect(starts).toEqual([1, 5, 7]);
    expect(printed.continued.map(({ form, name }) => [form, name])).toEqual([[0, "李明远"]]);
  });

  test("the same data give the same bytes", async () => {
    const [first, second] = [await print(givenForm()), await print(givenForm())];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });

  test("a text is never read as markup", async () => {
    const hostile = '#panic("x") $a^2$ *粗* _斜_ `c` \\ <b> @ref = 标题 ” // 注 #sys.inputs.data';
    const { bytes } = await print(givenForm({ training: hostile }));
    expect(bare((await readPdf(bytes))[1]?.text)).toContain(bare(hostile));
  });

  test("characters no font has are printed as 〓, noted in 备注 and reported", async () => {
    const printed = await print(givenForm({ name: "张𰀀", own: "同意😀" }));
    const pages = await readPdf(printed.bytes);
    expect(bare(pages[0]?.text)).toContain("张〓");
    expect(bare(pages[1]?.text)).toContain(bare("〓为字库未收的字：姓名 U+30000；本人意见 U+1F600。"));
    expect(printed.missing).toEqual([
      {
        form: 0,
        name: "张𰀀",
        glyphs: [
          { char: "𰀀", codepoint: "U+30000", where: "姓名" },
          { char: "😀", codepoint: "U+1F600", where: "本人意见" },
        ],
      },
    ]);
  });
});

const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...(prose(400).match(/.{1,9}/gs) ?? [])) },
  fc.constantFrom("\n", "\n\n", "　", " ", "\t", "\u00A0", "\r\n"),
  fc.constantFrom("😀", "𬭚", "䶮", "𠮷", "𰻝", "👨‍👩‍👧", "e\u0301", "مرحبا", "\u202E"),
  fc
    .tuple(fc.constantFrom("W", "a", "。", "—", "“", "《", "1", "/"), fc.integer({ min: 1, max: 400 }))
    .map(([c, n]) => c.repeat(n)),
  fc.string({ unit: "binary", maxLength: 8 }),
);
const anyText = fc.array(word, { maxLength: 120 }).map((words) => words.join(""));
const anyForm = fc
  .record({
    name: fc.oneof(fc.constant("欧阳明月"), anyText),
    post: anyText,
    duties: anyText,
    summary: fc.oneof(anyText, fc.integer({ min: 0, max: 4000 }).map(prose)),
    training: anyText,
    conduct: anyText,
    superior: fc.option(anyText),
    committee: anyText,
    own: anyText,
    absence: anyText,
    remarks: anyText,
    degree: fc.option(anyText, { nil: undefined }),
  })
  .map(givenForm);

describe("texts of any length with any characters", () => {
  test("always print: nothing lost, nothing outside its table, no line upon another, two pages unless continued", async () => {
    const covers = await coverage();
    await fc.assert(
      fc.asyncProperty(anyForm, async (form) => {
        const printed = await print(form);
        const pages = await readPdf(printed.bytes);
        expect(pages).toHaveLength(printed.pages);
        expect(printed.pages === 2).toBe(printed.continued.length === 0);
        expect(faults(pages[0], 28, 237)).toEqual(NO_FAULTS);
        expect(faults(pages[1], 26, 297)).toEqual(NO_FAULTS);
        pages.slice(2).forEach((sheet, at) => {
          // A broken row of dashes is drawn a little wider than it was measured: a cell's inset holds that, here the margin.
          expect(faults(sheet, at % 2 === 0 ? 28 : 26, 297, 12)).toEqual(NO_FAULTS);
        });
        const all = bare(pages.map((page) => page.text.replace(/附页第 ?\d+ 页/, "")).join(""));
        for (const text of texts(form)) expect(all).toContain(bare(mark(clean(text), "", covers, [])));
      }),
      { numRuns: 30, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
    );
  }, 120_000);
});
