import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { coverage, mark } from "../glyphs";
import { press } from "../pdf";
import { prose } from "../testing/given-form";
import { bare, type Piece, readPdf } from "../testing/read-pdf";
import { clean } from "../text";
import { fact, facts, long, type Paper, saySignature } from "./paper";
import { printPapers } from "./print";
import { wordOf } from "./word";

// Reading the fonts takes a while on a busy machine, once.
vi.setConfig({ testTimeout: 60_000 });
beforeAll(() => press(), 60_000);

const MM = 72 / 25.4;
const BY_HAND = { role: "签名", name: "", day: "" };

/** A paper with every kind of part, all with the same text. */
const paperOf = (text: string): Paper => ({
  ...{ title: "锻炼鉴定表", number: text, mark: "内部掌握" },
  parts: [
    {
      kind: "table",
      rows: [
        facts(fact("姓　名", text), fact("性　别", text), fact("出生年月", text)),
        facts(fact("单位\n职务", text, 2), fact("类型", text)),
        { kind: "band", text: "锻炼单位考核" },
        long("个人小结", text, 40, { role: "签名", name: "程立新", day: "2026年3月5日" }),
      ],
    },
    {
      ...{ kind: "list", heading: "一、培养目标", empty: "没有目标。" },
      columns: [
        { label: "序号", share: 1 },
        { label: "目标", share: 4, prose: true },
        { label: "期限", share: 2 },
      ],
      rows: [["1", text, "2026年12月31日"]],
    },
    { kind: "prose", heading: "二、导师职责", text, fresh: true },
  ],
});

/** Pieces that leave the type area, and lines of one column that stand on top of one another. */
function faults({ pieces }: { pieces: Piece[] }) {
  // The outer half of a bracket or a full stop is empty and is let out over the edge of the line.
  const ink = (p: Piece) => p.width - (/[）」』》”’，。、；：！？]$/.test(p.text) ? 8 : 0);
  const outside = pieces.filter(
    (p) =>
      p.x < 28 * MM - (/^[（「『《“‘]/.test(p.text) ? 8 : 0) ||
      p.x + ink(p) > 184 * MM + 12 ||
      p.y < 8 * MM ||
      p.y > 277 * MM,
  );
  const close = pieces.filter((p) =>
    pieces.some(
      (other) =>
        other !== p && Math.abs(other.x - p.x) < 2 && other.y - p.y > 1 && other.y - p.y < 8.5 && p.text.length > 1,
    ),
  );
  return { outside, close };
}

describe("a paper described as data, as a PDF", () => {
  test("shows every field, the signature as given, and the number of the page", async () => {
    const { bytes, pages, missing } = await printPapers([paperOf("模压车间副主任")], { dated: "2026-03-05" });
    if (process.env.LOOK) writeFileSync(`${process.env.LOOK}/kinds.pdf`, bytes);
    const sheets = await readPdf(bytes);
    expect([pages, missing]).toEqual([2, []]);
    const first = bare(sheets[0]?.text);
    for (const said of ["锻炼鉴定表", "内部掌握", "姓名", "出生年月", "锻炼单位考核", "一、培养目标", "—1—"]) {
      expect(first).toContain(said);
    }
    expect(first.match(/模压车间副主任/g)).toHaveLength(8);
    expect(first).toContain(bare("签名：程立新2026年3月5日"));
    expect(bare(sheets[1]?.text)).toContain("二、导师职责模压车间副主任");
  });

  test("leaves what nobody has signed to be signed by hand, and an opinion not yet written blank", async () => {
    expect(saySignature({ ...BY_HAND, seal: true })).toBe("签名：＿＿＿＿＿＿（盖章）　　　年　　月　　日");
    const paper: Paper = { title: "表", parts: [{ kind: "table", rows: [long("意见", null, 40, BY_HAND)] }] };
    const { bytes } = await printPapers([paper], { dated: "2026-03-05" });
    const text = bare((await readPdf(bytes))[0]?.text);
    expect(text).toContain(bare("签名：______年月日"));
    expect(text).not.toContain("无");
  });

  test("papers of a batch begin on pages of their own, each numbered from one", async () => {
    const { bytes } = await printPapers([paperOf("甲"), paperOf("乙")], { dated: "2026-03-05" });
    const numbers = (await readPdf(bytes)).map(({ text }) => /— ?(\d+) ?—/.exec(text)?.[1]);
    expect(numbers).toEqual(["1", "2", "1", "2"]);
  });

  test("the reader's mark lies over every page", async () => {
    const { bytes } = await printPapers([paperOf(prose(3000))], { dated: "2026-03-05", watermark: "程立新 1001" });
    const sheets = await readPdf(bytes);
    expect(sheets.length).toBeGreaterThan(4);
    for (const { text } of sheets) expect(bare(text)).toContain("程立新1001");
  });

  test("characters no font has are printed as 〓, noted under the paper and reported", async () => {
    const { bytes, missing } = await printPapers([paperOf("张\u{30000}")], { dated: "2026-03-05" });
    expect(missing.map(({ codepoint, where }) => `${where} ${codepoint}`)).toContain("姓名 U+30000");
    expect(bare((await readPdf(bytes)).at(-1)?.text)).toContain("〓为字库未收的字");
  });

  const word = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...(prose(400).match(/.{1,9}/gs) ?? [])) },
    fc.constantFrom("\n", "　", " ", "\t", "😀", "𬭚", "👨‍👩‍👧", "e\u0301", "\u202E", "#panic(1) $a$ *b*"),
    fc
      .tuple(fc.constantFrom("W", "a", "。", "—", "“", "1", "/"), fc.integer({ min: 1, max: 300 }))
      .map(([c, n]) => c.repeat(n)),
  );
  const anyText = fc.oneof(
    fc.array(word, { maxLength: 60 }).map((words) => words.join("")),
    fc.integer({ min: 0, max: 4000 }).map(prose),
  );

  test("texts of any length print whole: nothing lost, nothing outside, no line upon another", async () => {
    const covers = await coverage();
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const { bytes } = await printPapers([{ ...paperOf(text), mark: undefined }], { dated: "2026-03-05" });
        const sheets = await readPdf(bytes);
        for (const sheet of sheets) expect(faults(sheet)).toEqual({ outside: [], close: [] });
        const whole = bare(sheets.map((sheet) => sheet.text.replace(/— ?\d+ ?—/, "")).join(""));
        expect(whole).toContain(bare(mark(clean(text), "", covers, [])));
      }),
      { numRuns: 15, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
    );
  }, 120_000);
});

describe("the same paper for Word", () => {
  test("holds every field in the fonts of an office, whatever characters stand in it", async () => {
    const bytes = await wordOf(paperOf(`程立新 <&> \u0001\uFFFF${"长".repeat(5000)}`));
    if (process.env.LOOK) writeFileSync(`${process.env.LOOK}/kinds.docx`, bytes);
    const files = unzipSync(bytes);
    const xml = new TextDecoder("utf-8", { fatal: true }).decode(files["word/document.xml"]);
    for (const said of [
      "内部掌握",
      "锻炼鉴定表",
      "姓　名",
      "一、培养目标",
      "二、导师职责",
      "签名：程立新　2026年3月5日",
    ]) {
      expect(xml).toContain(said);
    }
    expect(xml).toContain(`程立新 &lt;&amp;&gt; ${"长".repeat(5000)}`);
    for (const font of ["方正小标宋简体", "仿宋_GB2312", "黑体"]) expect(xml).toContain(`w:eastAsia="${font}"`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these make Word refuse a file
    expect(xml).not.toMatch(/[\u0000-\u0008\uFFFE\uFFFF]/);
  });

  const bodyOf = async (paper: Paper) => {
    const files = unzipSync(await wordOf(paper));
    return new TextDecoder().decode(files["word/document.xml"]);
  };
  /** The innermost element of a kind around a text. */
  const around = (xml: string, tag: string, text: string) => {
    const at = xml.indexOf(text);
    return xml.slice(xml.lastIndexOf(`<w:${tag}>`, at), xml.indexOf(`</w:${tag}>`, at));
  };

  test("a column of prose stands flush left, and every other in the middle, as in the PDF", async () => {
    const xml = await bodyOf({
      title: "协议",
      parts: [
        {
          ...{ kind: "list", empty: "没有。" },
          columns: [
            { label: "期限", share: 1 },
            { label: "目标", share: 3, prose: true },
          ],
          rows: [["十二月底", "独立主持换模"]],
        },
      ],
    });
    expect(around(xml, "p", "独立主持换模")).toContain('<w:jc w:val="left"/>');
    expect(around(xml, "p", "十二月底")).toContain('<w:jc w:val="center"/>');
  });

  test("the line to sign on stands at the foot of the cell, in a row of its own that no line parts from the text", async () => {
    const text = long("锻炼单位\n鉴定意见", "同意结束锻炼", 70, BY_HAND);
    const xml = await bodyOf({ title: "鉴定表", parts: [{ kind: "table", rows: [text] }] });
    const [opinion, signature] = [around(xml, "tr", "同意结束锻炼"), around(xml, "tr", "签名：")];
    expect(opinion).not.toContain("签名：");
    expect(opinion).toContain('<w:vMerge w:val="restart"/>');
    expect(signature).toContain('<w:vMerge w:val="continue"/>');
    expect(opinion).toMatch(/<w:tcBorders><w:bottom w:val="nil"/);
    expect(signature).toMatch(/<w:tcBorders><w:top w:val="nil"/);
  });

  test("a fact stands on one line where a smaller size lets it, as in the PDF", async () => {
    const cells = (text: string) => facts(fact("时　间", text), fact("方　式", "现场带教"), fact("地　点", "甲"));
    const size = async (text: string) => {
      const xml = await bodyOf({ title: "表", parts: [{ kind: "table", rows: [cells(text)] }] });
      return /<w:sz w:val="(\d+)"/.exec(around(xml, "r", text))?.[1];
    };
    expect(await size("办公室")).toBe("24");
    expect(await size("2026年5月4日")).toBe("21");
    expect(await size("2026年12月25日")).toBe("18");
  });
});
