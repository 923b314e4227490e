import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeightRule,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { clean, orNone, paragraphs } from "../text";
import { type Facts, type List, type Long, type Paper, type Part, type Row, saySignature } from "./paper";

/** Names only: Word takes them from the reader's machine, where offices have them (domain.md §3.12). */
const FONTS = { title: "方正小标宋简体", head: "黑体", body: "仿宋_GB2312" } as const;

/** Twentieths of a point. */
const mm = (length: number) => Math.round((length * 1440) / 25.4);
const COLUMNS = [24, 30, 22, 28, 24, 28].map(mm);
const WHOLE = mm(156);

export type WordSetting = {
  /** Whose copy it is: above and under every page, for papers that are held inside. */
  mark?: string;
  /** A list of many columns: A3 across instead of A4 upright, in smaller letters. */
  wide?: boolean;
};

/** The paper for Word: the same description as the PDF, in fonts of the office, to be filled in and signed by hand. */
export async function wordOf(paper: Paper, setting: WordSetting = {}): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title: sayable(paper.title),
    creator: "衡才",
    styles: { default: { document: { run: { font: fonts(FONTS.body), size: 24 } } } },
    sections: [sectionOf(paper, setting)],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

/** What XML cannot hold would make Word refuse the whole file. */
const sayable = (text: string) => clean(text).replace(/[\p{Noncharacter_Code_Point}\p{Cs}]/gu, "");
const fonts = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });

const run = (text: string, size: number, font: string = FONTS.body) =>
  new TextRun({ text: sayable(text), size: size * 2, font: fonts(font) });
const centred = (...children: ParagraphChild[]) => new Paragraph({ alignment: AlignmentType.CENTER, children });

/** How the lines of a text stand: in the middle, flush left, or as prose that begins each paragraph with two characters' room. */
type Setting = "middle" | "left" | "prose";

/** Lines as paragraphs. `keep`: on one page with what follows; "last": its end alone. */
function lines(text: string, size: number, setting: Setting, keep: boolean | "last" = false): Paragraph[] {
  const indent = setting === "prose" ? { firstLineChars: 200, firstLine: size * 40 } : undefined;
  const alignment = { middle: AlignmentType.CENTER, left: AlignmentType.LEFT, prose: AlignmentType.BOTH }[setting];
  const all = paragraphs(text).split("\n");
  return all.map(
    (line, at) =>
      new Paragraph({
        ...{ alignment, keepNext: keep === true || (keep === "last" && at === all.length - 1) },
        ...(indent ? { indent } : {}),
        children: [run(line, size)],
      }),
  );
}

const A4: ISectionOptions["properties"] = {
  page: {
    size: { width: mm(210), height: mm(297) },
    margin: { top: mm(22), bottom: mm(22), left: mm(28), right: mm(26), footer: mm(9) },
  },
};
const A3: ISectionOptions["properties"] = {
  page: {
    // The library turns the sheet itself.
    size: { width: mm(297), height: mm(420), orientation: PageOrientation.LANDSCAPE },
    margin: { top: mm(16), bottom: mm(18), left: mm(14), right: mm(14), footer: mm(6) },
  },
};

function sectionOf(paper: Paper, { mark, wide = false }: WordSetting): ISectionOptions {
  const head = [
    ...(paper.mark ? [new Paragraph({ children: [run(paper.mark, 12, FONTS.head)] })] : []),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 200 },
      children: [run(paper.title, 22, FONTS.title)],
    }),
    ...(paper.number
      ? [new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { after: 100 }, children: [run(paper.number, 12)] })]
      : []),
  ];
  const marked = mark ? [centred(run(mark, 9, FONTS.head))] : [];
  return {
    properties: wide ? A3 : A4,
    ...(mark ? { headers: { default: new Header({ children: marked }) } } : {}),
    footers: { default: new Footer({ children: [...marked, pageNumber()] }) },
    children: [...head, ...paper.parts.flatMap((part) => partOf(part, wide))],
  };
}

const pageNumber = () =>
  centred(new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], size: 28, font: fonts("宋体") }));

function partOf(part: Part, wide: boolean): (Paragraph | Table)[] {
  const heading = part.heading || part.fresh ? [headingOf(part)] : [];
  if (part.kind === "prose") return [...heading, ...lines(orNone(part.text), 14, "prose")];
  // A line of nothing parts two tables, which Word would join.
  const gap = new Paragraph({ spacing: { line: 120, lineRule: "exact" }, children: [] });
  return [...heading, part.kind === "table" ? tableOf(COLUMNS, rowsOf(part)) : listOf(part, wide), gap];
}

const headingOf = ({ heading, fresh }: Part) =>
  new Paragraph({
    ...{ keepNext: true, pageBreakBefore: fresh ?? false, spacing: heading ? { before: 160, after: 80 } : {} },
    children: heading ? [run(heading, 14, FONTS.head)] : [],
  });

const outer = { style: BorderStyle.SINGLE, size: 12, color: "000000" };
const inner = { style: BorderStyle.SINGLE, size: 4, color: "000000" };

const sum = (widths: number[]) => widths.reduce((total, width) => total + width, 0);

const tableOf = (columnWidths: number[], rows: TableRow[]) =>
  new Table({
    ...{ rows, columnWidths, layout: "fixed" },
    width: { size: sum(columnWidths), type: WidthType.DXA },
    borders: {
      ...{ top: outer, bottom: outer, left: outer, right: outer },
      ...{ insideHorizontal: inner, insideVertical: inner },
    },
  });

/** `open`: no line on that side, towards the cell that belongs to it. */
type CellStyle = { span?: number; rows?: number; top?: boolean; narrow?: boolean; open?: "top" | "bottom" };

const cell = (children: Paragraph[], width: number, style: CellStyle = {}) => {
  const { span = 1, rows = 1, top = false, narrow = false, open } = style;
  return new TableCell({
    ...{ children, columnSpan: span, rowSpan: rows, width: { size: width, type: WidthType.DXA } },
    ...(open ? { borders: { [open]: { style: BorderStyle.NIL } } } : {}),
    verticalAlign: top ? VerticalAlign.TOP : VerticalAlign.CENTER,
    margins: { left: mm(narrow ? 0.6 : 1.5), right: mm(narrow ? 0.6 : 1.5), top: mm(1), bottom: mm(1) },
  });
};

const row = (children: TableCell[], least: number, tableHeader = false) =>
  new TableRow({ children, tableHeader, height: { value: mm(least), rule: HeightRule.ATLEAST } });

/** Of a part that is to stay together, every row but the last asks for the next one. */
const rowsOf = ({ rows, together = false }: Extract<Part, { kind: "table" }>) =>
  rows.flatMap((given, at) => rowsFor(given, together && at < rows.length - 1));

function rowsFor(given: Row, keep: boolean): TableRow[] {
  if (given.kind === "facts") return [factsRow(given, keep)];
  if (given.kind === "long") return longRows(given, keep);
  return [row([cell([centred(run(given.text, 12, FONTS.head))], WHOLE, { span: 6 })], 9)];
}

/** Points: the largest size at which every line stands in the cell; a date broken in two reads as two. As in the PDF. */
function sizeIn(text: string, width: number): number {
  const room = width / 20 - (3 * 72) / 25.4;
  const longest = Math.max(...paragraphs(text).split("\n").map(emsOf));
  return [12, 10.5, 9].find((size) => longest * size <= room) ?? 9;
}

/** Half an em a letter, one a sign, and the quarter that Word puts between the two. */
function emsOf(line: string): number {
  const letters = line.match(/[!-~]/g)?.length ?? 0;
  const seams = line.match(/[!-~](?=[^ -~])|[^ -~](?=[!-~])/g)?.length ?? 0;
  return [...line].length - letters / 2 + seams / 4;
}

function factsRow({ cells }: Facts, keep: boolean): TableRow {
  let place = 0;
  return row(
    cells.flatMap(({ label, text, wide }) => {
      const span = 2 * wide - 1;
      const [first = 0, ...others] = COLUMNS.slice(place, place + span + 1);
      place += span + 1;
      const said = text === null ? "" : orNone(text);
      const width = sum(others);
      return [
        cell(lines(label, 12, "middle", keep), first),
        cell(lines(said, sizeIn(said, width), "middle", keep), width, { span }),
      ];
    }),
    10,
  );
}

/**
 * A text under its label. Word cannot send a line to the foot of a cell, so the signature has a row of its own without a
 * line above it, and the label stands beside both.
 */
function longRows({ label, text, least, signature }: Long, keep: boolean): TableRow[] {
  const said = (end: boolean | "last") =>
    text === null ? [new Paragraph({ keepNext: end !== false, children: [] })] : lines(orNone(text), 12, "prose", end);
  const name = lines(label, 12, "middle", keep || signature !== undefined);
  const width = COLUMNS[0] ?? 0;
  const rest = sum(COLUMNS.slice(1));
  if (!signature) return [row([cell(name, width), cell(said(keep), rest, { span: 5, top: true })], least)];
  const signed = new Paragraph({
    ...{ alignment: AlignmentType.RIGHT, keepNext: keep, children: [run(saySignature(signature), 10.5)] },
  });
  return [
    row(
      [cell(name, width, { rows: 2 }), cell(said(keep || "last"), rest, { span: 5, top: true, open: "bottom" })],
      least - FOOT,
    ),
    row([cell([signed], rest, { span: 5, open: "top" })], FOOT),
  ];
}

/** Height of the line to sign on, in millimetres: with its margins one line of the body. */
const FOOT = 9;

function listOf({ columns, rows, empty }: List, wide: boolean): Table {
  const whole = wide ? mm(392) : WHOLE;
  const [size, headSize] = wide ? [9, 9] : [10.5, 12];
  const all = columns.reduce((total, { share }) => total + share, 0);
  const widths = columns.map(({ share }) => Math.round((whole * share) / all));
  const heads = columns.map(({ label }, at) =>
    cell(
      label.split("\n").map((line) => centred(run(line, headSize, FONTS.head))),
      widths[at] ?? 0,
      { narrow: wide },
    ),
  );
  const head = row(heads, 9, true);
  if (rows.length === 0) {
    return tableOf(widths, [head, row([cell(lines(empty, 12, "middle"), whole, { span: columns.length })], 9)]);
  }
  const body = rows.map((cells) =>
    row(
      cells.map((text, at) =>
        cell(lines(text, size, columns[at]?.prose ? "left" : "middle"), widths[at] ?? 0, { narrow: wide }),
      ),
      9,
    ),
  );
  return tableOf(widths, [head, ...body]);
}
