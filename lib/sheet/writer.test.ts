import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import readXlsxFile from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { shield, unshield } from "./shield";
import { writeSheets } from "./writer";

const write = (rows: (string | null)[][]) =>
  writeSheets([{ name: "汇总", columns: [{ label: "姓名" }, { label: "得分", kind: "figure" }], rows }]);
const sheetXml = (workbook: Buffer) => strFromU8(unzipSync(workbook)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());

describe("sheets", () => {
  test("nothing typed by a person is ever a formula", async () => {
    const openings = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠1", "=cmd|' /C calc'!A0"];
    const workbook = await write(openings.map((text) => [text, text]));
    expect(sheetXml(workbook)).not.toContain("<f");
    const [, ...rows] = await read(workbook);
    expect(rows.map(([name]) => name)).toEqual(openings.map((text) => `'${text}`));
  });

  test("what was shielded is given back exactly as it was typed", () => {
    const typed = fc.oneof(fc.string(), fc.stringMatching(/^'*[=+\-@＝]x?$/));
    fc.assert(fc.property(typed, (text) => unshield(shield(text)) === text));
    expect(unshield("'引号")).toBe("'引号");
  });

  test("figures are numbers with two decimals, anything else in their column stays text", async () => {
    const workbook = await write([
      ["丁卫东", "90.80"],
      ["张三", "不公布"],
      ["李四", null],
    ]);
    const rows = await read(workbook);
    expect(rows.slice(1)).toEqual([
      ["丁卫东", 90.8],
      ["张三", "不公布"],
      ["李四", null],
    ]);
    expect(strFromU8(unzipSync(workbook)["xl/styles.xml"] ?? new Uint8Array())).toContain(
      // 2 is the number of the built-in format 0.00
      'numFmtId="2"',
    );
    expect(sheetXml(workbook)).toContain('s="4"><v>90.80</v>');
  });

  test("heads are frozen and columns are as wide as Chinese text needs", async () => {
    const xml = sheetXml(await write([["阿卜杜拉·买买提江·艾合买提", "1.00"]]));
    expect(xml).toContain('state="frozen"');
    expect(Number(/<col [^>]*width="([\d.]+)"/.exec(xml)?.[1])).toBeGreaterThanOrEqual(26);
  });

  test("any text makes a workbook that can be read back", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary", minLength: 1 }),
        fc.string({ unit: "binary" }),
        async (name, sheet) => {
          const workbook = await writeSheets([
            { name: sheet, columns: [{ label: "姓名" }], rows: [[`张${name}`], ["末行"]] },
          ]);
          const rows = await read(workbook);
          expect(rows.at(-1)).toEqual(["末行"]);
        },
      ),
      { numRuns: 20 },
    );
  }, 60_000);
});

async function read(workbook: Buffer) {
  const sheets = await readXlsxFile(workbook);
  return sheets[0]?.data ?? [];
}
