import fc from "fast-check";
import { strToU8, type Zippable, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { columnIndex, columnName } from "./address";
import { dateOfSerial, showsDate } from "./dates";
import { readSheet, type SheetLimits } from "./reader";
import { writeSheets } from "./writer";

const LIMITS = { rows: 1000, columns: 50 };
const PARTS = {
  "xl/workbook.xml": `<workbook><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
};

/** A workbook from its parts, the sheet from its rows. */
function workbook(rows: string, more: Record<string, string> = {}): Uint8Array {
  const sheet = `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
  const parts = { ...PARTS, "xl/worksheets/sheet1.xml": sheet, ...more };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}
const read = async (bytes: Uint8Array, limits: SheetLimits = LIMITS) => (await readSheet(bytes, "花名册", limits)).rows;
const refusal = (bytes: Uint8Array, limits: SheetLimits = LIMITS) =>
  read(bytes, limits).then(
    () => "",
    (error: unknown) => {
      expect(error).toBeInstanceOf(Refusal);
      return (error as Refusal).message;
    },
  );

describe("what Excel, WPS and others write is read", () => {
  test("texts inline, shared, with runs and without phonetic hints; entities and line ends", async () => {
    const strings = `<sst><si><r><t>张</t></r><r><t xml:space="preserve">三 </t></r><rPh><t>zhang</t></rPh></si></sst>`;
    const bytes = workbook(
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>甲&amp;乙&#x4e2d;</t></is></c><c r="C1" t="str"><f>A1</f><v>公式</v></c></row>`,
      { "xl/sharedStrings.xml": strings },
    );
    expect(await read(bytes)).toEqual([
      {
        line: 1,
        cells: [
          { kind: "text", text: "张三" },
          { kind: "text", text: "甲&乙中" },
          { kind: "text", text: "公式" },
        ],
      },
    ]);
  });

  test("a prefix before every name, single quotes, missing addresses, comments and literal sections", async () => {
    const sheet = `<x:worksheet><!-- <row> --><x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t><![CDATA[<甲> & 乙]]></x:t></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    expect(await read(workbook("", { "xl/worksheets/sheet1.xml": sheet }))).toEqual([
      {
        line: 1,
        cells: [
          { kind: "text", text: "<甲> & 乙" },
          { kind: "number", text: "7" },
        ],
      },
    ]);
  });

  test("numbers keep every digit they have; a float is said as it was typed", async () => {
    const value = async (raw: string) =>
      (await read(workbook(`<row r="1"><c r="A1"><v>${raw}</v></c></row>`)))[0]?.cells[0];
    expect(await value("1988.0499999999999")).toEqual({ kind: "number", text: "1988.05" });
    expect(await value("1.1010819880312346E+17")).toEqual({ kind: "number", text: "1.1010819880312346E+17" });
    expect(await value("110108198803123450")).toEqual({ kind: "number", text: "110108198803123450" });
    expect(await value("13812345678")).toEqual({ kind: "number", text: "13812345678" });
  });

  test("dates are told by their format, in both calendars of Excel", async () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="2"/></cellXfs></styleSheet>`;
    const cells = [1, 2, 3].map((s, at) => `<c r="${"ABC"[at]}1" s="${s}"><v>32283</v></c>`).join("");
    const bytes = workbook(`<row r="1">${cells}</row>`, { "xl/styles.xml": styles });
    expect((await read(bytes))[0]?.cells).toEqual([
      { kind: "date", text: "1988-05-20" },
      { kind: "date", text: "1988-05-20" },
      { kind: "number", text: "32283" },
    ]);
    expect([dateOfSerial("1", false), dateOfSerial("61", false), dateOfSerial("0", true)]).toEqual([
      "1900-01-01",
      "1900-03-01",
      null,
    ]);
    expect(dateOfSerial("30821", true)).toBe("1988-05-20");
  });

  test.each([
    ["yyyy-mm-dd", true],
    ['[$-804]yyyy"年"m"月"d"日"', true],
    ["0.00", false],
    ["General", false],
    ["0.00E+00", false],
    ['[Red]"日"0', false],
    ["h:mm:ss", false],
  ])("format %j shows a date: %s", (format, expected) => expect(showsDate(format)).toBe(expected));

  test("formatted blank rows are no rows, a cell far out fills no gap", async () => {
    const blank = Array.from(
      { length: 50_000 },
      (_, at) => `<row r="${at + 2}" s="3"><c r="A${at + 2}" s="3"/><c r="B${at + 2}" s="3"/></row>`,
    );
    const bytes = workbook(
      `<row r="1"><c r="A1"><v>1</v></c></row>${blank.join("")}<row r="1048576"><c r="B1048576"><v>2</v></c></row>`,
    );
    expect((await read(bytes)).map((row) => [row.line, row.cells.length])).toEqual([
      [1, 1],
      [1_048_576, 2],
    ]);
  });

  test("a hidden sheet is not read, and the one of the wanted name comes first", async () => {
    const bytes = await writeSheets([
      { name: "说明", columns: [{ label: "甲" }], rows: [] },
      { name: "花名册", columns: [{ label: "乙" }], rows: [] },
    ]);
    expect((await readSheet(bytes, "花名册", LIMITS)).name).toBe("花名册");
    expect((await readSheet(bytes, "别的", LIMITS)).name).toBe("说明");
  });

  test("whatever our own writer wrote comes back as it was typed", () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 }), async (texts) => {
        const typed = texts.map((text) =>
          `x${text.replace(/[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}_]/gu, "")}`.trim(),
        );
        const bytes = await writeSheets([
          { name: "表", columns: typed.map(() => ({ label: "列" })), rows: [typed, typed.map((text) => `=${text}`)] },
        ]);
        const rows = await read(bytes);
        expect(rows.slice(1).map((row) => row.cells.map((cell) => cell?.text))).toEqual([
          typed,
          typed.map((text) => `=${text}`),
        ]);
      }),
      { numRuns: 25 },
    ));

  test("columns are named and counted alike", () =>
    fc.assert(fc.property(fc.nat(16_383), (index) => columnIndex(columnName(index)) === index)));
});

describe("a hostile or mistaken file is refused in words", () => {
  test.each([
    ["an .xls renamed", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]), "旧版 .xls"],
    ["a web page renamed", strToU8("<html><table></table></html>"), "网页"],
    ["a CSV renamed", strToU8("工号,姓名\n1,张三"), "不是 .xlsx"],
    ["an empty file", new Uint8Array(), "空的"],
    ["a cut file", workbook("<row/>").slice(0, 200), "已损坏"],
    ["another zip", zipSync({ "a.txt": strToU8("a") }), "不是 Excel 工作簿"],
  ])("%s", async (_what, bytes, said) => expect(await refusal(bytes)).toContain(said));

  test("a zip bomb is refused by its directory, before anything is unpacked", async () => {
    const parts: Zippable = { "xl/worksheets/sheet1.xml": [new Uint8Array(15 * 2 ** 20), { level: 9 }] };
    expect(await refusal(zipSync({ ...strings(PARTS), ...parts }))).toContain("压缩比超过 100 倍");
  });

  test("a part of more than 20 MB, parts of more than 50 MB together, more than 200 parts", async () => {
    // Level 0 stores: the ratio is one.
    const stored = (megabytes: number): [Uint8Array, { level: 0 }] => [
      new Uint8Array(megabytes * 2 ** 20),
      { level: 0 },
    ];
    const big = zipSync({ ...strings(PARTS), "xl/media/a.bin": stored(21) });
    expect(await refusal(big)).toContain("超过单个部件 20.0 MB");
    const three = Object.fromEntries(["a", "b", "c"].map((name) => [`xl/${name}`, stored(18)]));
    expect(await refusal(zipSync({ ...strings(PARTS), ...three }))).toContain("超过 50.0 MB");
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`p${at}`, strToU8("x")]));
    expect(await refusal(zipSync(many))).toContain("超过 200 个");
  });

  test("a directory that lies about a size stops the unpacking", async () => {
    const bytes = workbook(`<row r="1"><c r="A1"><v>1</v></c></row>${" ".repeat(5000)}`);
    // The uncompressed size of the sheet stands in the central directory, 24 bytes behind its signature.
    const at = Buffer.from(bytes).lastIndexOf("xl/worksheets/sheet1.xml") - 46;
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(at + 24, 100, true);
    expect(await refusal(bytes)).toContain("已损坏");
  });

  test("more rows or columns than are wanted", async () => {
    const row = (line: number, column = "A") => `<row r="${line}"><c r="${column}${line}"><v>1</v></c></row>`;
    const eleven = Array.from({ length: 11 }, (_, at) => row(at + 1)).join("");
    expect(await refusal(workbook(eleven), { rows: 10, columns: 5 })).toContain("超过 10 行");
    expect(await refusal(workbook(eleven), { rows: 10, columns: 5, said: 8 })).toContain("超过 8 行");
    expect(await refusal(workbook(row(3, "XFD")), { rows: 10, columns: 5 })).toContain("第 3 行在第 5 列以后");
  });

  test("entities are not expanded, tags that never end are an end", async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>`;
    expect((await read(workbook("", { "xl/worksheets/sheet1.xml": bomb })))[0]?.cells[0]?.text).toBe("&b;");
    for (const open of ["<row", "<!--", "<![CDATA[", "<row r='1'><c", "<?"]) {
      expect(await read(workbook("", { "xl/worksheets/sheet1.xml": `<worksheet>${open}` }))).toEqual([]);
    }
  });
});

function strings(parts: Record<string, string>): Zippable {
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
}
