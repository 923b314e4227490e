import type { PlainDate } from "@/lib/calendar";
import { columnName } from "@/lib/sheet/address";
import type { Cell, Row } from "@/lib/sheet/reader";
import { CATEGORIES, type Category, codeOf, GENDERS, type Gender, POLITICAL, type Political } from "../labels";
import { tidyName } from "../names";
import { EMPLOYEE_NO, NAME, PHONE } from "../person/schema";
import { COLUMNS, type ColumnKey, type Header, labelOf, looksLikeIdentity } from "./columns";
import { ETHNICITIES } from "./ethnicities";
import { type Dated, readDate } from "./months";

/** What is wrong, where, and how to mend it. */
export type Fault = { column: string; cell: string; reason: string; mend: string };

/** What a row states, read cell by cell. `phone` is undefined when the roster has no such column. */
export type Stated = {
  employeeNo: string;
  name: string;
  gender: Gender;
  bornOn: PlainDate | null;
  ethnicity: string;
  political: Political;
  joinedPartyOn: Dated | null;
  startedWorkOn: Dated | null;
  education: string;
  degree: string;
  professionalTitle: string;
  unit: string;
  branch: string;
  title: string;
  since: Dated | null;
  category: Category;
  representative: boolean;
  phone: string | undefined;
};

/** The cells of the roster's columns, in their order: what is kept of a row, whatever is wrong with it. */
export type RawRow = { line: number; cells: (Cell | null)[] };

export function rawRow(row: Row, header: Header): RawRow {
  const cells = COLUMNS.map((column) => {
    const at = header.at[column.key];
    return (at === undefined ? null : row.cells[at]) ?? null;
  });
  return { line: row.line, cells };
}

/** Faults hold the address of the cell as the sheet has it, so that it can be found there. */
export function addressOf(key: ColumnKey, line: number, header: Pick<Header, "at">): string {
  const at = header.at[key];
  return at === undefined ? `第${line}行` : `${columnName(at)}${line}`;
}

const ALSO: { [said: string]: Political } = {
  党员: "PARTY_MEMBER",
  正式党员: "PARTY_MEMBER",
  中国共产党党员: "PARTY_MEMBER",
  预备党员: "PROBATIONARY_MEMBER",
  中国共产党预备党员: "PROBATIONARY_MEMBER",
  团员: "LEAGUE_MEMBER",
  无党派: "MASSES",
  无党派人士: "MASSES",
};

/** Reads a row; every cell that cannot be taken is a fault of its own, so that one pass names them all. */
export function readRow(row: RawRow, header: Pick<Header, "at">): { stated: Stated; faults: Fault[] } {
  const read = new RowReader(row, header);
  const stated: Stated = {
    employeeNo: read.with("employeeNo", employeeNoOf),
    name: read.with("name", nameOf),
    gender: read.oneOf("gender", GENDERS, "MALE"),
    bornOn: firstOfMonth(read.date("bornOn")),
    ethnicity: read.with("ethnicity", ethnicityOf),
    political: read.oneOf("political", POLITICAL, "MASSES", ALSO),
    joinedPartyOn: read.date("joinedPartyOn"),
    startedWorkOn: read.date("startedWorkOn"),
    education: read.text("education", 20),
    degree: read.text("degree", 30),
    professionalTitle: read.text("professionalTitle", 40),
    unit: read.text("unit", 60),
    branch: read.text("branch", 60),
    title: read.text("title", 60),
    since: read.date("since"),
    category: read.cell("category") ? read.oneOf("category", CATEGORIES, "STAFF") : "STAFF",
    representative: read.with("representative", representativeOf),
    phone: header.at.phone === undefined ? undefined : read.with("phone", phoneOf),
  };
  return { stated, faults: read.faults };
}

class RowReader {
  readonly faults: Fault[] = [];
  private readonly row: RawRow;
  private readonly header: Pick<Header, "at">;

  constructor(row: RawRow, header: Pick<Header, "at">) {
    this.row = row;
    this.header = header;
    for (const { key } of COLUMNS) checkCell(key, this.raw(key), this.fault);
    if (!this.raw("unit")) this.fault("unit", "没有填写单位。", "请填写单位的全称。");
  }

  readonly fault: Say = (key, reason, mend) => {
    this.faults.push({ column: labelOf(key), cell: addressOf(key, this.row.line, this.header), reason, mend });
  };

  private raw(key: ColumnKey): Cell | null {
    return this.row.cells[COLUMNS.findIndex((column) => column.key === key)] ?? null;
  }

  /** Errors of formulas, numbers that Excel has rounded, and identity numbers are no values at all. */
  cell(key: ColumnKey): Cell | null {
    const cell = this.raw(key);
    return cell && cell.kind !== "error" && !lostDigits(cell) && !looksLikeIdentity(cell) ? cell : null;
  }

  /** A cell that could not be used has its fault already: it is not said to be empty besides. */
  with<T>(key: ColumnKey, read: (cell: Cell | null, fault: Say) => T): T {
    const cell = this.cell(key);
    return read(cell, this.raw(key) && !cell ? () => {} : this.fault);
  }

  text(key: ColumnKey, max: number): string {
    const said = this.cell(key)?.text.replace(/\s*\n\s*/g, " ") ?? "";
    if ([...said].length > max) this.fault(key, `超过${max}个字。`, "请缩短。");
    return said;
  }

  oneOf<K extends string>(key: ColumnKey, labels: Record<K, string>, empty: K, also: { [said: string]: K } = {}): K {
    return this.with(key, (cell, fault) => {
      const said = cell?.text.replace(/\s/g, "") ?? "";
      const code = codeOf(labels, said) ?? also[said];
      const mend = `请填${Object.values(labels).join("、")}之一。`;
      if (!code) fault(key, said ? `“${said}”不在可选范围内。` : "没有填写。", mend);
      return code ?? empty;
    });
  }

  date(key: ColumnKey): Dated | null {
    const cell = this.cell(key);
    if (!cell) return null;
    const read = readDate(cell);
    if ("date" in read) return read;
    this.fault(key, read.reason, read.mend);
    return null;
  }
}

type Say = (key: ColumnKey, reason: string, mend: string) => void;

/** A float keeps 15 digits; what stands behind them is not what was typed. */
function lostDigits(cell: Cell): boolean {
  return (
    cell.kind === "number" &&
    (/E\+/i.test(cell.text) || cell.text.replace(/\D/g, "").replace(/^0+|0+$/g, "").length > 15)
  );
}

function checkCell(key: ColumnKey, cell: Cell | null, fault: Say): void {
  if (!cell) return;
  if (cell.kind === "error") fault(key, `单元格是错误值 ${cell.text}。`, "请改正公式，或直接填写内容。");
  else if (looksLikeIdentity(cell)) fault(key, "像是身份证号，本系统不收集。", "请删去。");
  else if (lostDigits(cell)) {
    fault(key, "数字超过15位，Excel 已把后面的数字变成 0。", "请把这一列设为文本格式，重新填写。");
  }
}

function employeeNoOf(cell: Cell | null, fault: Say): string {
  const number = cell?.text.normalize("NFKC").replace(/\s/g, "").toUpperCase() ?? "";
  if (!number) fault("employeeNo", "没有填写工号。", "请填写工号；没有工号的人不能导入。");
  else if (!EMPLOYEE_NO.test(number))
    fault("employeeNo", `“${number}”不是工号。`, "只能用字母、数字和连字符，最多20位。");
  return number;
}

function nameOf(cell: Cell | null, fault: Say): string {
  const name = tidyName(cell?.text ?? "");
  if (!name) fault("name", "没有填写姓名。", "请填写姓名。");
  else if (!NAME.test(name)) fault("name", `“${name}”不像姓名。`, "只能用汉字、字母和间隔号“·”，最多30个字。");
  return name;
}

function ethnicityOf(cell: Cell | null, fault: Say): string {
  const said = cell?.text.replace(/\s/g, "") ?? "";
  if (!said) return "";
  const full = ETHNICITIES.find((name) => name === said || name === `${said}族`);
  if (!full) fault("ethnicity", `没有“${said}”这个民族。`, "请填写民族全称，如汉族、回族。");
  return full ?? "";
}

function representativeOf(cell: Cell | null, fault: Say): boolean {
  const said = cell?.text.replace(/\s/g, "") ?? "";
  if (!["", "是", "否", "√", "无"].includes(said)) fault("representative", `“${said}”不在可选范围内。`, "请填是或否。");
  return said === "是" || said === "√";
}

function phoneOf(cell: Cell | null, fault: Say): string {
  const number =
    cell?.text
      .normalize("NFKC")
      .replace(/[\s-]/g, "")
      .replace(/^\+?86(?=1)/, "") ?? "";
  if (number && !PHONE.test(number)) fault("phone", `“${number}”不是手机号。`, "请填写11位手机号，或留空。");
  return number;
}

const firstOfMonth = (dated: Dated | null): PlainDate | null => dated && (`${dated.date.slice(0, 7)}-01` as PlainDate);
