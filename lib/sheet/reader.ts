import { Refusal } from "@/lib/errors";
import { columnIndex } from "./address";
import { type Archive, openArchive } from "./archive";
import { dateOfSerial, dateStyles } from "./dates";
import { unshield } from "./shield";
import { attribute, decode, walk } from "./xml";

/** A cell as it stands: numbers as Excel wrote them, digit by digit, because a float has lost what an id needs. */
export type Cell = { kind: "text" | "number" | "date" | "error"; text: string };

/** A row with something in it. `line` is the number Excel shows. */
export type Row = { line: number; cells: (Cell | undefined)[] };

/** `said`: the limit of rows that the user is told, where some of the rows are headings. */
export type SheetLimits = { rows: number; columns: number; said?: number };
export type OnProgress = (done: number, total: number) => void;

/**
 * The rows of one sheet that hold something. Formatted blank rows cost nothing, a cell at XFD1048576 fills no gap, and
 * what is kept is bounded by the limits: the memory of a reading does not depend on what a hostile file claims.
 */
export async function readSheet(
  bytes: Uint8Array,
  preferred: string,
  limits: SheetLimits,
  onProgress: OnProgress = () => {},
): Promise<{ name: string; rows: Row[] }> {
  const archive = await openArchive(bytes);
  const book = await bookOf(archive);
  const sheets = book.sheets.filter((sheet) => !sheet.hidden && archive.has(sheet.path));
  const sheet = sheets.find((one) => one.name.trim() === preferred) ?? sheets[0];
  if (!sheet) throw new Refusal("invalid", "工作簿里没有可见的工作表。");
  const strings = archive.has("xl/sharedStrings.xml")
    ? await stringsOf(await textOf(archive, "xl/sharedStrings.xml"))
    : [];
  const dated = archive.has("xl/styles.xml")
    ? await dateStyles(await textOf(archive, "xl/styles.xml"))
    : new Set<number>();
  const reading = new Reading(limits, strings, dated, book.date1904);
  await walk(await textOf(archive, sheet.path), {
    open: (name, attributes) => reading.open(name, attributes),
    close: (name) => reading.close(name),
    text: (text) => reading.text(text),
    progress: onProgress,
  });
  return { name: sheet.name, rows: reading.rows };
}

async function textOf(archive: Archive, name: string): Promise<string> {
  const bytes = await archive.read(name);
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(utf16 ? "utf16le" : "utf8");
}

type SheetEntry = { name: string; hidden: boolean; path: string };

async function bookOf(archive: Archive): Promise<{ sheets: SheetEntry[]; date1904: boolean }> {
  if (!archive.has("xl/workbook.xml")) {
    throw new Refusal("invalid", "这个压缩包不是 Excel 工作簿。请用 Excel 或 WPS 另存为 .xlsx 再上传。");
  }
  const targets = new Map<string, string>();
  if (archive.has("xl/_rels/workbook.xml.rels")) {
    await walk(await textOf(archive, "xl/_rels/workbook.xml.rels"), {
      open: (name, attributes) => {
        if (name !== "Relationship") return;
        targets.set(attribute(attributes, "Id") ?? "", attribute(attributes, "Target") ?? "");
      },
    });
  }
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  await walk(await textOf(archive, "xl/workbook.xml"), {
    open: (tag, attributes) => {
      if (tag === "workbookPr") date1904 = /^(1|true)$/.test(attribute(attributes, "date1904") ?? "");
      if (tag !== "sheet") return;
      const target = targets.get(attribute(attributes, "id") ?? "") ?? "";
      sheets.push({
        name: attribute(attributes, "name") ?? "",
        hidden: /hidden/i.test(attribute(attributes, "state") ?? ""),
        path: target.startsWith("/") ? target.slice(1) : `xl/${target}`,
      });
    },
  });
  return { sheets, date1904 };
}

/** The table of texts; phonetic hints (rPh) over Chinese and Japanese words are no part of them. */
async function stringsOf(document: string): Promise<string[]> {
  const strings: string[] = [];
  let item = "";
  let inText = false;
  let inHint = false;
  await walk(document, {
    open: (name) => {
      if (name === "si") item = "";
      if (name === "rPh") inHint = true;
      if (name === "t") inText = !inHint;
    },
    text: (text) => {
      if (inText) item += decode(text);
    },
    close: (name) => {
      if (name === "t") inText = false;
      if (name === "rPh") inHint = false;
      if (name === "si") strings.push(item);
    },
  });
  return strings;
}

/** Collects the rows of a sheet while its tags go by. */
class Reading {
  readonly rows: Row[] = [];
  private line = 0;
  private row: Row | null = null;
  private column = -1;
  private attributes = "";
  private value = "";
  private inline = "";
  private inside: "v" | "t" | "" = "";
  private hint = false;

  constructor(
    private readonly limits: SheetLimits,
    private readonly strings: string[],
    private readonly dated: Set<number>,
    private readonly date1904: boolean,
  ) {}

  open(name: string, attributes: string): void {
    if (name === "row") {
      const stated = Number(attribute(attributes, "r"));
      this.line = Number.isInteger(stated) && stated > 0 ? stated : this.line + 1;
      this.column = -1;
      this.row = null;
    } else if (name === "c") {
      const stated = columnIndex((attribute(attributes, "r") ?? "").replace(/\d+$/, ""));
      this.column = stated >= 0 ? stated : this.column + 1;
      this.attributes = attributes;
      this.value = "";
      this.inline = "";
    } else if (name === "v") this.inside = "v";
    else if (name === "t") this.inside = this.hint ? "" : "t";
    else if (name === "rPh") this.hint = true;
  }

  text(text: string): void {
    if (this.inside === "v") this.value += text;
    else if (this.inside === "t") this.inline += text;
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.inside = "";
    else if (name === "rPh") this.hint = false;
    else if (name === "c") this.keep(this.cell());
  }

  private cell(): Cell | null {
    const type = attribute(this.attributes, "t") ?? "n";
    const value = decode(this.value);
    if (type === "s") return text(this.strings[Number(value)] ?? "");
    if (type === "inlineStr") return text(decode(this.inline));
    if (type === "str") return text(value);
    if (type === "e") return { kind: "error", text: value || "#N/A" };
    if (type === "b") return text(value === "1" ? "是" : "否");
    if (type === "d") return value ? { kind: "date", text: value.slice(0, 10) } : null;
    if (value.trim() === "") return null;
    const date = this.dated.has(Number(attribute(this.attributes, "s") ?? "0"))
      ? dateOfSerial(value, this.date1904)
      : null;
    return date ? { kind: "date", text: date } : { kind: "number", text: digits(value.trim()) };
  }

  private keep(cell: Cell | null): void {
    if (!cell) return;
    if (this.column >= this.limits.columns) {
      throw new Refusal(
        "invalid",
        `第 ${this.line} 行在第 ${this.limits.columns} 列以后还有内容。请删去花名册以外的列再上传。`,
      );
    }
    if (!this.row) {
      if (this.rows.length >= this.limits.rows) {
        const most = this.limits.said ?? this.limits.rows;
        throw new Refusal("invalid", `工作表有内容的行超过 ${most} 行的限制。请分成几个文件，分别上传。`);
      }
      this.row = { line: this.line, cells: [] };
      this.rows.push(this.row);
    }
    this.row.cells[this.column] = cell;
  }
}

/** Excel writes 1988.05 as 1988.0499999999999: the shortest decimal that means the same float is what was typed. */
function digits(value: string): string {
  const float = Number(value);
  return value.includes(".") && Math.abs(float) < 1e15 ? String(float) : value;
}

/** Excel writes characters that XML forbids as _x000D_; a cell of spaces is an empty one. */
function text(raw: string): Cell | null {
  const plain = raw.replace(/_x([\dA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  const tidy = unshield(plain.replaceAll("\0", "").replace(/[\u200b\ufeff]/g, "")).trim();
  return tidy === "" ? null : { kind: "text", text: tidy };
}
