import type { PlainDate } from "@/lib/calendar";
import type { RawRow } from "@/lib/sheet/header";
import type { Cell } from "@/lib/sheet/reader";
import { RowReader, type Say } from "@/lib/sheet/row-reader";
import type { Fault } from "@/lib/sheet/rows";
import { CATEGORIES, type Category, GENDERS, type Gender, POLITICAL, type Political } from "../labels";
import { tidyName } from "../names";
import { EMPLOYEE_NO, NAME, PHONE } from "../person/schema";
import { COLUMNS, type ColumnKey, type Header } from "./columns";
import { ETHNICITIES } from "./ethnicities";
import { type Dated, readDate } from "./months";

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
  const read = new RosterReader(row, header, COLUMNS);
  if (!read.raw("unit")) read.fault("unit", "没有填写单位。", "请填写单位的全称。");
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

class RosterReader extends RowReader<ColumnKey> {
  oneOf<C extends string>(key: ColumnKey, labels: Record<C, string>, empty: C, also?: { [said: string]: C }): C {
    return this.code(key, labels, also) ?? empty;
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

/** For every sheet that knows people by their number. */
export function employeeNoOf(cell: Cell | null, fault: Say<"employeeNo">): string {
  const number = cell?.text.normalize("NFKC").replace(/\s/g, "").toUpperCase() ?? "";
  if (!number) fault("employeeNo", "没有填写工号。", "请填写工号；没有工号的人不能导入。");
  else if (!EMPLOYEE_NO.test(number))
    fault("employeeNo", `“${number}”不是工号。`, "只能用字母、数字和连字符，最多20位。");
  return number;
}

function nameOf(cell: Cell | null, fault: Say<ColumnKey>): string {
  const name = tidyName(cell?.text ?? "");
  if (!name) fault("name", "没有填写姓名。", "请填写姓名。");
  else if (!NAME.test(name)) fault("name", `“${name}”不像姓名。`, "只能用汉字、字母和间隔号“·”，最多30个字。");
  return name;
}

function ethnicityOf(cell: Cell | null, fault: Say<ColumnKey>): string {
  const said = cell?.text.replace(/\s/g, "") ?? "";
  if (!said) return "";
  const full = ETHNICITIES.find((name) => name === said || name === `${said}族`);
  if (!full) fault("ethnicity", `没有“${said}”这个民族。`, "请填写民族全称，如汉族、回族。");
  return full ?? "";
}

function representativeOf(cell: Cell | null, fault: Say<ColumnKey>): boolean {
  const said = cell?.text.replace(/\s/g, "") ?? "";
  if (!["", "是", "否", "√", "无"].includes(said)) fault("representative", `“${said}”不在可选范围内。`, "请填是或否。");
  return said === "是" || said === "√";
}

function phoneOf(cell: Cell | null, fault: Say<ColumnKey>): string {
  const number =
    cell?.text
      .normalize("NFKC")
      .replace(/[\s-]/g, "")
      .replace(/^\+?86(?=1)/, "") ?? "";
  if (number && !PHONE.test(number)) fault("phone", `“${number}”不是手机号。`, "请填写11位手机号，或留空。");
  return number;
}

const firstOfMonth = (dated: Dated | null): PlainDate | null => dated && (`${dated.date.slice(0, 7)}-01` as PlainDate);
