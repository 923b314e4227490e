import { beforeAll, describe, expect, test, vi } from "vitest";
import { press } from "./pdf";
import { printTallySheet } from "./tally-sheet";
import { givenSubject, givenTally } from "./testing/given-tally";
import { bare, readPdf } from "./testing/read-pdf";

// Reading the fonts takes a while on a busy machine, once.
vi.setConfig({ testTimeout: 60_000 });
beforeAll(() => press(), 60_000);

const print = async (...given: Parameters<typeof givenTally>) => {
  const printed = await printTallySheet(givenTally(...given), "2026-02-06");
  const pages = await readPdf(printed.bytes);
  return { ...printed, sheets: pages, text: bare(pages.map((page) => page.text).join("")) };
};

describe("民主测评汇总表", () => {
  test("holds the counts, the three tables, the lines to sign and the rules it follows", async () => {
    const { text } = await print([givenSubject()]);
    for (const part of [
      "锻造厂2025年度干部民主测评汇总表",
      "应参加人数实参加人数占比发出票数收回票数有效票数无效票数605896.67%6058571",
      "1丁卫东模压车间副主任1875.00520.8314.1700.00",
      "1丁卫东90.8083.9580.0090.8898.5888.622",
      "上级领导4055590.2036.08",
      "监票人(签名)计票人(签名)纪委监督(签名)年月日",
      "规则第1版·9f3c51d07be2aa41",
    ]) {
      expect(text).toContain(bare(part));
    }
  });

  test("counts that may not be published are replaced by the reason", async () => {
    const { text } = await print([givenSubject({ overall: null })]);
    expect(text).toContain("丁卫东模压车间副主任不足10票,不公布");
    expect(text).not.toContain("75.00");
  });

  test("a mean that may not be published is a dash", async () => {
    const [block] = givenSubject().blocks;
    if (!block) throw new Error("the given subject has a block");
    const { text } = await print([givenSubject({ blocks: [{ ...block, mean: null, weighted: null }] })]);
    expect(text).toContain("上级领导40555——");
    expect(text).not.toContain("36.08");
  });

  test("a subject without a valid rating prints the reason and no figure", async () => {
    const { text } = await print([givenSubject({ invalid: "测评无效：参加人数不足三分之二", blocks: [] })]);
    expect(text.match(/测评无效:参加人数不足三分之二/g)).toHaveLength(2);
    expect(text).not.toContain("88.62");
  });

  test("many subjects flow over pages that each repeat heads and pool and are numbered", async () => {
    const { sheets, pages } = await print(Array.from({ length: 60 }, (_, at) => givenSubject({ rank: `${at + 1}` })));
    expect(pages).toBeGreaterThan(8);
    sheets.forEach((sheet, at) => {
      expect(bare(sheet.text)).toContain(`第${at + 1}页共${pages}页`);
      if (sheet.text.includes("丁卫东")) {
        expect(sheet.text).toContain("序号");
        expect(sheet.text).toContain("中层副职");
      }
    });
  });

  test("names of any length stay inside the table, missing characters are reported", async () => {
    const post = "W".repeat(3000);
    const { sheets, missing, text } = await print([givenSubject({ name: "王𰀀", post }), givenSubject({ name: post })]);
    const right = ((297 - 16) * 72) / 25.4;
    for (const piece of sheets.flatMap((sheet) => sheet.pieces)) expect(piece.x + piece.width).toBeLessThan(right + 1);
    expect(missing).toEqual([{ char: "𰀀", codepoint: "U+30000", where: "第 1 号姓名" }]);
    expect(text).toContain("〓为字库未收的字:第1号姓名U+30000。");
  });
});
