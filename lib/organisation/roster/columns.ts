import { invalid } from "@/lib/errors";
import { columnName } from "@/lib/sheet/address";
import type { Cell, Row } from "@/lib/sheet/reader";
import { CATEGORIES, GENDERS, POLITICAL } from "../labels";
import { nearest } from "./likeness";

/** The roster: its columns, in the order of template and export. The phone is the only column that may be missing. */
export const COLUMNS = [
  { key: "employeeNo", label: "工号", alias: ["员工号", "职工号", "员工编号", "人员编号", "职工编号"] },
  { key: "name", label: "姓名", alias: ["名字", "员工姓名", "职工姓名"] },
  { key: "gender", label: "性别", alias: [], choices: Object.values(GENDERS) },
  { key: "bornOn", label: "出生年月", alias: ["出生日期", "出生时间", "生日"] },
  { key: "ethnicity", label: "民族", alias: [] },
  { key: "political", label: "政治面貌", alias: ["面貌", "党派"], choices: Object.values(POLITICAL) },
  { key: "joinedPartyOn", label: "入党时间", alias: ["入党日期", "入党年月", "加入党派时间"] },
  { key: "startedWorkOn", label: "参加工作时间", alias: ["工作时间", "参加工作日期", "参工时间"] },
  { key: "education", label: "学历", alias: ["文化程度", "最高学历"] },
  { key: "degree", label: "学位", alias: ["最高学位"] },
  { key: "professionalTitle", label: "专业技术职务", alias: ["职称", "专业技术职称", "技术职称"] },
  { key: "unit", label: "单位", alias: ["部门", "所在单位", "工作单位", "车间"] },
  { key: "branch", label: "党支部", alias: ["支部", "所属支部", "所在支部", "所属党支部"] },
  { key: "title", label: "现任职务", alias: ["职务", "岗位", "职务名称", "现职务"] },
  { key: "since", label: "任现职时间", alias: ["任职时间", "任现职务时间", "任现职日期"] },
  {
    key: "category",
    label: "职级类别",
    alias: ["职级", "类别", "职务层次", "人员类别"],
    choices: Object.values(CATEGORIES),
  },
  { key: "representative", label: "是否职工代表", alias: ["职工代表"], choices: ["是", "否"] },
  { key: "phone", label: "手机", alias: ["手机号", "手机号码", "联系电话", "电话", "联系方式"], optional: true },
] as const satisfies readonly Column[];

type Column = { key: string; label: string; alias: readonly string[]; choices?: readonly string[]; optional?: true };
export type ColumnKey = (typeof COLUMNS)[number]["key"];

/** The column that an error workbook adds; it is left out when such a workbook is read again. */
export const ERROR_COLUMN = "错误";

export const labelOf = (key: ColumnKey): string => COLUMNS.find((column) => column.key === key)?.label ?? key;

/** Where the columns stand in a sheet. */
export type Header = { line: number; at: Partial<Record<ColumnKey, number>>; ignored: string[] };

/** A heading as people write it: with spaces, stars and remarks in brackets. */
const plain = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/\(.*?\)|[\s*:：]/g, "")
    .trim();

/** Headings are looked for in the first rows: above them stands often a title. */
const SEARCHED = 10;

/**
 * The heading row. Every column must be there under its own name: a guess would put a birthday into the wrong column.
 * @throws Refusal naming what is missing, and the heading that may be meant.
 */
export function headerOf(rows: readonly Row[]): Header {
  const [best] = rows
    .slice(0, SEARCHED)
    .map((row) => ({ row, known: row.cells.filter((cell) => cell && columnOf(cell.text)).length }))
    .sort((a, b) => b.known - a.known);
  if (!best || best.known < 3) {
    invalid(
      `没有找到表头。工作表的第一行须是列名：${COLUMNS.map((column) => column.label).join("、")}。可以下载模板，把数据粘贴进去。`,
    );
  }
  const header = positions(best.row);
  const missing = COLUMNS.filter((column) => !("optional" in column) && header.at[column.key] === undefined);
  if (missing.length > 0) {
    const free = strangers(best.row);
    invalid(`花名册${missing.map((column) => `缺少“${column.label}”列${meant(column, free)}`).join("；")}。`);
  }
  checkIdentity(best.row);
  return header;
}

const columnOf = (text: string) => COLUMNS.find((column) => column.label === plain(text));

function positions(row: Row): Header {
  const at: Header["at"] = {};
  row.cells.forEach((cell, index) => {
    const column = cell && columnOf(cell.text);
    if (!column) return;
    const earlier = at[column.key];
    if (earlier !== undefined) {
      invalid(`“${column.label}”列出现了两次（${columnName(earlier)} 列和 ${columnName(index)} 列），请删去一列。`);
    }
    at[column.key] = index;
  });
  return { line: row.line, at, ignored: strangers(row).map((one) => one.text) };
}

type Stranger = { text: string; address: string };

function strangers(row: Row): Stranger[] {
  return row.cells.flatMap((cell, index) =>
    cell && !columnOf(cell.text) && plain(cell.text) !== ERROR_COLUMN
      ? [{ text: cell.text, address: columnName(index) + row.line }]
      : [],
  );
}

function meant(column: Column, free: Stranger[]): string {
  const alias = free.find((one) => column.alias.includes(plain(one.text)));
  const near = nearest(
    column.label,
    free.map((one) => one.text),
  );
  const guess = alias ?? free.find((one) => one.text === near);
  return guess ? `（${guess.address} 的“${guess.text}”是否就是它？请改成“${column.label}”）` : "";
}

const IDENTITY = /身份证|公民身份|证件号/;

/** No identity numbers are collected (PIPL Art. 6): a file that holds them is not taken, not even in part. */
function checkIdentity(row: Row): void {
  row.cells.forEach((cell, index) => {
    if (cell && IDENTITY.test(cell.text)) {
      invalid(`本系统不收集身份证号。请删去 ${columnName(index)} 列“${cell.text}”后再上传。`);
    }
  });
}

/** 17 digits and a check character, with a month and a day in the middle; also what a float left of it. */
export function looksLikeIdentity(cell: Cell): boolean {
  if (/^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])\d{5}[\dXx]$/.test(cell.text)) return true;
  return cell.kind === "number" && /^\d(\.\d+)?E\+1[67]$/i.test(cell.text);
}
